package org.hotswarm.engine.find;

import java.net.InetAddress;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.hotswarm.api.alert.TorrentAlert;
import org.hotswarm.api.settings.Settings;
import org.hotswarm.model.hash.InfoHash;
import org.hotswarm.model.peer.PeerAddress;
import org.hotswarm.model.peer.PeerId;
import org.hotswarm.spi.tracker.AnnounceReply;
import org.hotswarm.spi.tracker.AnnounceRequest;
import org.hotswarm.spi.tracker.AnnounceRequest.Event;
import org.hotswarm.spi.tracker.AnnounceRequest.Progress;
import org.hotswarm.spi.tracker.ScrapeEntry;
import org.hotswarm.spi.tracker.TrackerException;
import org.hotswarm.spi.tracker.TrackerPeer;

/** Trackers, a torrent and a listener, all of them maps and lists. */
final class FakeTrackers implements TrackerPort, AnnounceFacts, AnnounceListener {
  static final AnnounceReply PLAIN =
      new AnnounceReply(
          Duration.ofSeconds(1800),
          Optional.empty(),
          Optional.empty(),
          AnnounceReply.Swarm.UNKNOWN,
          List.of(new TrackerPeer(PeerAddress.of(new byte[] {1, 2, 3, 4}, 6881), Optional.empty())),
          Optional.empty(),
          Optional.empty());

  private final VirtualTime time;
  private final long origin;
  final List<Ask> asked = new ArrayList<>();
  final List<URI> uris = new ArrayList<>();
  final List<TorrentAlert> alerts = new ArrayList<>();
  final List<Boolean> localities = new ArrayList<>();
  final List<InetAddress> externalIps = new ArrayList<>();
  final Set<String> schemes = new HashSet<>(Set.of("http", "https", "udp"));
  final Map<String, Function<AnnounceRequest, CompletionStage<AnnounceReply>>> behaviour =
      new HashMap<>();
  CompletionStage<List<ScrapeEntry>> scraped = CompletableFuture.completedFuture(List.of());
  long left = 1000;
  Settings settings = Settings.defaults();

  record Ask(long second, String host, AnnounceRequest request) {
    Event event() {
      return request.event();
    }

    @Override
    public String toString() {
      return second + " " + host + " " + event();
    }
  }

  FakeTrackers(VirtualTime time) {
    this.time = time;
    this.origin = time.nanos();
  }

  static String url(String host) {
    return "http://" + host + "/announce";
  }

  @SafeVarargs
  final Announcer announcer(List<String>... tiers) {
    List<List<String>> all = new ArrayList<>();
    for (List<String> tier : tiers) {
      all.add(tier);
    }
    Clockwork clockwork = new Clockwork(time, time, new Random(7));
    return new Announcer(all, this, this, clockwork, () -> settings, this);
  }

  void answer(String host, AnnounceReply reply) {
    behaviour.put(host, request -> CompletableFuture.completedFuture(reply));
  }

  void fail(String host, TrackerException.Kind kind, String words) {
    fail(host, new TrackerException(kind, words));
  }

  void fail(String host, TrackerException why) {
    behaviour.put(host, request -> CompletableFuture.failedFuture(new CompletionException(why)));
  }

  CompletableFuture<AnnounceReply> hang(String host) {
    CompletableFuture<AnnounceReply> pending = new CompletableFuture<>();
    behaviour.put(host, request -> pending);
    return pending;
  }

  List<String> log() {
    return asked.stream().map(Ask::toString).toList();
  }

  List<String> hosts() {
    return asked.stream().map(Ask::host).toList();
  }

  static AnnounceReply interval(int seconds) {
    return reply(Duration.ofSeconds(seconds), Optional.empty());
  }

  static AnnounceReply reply(Duration interval, Optional<Duration> least) {
    return new AnnounceReply(
        interval,
        least,
        Optional.of("id-1"),
        AnnounceReply.Swarm.UNKNOWN,
        PLAIN.peers(),
        Optional.empty(),
        Optional.empty());
  }

  @Override
  public CompletionStage<AnnounceReply> announce(URI tracker, AnnounceRequest request) {
    long second = Math.round((time.nanos() - origin) / 1e9);
    uris.add(tracker);
    asked.add(new Ask(second, tracker.getHost(), request));
    return behaviour
        .getOrDefault(tracker.getHost(), any -> CompletableFuture.completedFuture(PLAIN))
        .apply(request);
  }

  @Override
  public CompletionStage<List<ScrapeEntry>> scrape(URI tracker, List<InfoHash> hashes) {
    return scraped;
  }

  @Override
  public boolean speaks(String scheme) {
    return schemes.contains(scheme);
  }

  @Override
  public boolean isLocal(URI tracker) {
    return tracker.getHost().startsWith("local");
  }

  @Override
  public InfoHash infoHash() {
    return InfoHash.copyOf(new byte[20]);
  }

  @Override
  public PeerId peerId() {
    return PeerId.copyOf(
        "-HS0100-abcdefghijkl".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
  }

  @Override
  public int port() {
    return 6881;
  }

  @Override
  public Progress progress() {
    return new Progress(10, 20, left);
  }

  @Override
  public int numWant() {
    return 200;
  }

  @Override
  public Optional<InetAddress> announceIp() {
    return Optional.empty();
  }

  @Override
  public void onPeers(List<TrackerPeer> peers, boolean trackerIsLocal) {
    localities.add(trackerIsLocal);
  }

  @Override
  public void onExternalIp(InetAddress address) {
    externalIps.add(address);
  }

  @Override
  public void onAlert(TorrentAlert alert) {
    alerts.add(alert);
  }
}
