package org.hotswarm.engine;

import io.netty.channel.EventLoop;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Supplier;
import org.hotswarm.api.AddTorrent;
import org.hotswarm.api.ListenException;
import org.hotswarm.api.alert.TorrentAlert;
import org.hotswarm.api.limit.RateLimits;
import org.hotswarm.api.settings.LimitSettings;
import org.hotswarm.api.settings.NetworkSettings;
import org.hotswarm.api.settings.PeerSettings;
import org.hotswarm.api.settings.Settings;
import org.hotswarm.api.settings.StorageSettings;
import org.hotswarm.api.settings.TransferSettings;
import org.hotswarm.api.status.DiskStatus;
import org.hotswarm.engine.data.DiskBudget;
import org.hotswarm.engine.find.AddressRules;
import org.hotswarm.engine.find.IpGate;
import org.hotswarm.engine.find.SeenAddress;
import org.hotswarm.engine.loop.Entropy;
import org.hotswarm.engine.loop.Lane;
import org.hotswarm.engine.loop.LoopScheduler;
import org.hotswarm.engine.loop.Loops;
import org.hotswarm.engine.needs.ChokerFacts;
import org.hotswarm.engine.needs.ResumeFacts;
import org.hotswarm.engine.needs.TransportFacts;
import org.hotswarm.engine.peer.ConnectionBudget;
import org.hotswarm.engine.peer.Doorman;
import org.hotswarm.engine.peer.OutgoingPorts;
import org.hotswarm.engine.peer.TorrentDoor;
import org.hotswarm.engine.peer.TransportPort;
import org.hotswarm.engine.queue.QueueRounds;
import org.hotswarm.engine.rate.Buckets;
import org.hotswarm.engine.resume.ResumePort;
import org.hotswarm.engine.torrent.Household;
import org.hotswarm.engine.torrent.TorrentPort;
import org.hotswarm.model.hash.InfoHash;
import org.hotswarm.model.peer.PeerId;
import org.hotswarm.spi.time.Ticker;
import org.hotswarm.spi.transport.TransportSettings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A session that runs: loops, budgets, doors.
 *
 * <p>Owner thread: any; what it holds says its own.
 */
final class Machinery {
  private static final Logger LOG = LoggerFactory.getLogger(Machinery.class);

  /** Memory for bytes read ahead, as a part of what direct buffers may take. */
  private static final int OUTLET_PARTS = 4;

  private static final long MOST_OUTLET = 128L << 20;

  /**
   * Connections that each torrent may have, however low the limit (manual: set_max_connections).
   */
  private static final int LEAST_OF_TORRENT = 2;

  private final Foundation foundation;
  private final Supplier<Settings> settings;
  private final Loops loops;
  private final TransportPort transport;
  private final ListenPort listening;
  private final TrackerSeats trackers;
  private final ChokeRounds rounds;
  private final QueueRounds queue;
  private final Household house;
  private final Supplier<Collection<TorrentPort>> torrents;
  private final Runnable wireWatcher;
  private final Runnable trackerWatcher;

  Machinery(
      Foundation foundation,
      Function<InfoHash, Optional<TorrentPort>> directory,
      Supplier<Collection<TorrentPort>> torrents,
      IpGate gate,
      BooleanSupplier paused) {
    this.foundation = foundation;
    this.settings = foundation.settings();
    this.torrents = torrents;
    this.loops = new Loops(settings.get().get(NetworkSettings.NETWORK_LOOPS));
    Doorman doorman =
        new Doorman(
            foundation.wire(),
            hash -> directory.apply(hash).map(TorrentDoor.class::cast),
            this::doorRules,
            gate::admits);
    this.transport =
        new TransportPort(
            loops.session(),
            new TransportFacts(loops, doorman, this::transportSettings),
            new OutgoingPorts(settings, Entropy.quick()));
    this.listening = new ListenPort(loops, transport, settings, foundation.alerts());
    this.trackers = new TrackerSeats(foundation, loops, listening);
    this.rounds = rounds();
    this.queue =
        new QueueRounds(
            torrents,
            settings,
            new QueueRounds.Means(
                loops.session(), Entropy.ticker(), new LoopScheduler(loops.session())));
    this.house = household(gate, paused);
    this.wireWatcher = () -> torrents.get().forEach(TorrentPort::wireIsBack);
    this.trackerWatcher = () -> torrents.get().forEach(TorrentPort::trackersChanged);
    transport.attach(foundation.rosters().transports());
    foundation.rosters().wire().watch(wireWatcher);
    foundation.rosters().trackers().watch(trackerWatcher);
  }

  private ChokeRounds rounds() {
    ChokerFacts facts =
        new ChokerFacts(
            Entropy.ticker(),
            Entropy.quick(),
            () -> settings.get().get(PeerSettings.OPTIMISTIC_UNCHOKE_MULTIPLIER));
    return new ChokeRounds(
        loops.session(), foundation.rosters().chokers(), settings, facts, torrents);
  }

  private Household household(IpGate gate, BooleanSupplier paused) {
    Ticker ticker = Entropy.ticker();
    Settings now = settings.get();
    long outlet = Math.min(MOST_OUTLET, directMemory() / OUTLET_PARTS);
    Household.Budgets budgets =
        new Household.Budgets(
            new ConnectionBudget(ticker, this::connectionRules),
            new DiskBudget(diskQueue()),
            new DiskBudget(outlet),
            Buckets.ofSession(ticker, new LoopScheduler(loops.session())));
    budgets.rates().limit(rates(now));
    PeerId self = PeerId.random(now.get(NetworkSettings.FINGERPRINT), Entropy.strong());
    AddressRules addresses =
        new AddressRules(
            () -> settings.get().get(NetworkSettings.ALLOW_LOCAL_PEERS),
            listening::addresses,
            gate);
    return new Household(
        foundation.rosters(),
        new Household.Codecs(foundation.wire(), foundation.bencode(), foundation.metainfo()),
        new Household.Means(
            foundation.disk(), loops.buffers(), ticker, Entropy.quick(), loops::pulse),
        new Household.Doors(transport, trackers::onLoop, resume(), rounds::soon, queue),
        budgets,
        new Household.Person(self, listening::port, addresses, new SeenAddress()),
        settings,
        foundation.alerts(),
        paused);
  }

  private ResumePort resume() {
    String directory = settings.get().get(StorageSettings.STATE_DIRECTORY);
    return new ResumePort(
        new Lane(foundation.blocking()),
        foundation.rosters().resumes(),
        directory.isEmpty()
            ? Optional.empty()
            : Optional.of(
                new ResumeFacts(Path.of(directory), foundation.bencode(), this::onDamage)));
  }

  private void onDamage(String name, String problem) {
    if (name.length() == 2 * InfoHash.LENGTH) {
      foundation.alerts().post(new TorrentAlert.FastresumeRejected(InfoHash.parse(name), problem));
    } else {
      LOG.warn("{}", problem);
    }
  }

  private static long directMemory() {
    return Math.max(
        io.netty.util.internal.PlatformDependent.maxDirectMemory(),
        Runtime.getRuntime().maxMemory() / 4);
  }

  private Doorman.Rules doorRules() {
    Settings now = settings.get();
    return new Doorman.Rules(
        now.get(PeerSettings.HANDSHAKE_TIMEOUT),
        now.get(LimitSettings.PENDING_HANDSHAKES),
        now.get(LimitSettings.PENDING_HANDSHAKES_PER_IP));
  }

  private ConnectionBudget.Rules connectionRules() {
    Settings now = settings.get();
    return new ConnectionBudget.Rules(
        Math.max(now.get(PeerSettings.CONNECTIONS_LIMIT), LEAST_OF_TORRENT * torrents.get().size()),
        now.get(PeerSettings.HALF_OPEN_LIMIT),
        now.get(PeerSettings.CONNECTION_SPEED));
  }

  private TransportSettings transportSettings() {
    Settings now = settings.get();
    return new TransportSettings(
        now.get(NetworkSettings.PEER_CONNECT_TIMEOUT),
        TransportSettings.STANDARD.backlog(),
        now.get(NetworkSettings.PEER_TOS),
        TransportSettings.STANDARD.receiveBuffer());
  }

  /** Listens on port {@code before}, if it is one and free, or on one of the range. */
  void listen(int before) throws ListenException {
    try {
      listening.open(before);
    } catch (ListenException taken) {
      close();
      throw taken;
    }
  }

  int port() {
    return listening.port();
  }

  Optional<InetSocketAddress> listens() {
    return listening.listens();
  }

  /** Listens where the settings say now, and tells trackers; see {@link ListenPort#move}. */
  CompletionStage<InetSocketAddress> move() {
    return listening
        .move(foundation.blocking())
        .whenComplete(
            (where, failure) -> {
              if (failure == null) {
                torrents.get().forEach(TorrentPort::listensElsewhere);
              }
            });
  }

  ResumePort records() {
    return house.doors().resume();
  }

  /** Of all these torrents, those that wait for a download in the order of the queue. */
  List<InfoHash> arranged(List<InfoHash> all) {
    return queue.line().arranged(all);
  }

  int slots() {
    return rounds.slots();
  }

  DiskStatus disk() {
    return house.budgets().disk().status();
  }

  TorrentPort open(AddTorrent request) {
    EventLoop loop = loops.next();
    return new TorrentPort(request, house, loop);
  }

  void settingsChanged() {
    Settings now = settings.get();
    house.budgets().rates().limit(rates(now));
    house.budgets().rates().changed();
    queue.soon();
    house.budgets().disk().limit(diskQueue());
  }

  private static RateLimits rates(Settings now) {
    return new RateLimits(
        now.get(TransferSettings.DOWNLOAD_RATE_LIMIT), now.get(TransferSettings.UPLOAD_RATE_LIMIT));
  }

  private long diskQueue() {
    return Math.min(
        settings.get().get(StorageSettings.DISK_QUEUE_BYTES), directMemory() / OUTLET_PARTS);
  }

  CompletionStage<Void> forget(InfoHash infoHash) {
    return records().remove(infoHash.hex()).thenAccept(gone -> {});
  }

  /** Completes when {@code end} has, or failed, or patience has ended. */
  CompletionStage<Void> within(Duration patience, CompletionStage<?> end) {
    return Loops.within(loops.session(), patience, end);
  }

  /** Closes everything, torrents having ended. */
  CompletionStage<Void> close() {
    foundation.rosters().wire().unwatch(wireWatcher);
    foundation.rosters().trackers().unwatch(trackerWatcher);
    CompletableFuture<Void> closed = new CompletableFuture<>();
    loops
        .session()
        .execute(
            () -> {
              rounds.close();
              queue.close();
              trackers.close();
              listening.close();
              transport.close(foundation.rosters().transports());
              house
                  .doors()
                  .resume()
                  .close()
                  .whenComplete(
                      (done, failure) ->
                          loops
                              .close(Duration.ofSeconds(2))
                              .addListener(ended -> closed.complete(null)));
            });
    return closed;
  }
}
