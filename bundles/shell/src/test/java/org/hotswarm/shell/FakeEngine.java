package org.hotswarm.shell;

import java.io.IOException;
import java.net.URI;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.LongConsumer;
import org.hotswarm.api.AddTorrent;
import org.hotswarm.api.AddressFilter;
import org.hotswarm.api.CreateTorrent;
import org.hotswarm.api.ListenException;
import org.hotswarm.api.Listening;
import org.hotswarm.api.Session;
import org.hotswarm.api.Torrent;
import org.hotswarm.api.TorrentException;
import org.hotswarm.api.TorrentFactory;
import org.hotswarm.api.alert.Alerts;
import org.hotswarm.api.limit.SessionLimits;
import org.hotswarm.api.module.ModuleStatus;
import org.hotswarm.api.module.SlotStatus;
import org.hotswarm.api.module.SwapReport;
import org.hotswarm.api.settings.Settings;
import org.hotswarm.api.status.DiskStatus;
import org.hotswarm.api.status.SessionStatus;
import org.hotswarm.api.status.TorrentState;
import org.hotswarm.api.status.TorrentStatus;
import org.hotswarm.api.status.TorrentStatus.Announcement;
import org.hotswarm.api.status.TorrentStatus.History;
import org.hotswarm.api.status.TorrentStatus.Known;
import org.hotswarm.api.status.TorrentStatus.Problem;
import org.hotswarm.api.status.TorrentStatus.Progress;
import org.hotswarm.api.status.TorrentStatus.Scraped;
import org.hotswarm.api.status.TorrentStatus.Swarm;
import org.hotswarm.api.status.TorrentStatus.Traffic;
import org.hotswarm.api.status.TorrentStatus.Waiting;
import org.hotswarm.api.status.Volume;
import org.hotswarm.model.filter.IpFilter;
import org.hotswarm.model.geometry.PieceSet;
import org.hotswarm.model.hash.InfoHash;
import org.hotswarm.model.metainfo.Magnet;
import org.hotswarm.model.metainfo.Metainfo;
import org.hotswarm.model.metainfo.MetainfoException;

/** A session and its factory, without sockets and files. */
final class FakeEngine implements Session, TorrentFactory {
  final List<FakeTorrent> torrents = new ArrayList<>();
  final List<String> calls = new ArrayList<>();
  final List<AddTorrent> added = new ArrayList<>();
  final List<ModuleStatus> modules = new ArrayList<>();
  final List<SlotStatus> slots = new ArrayList<>();
  final List<SwapReport> reports = new ArrayList<>();
  final Map<String, Metainfo> files = new HashMap<>();
  Optional<String> portTaken = Optional.empty();
  private Settings settings = Settings.defaults();
  private IpFilter ipFilter = IpFilter.none();

  FakeTorrent torrent(String name, TorrentState state, long done, long total) {
    return torrent(name, state, done, total, Optional.empty(), "");
  }

  FakeTorrent torrent(
      String name,
      TorrentState state,
      long done,
      long total,
      Optional<Problem> problem,
      String why) {
    FakeTorrent torrent =
        new FakeTorrent(
            new TorrentStatus(
                InfoHash.ofInfo(name.getBytes(java.nio.charset.StandardCharsets.UTF_8)),
                name,
                state,
                false,
                false,
                problem,
                why,
                new Progress(done, done, total, total, 0, 0),
                new Traffic(1_200_000, 0, done, 500, 0, 0, Volume.NONE),
                new Swarm(
                    3,
                    1,
                    2,
                    0,
                    new Waiting(0, 0),
                    0,
                    new Known(40, 1, 30),
                    new Scraped(5, 6, Optional.empty()),
                    0,
                    false),
                Announcement.NONE,
                History.NONE));
    torrents.add(torrent);
    return torrent;
  }

  @Override
  public SessionLimits limits() {
    throw new UnsupportedOperationException("there are no limits here");
  }

  @Override
  public Settings settings() {
    return settings;
  }

  @Override
  public void apply(Settings next) {
    settings = next;
  }

  @Override
  public void start() throws ListenException {
    calls.add("start");
    if (portTaken.isPresent()) {
      throw new ListenException(portTaken.get(), null);
    }
  }

  @Override
  public CompletionStage<Void> stop(Duration patience) {
    return CompletableFuture.completedStage(null);
  }

  @Override
  public CompletionStage<Void> restart(Settings settings, Duration patience) {
    calls.add("restart");
    apply(settings);
    return CompletableFuture.completedStage(null);
  }

  @Override
  public Torrent add(AddTorrent request) throws TorrentException {
    InfoHash infoHash = request.source().infoHash();
    if (find(infoHash).isPresent()) {
      throw new TorrentException(TorrentException.Kind.DUPLICATE, infoHash + " is there already");
    }
    added.add(request);
    return torrent(infoHash.hex(), TorrentState.DOWNLOADING_METADATA, 0, 0);
  }

  @Override
  public CompletionStage<Void> remove(Torrent torrent, boolean deleteFiles) {
    calls.add("remove " + torrent.status().name() + " " + deleteFiles);
    return CompletableFuture.completedStage(null);
  }

  @Override
  public Optional<Torrent> find(InfoHash infoHash) {
    return torrents().stream().filter(t -> t.status().name().equals(infoHash.hex())).findFirst();
  }

  @Override
  public List<Torrent> torrents() {
    return List.copyOf(torrents);
  }

  @Override
  public DiskStatus disk() {
    return DiskStatus.NONE;
  }

  @Override
  public void pause() {
    calls.add("pause");
  }

  @Override
  public void resume() {
    calls.add("resume");
  }

  @Override
  public boolean isPaused() {
    return calls.lastIndexOf("pause") > calls.lastIndexOf("resume");
  }

  @Override
  public Listening listening() {
    throw new UnsupportedOperationException("it listens nowhere");
  }

  @Override
  public AddressFilter ipFilter() {
    return new AddressFilter() {
      @Override
      public IpFilter rules() {
        return ipFilter;
      }

      @Override
      public void replace(IpFilter rules) {
        ipFilter = rules;
      }
    };
  }

  @Override
  public SessionStatus status() {
    return new SessionStatus(
        6881,
        true,
        new SessionStatus.Traffic(new Volume(1_200_000, 0, 5_000_000, 500), Volume.NONE, 0, 0),
        new SessionStatus.Peers(3, 0, 1, 8));
  }

  @Override
  public List<ModuleStatus> modules() {
    return modules;
  }

  @Override
  public List<SlotStatus> slots() {
    return slots;
  }

  @Override
  public List<SwapReport> reports() {
    return reports;
  }

  @Override
  public void close() {
    calls.add("close");
  }

  @Override
  public Alerts alerts() {
    throw new UnsupportedOperationException("no command of the shell listens to alerts");
  }

  @Override
  public Metainfo read(Path file) throws IOException {
    if (!files.containsKey(file.toString())) {
      throw new NoSuchFileException(file.toString());
    }
    return files.get(file.toString());
  }

  @Override
  public Metainfo decode(byte[] torrent) {
    throw new UnsupportedOperationException("the shell reads files and URLs");
  }

  @Override
  public Metainfo fetch(URI location) throws IOException {
    throw new IOException(location.getHost() + " does not answer");
  }

  @Override
  public Magnet magnet(String uri) throws MetainfoException {
    if (!uri.startsWith("magnet:?xt=urn:btih:")) {
      throw new MetainfoException(MetainfoException.Kind.MAGNET, "xt is missing");
    }
    return new Magnet(
        InfoHash.parse(uri.substring("magnet:?xt=urn:btih:".length())),
        Optional.empty(),
        Optional.empty(),
        List.of(),
        List.of(),
        List.of(),
        List.of());
  }

  @Override
  public String magnetOf(Magnet magnet) {
    return "magnet:?xt=urn:btih:" + magnet.infoHash();
  }

  @Override
  public String magnetOf(Metainfo metainfo) {
    return "magnet:?xt=urn:btih:" + metainfo.info().infoHash();
  }

  @Override
  public byte[] encode(Metainfo metainfo) {
    return new byte[0];
  }

  @Override
  public Metainfo create(CreateTorrent request, LongConsumer hashed) throws IOException {
    throw new IOException("nothing to make a torrent of");
  }

  @Override
  public long payloadLength(CreateTorrent request) {
    return 0;
  }

  @Override
  public PieceSet verify(Metainfo metainfo, Path savePath, LongConsumer hashed) {
    return new PieceSet(0);
  }

  @Override
  public List<Path> files(Metainfo metainfo, Path savePath) {
    return List.of();
  }
}
