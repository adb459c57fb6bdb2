package org.hotswarm.engine.simulation;

import io.netty.buffer.UnpooledByteBufAllocator;
import io.netty.channel.ChannelInitializer;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;
import org.hotswarm.api.AddTorrent;
import org.hotswarm.api.Torrent;
import org.hotswarm.api.alert.Alert;
import org.hotswarm.api.alert.AlertCategory;
import org.hotswarm.api.limit.RateLimits;
import org.hotswarm.api.settings.LimitSettings;
import org.hotswarm.api.settings.PeerSettings;
import org.hotswarm.api.settings.Setting;
import org.hotswarm.api.settings.Settings;
import org.hotswarm.api.settings.StorageSettings;
import org.hotswarm.api.settings.TransferSettings;
import org.hotswarm.bencode.TwoPassBencode;
import org.hotswarm.choker.rate.RateChokerProvider;
import org.hotswarm.engine.ChokeRounds;
import org.hotswarm.engine.alert.AlertQueue;
import org.hotswarm.engine.data.DiskBudget;
import org.hotswarm.engine.fence.FencedBencode;
import org.hotswarm.engine.fence.FencedWire;
import org.hotswarm.engine.find.AddressRules;
import org.hotswarm.engine.find.IpGate;
import org.hotswarm.engine.find.SeenAddress;
import org.hotswarm.engine.loop.Lane;
import org.hotswarm.engine.loop.LoopScheduler;
import org.hotswarm.engine.loop.Pulse;
import org.hotswarm.engine.needs.ChokerFacts;
import org.hotswarm.engine.needs.ResumeFacts;
import org.hotswarm.engine.peer.ConnectionBudget;
import org.hotswarm.engine.peer.Doorman;
import org.hotswarm.engine.peer.TransportPort;
import org.hotswarm.engine.queue.QueueRounds;
import org.hotswarm.engine.rate.Buckets;
import org.hotswarm.engine.resume.ResumePort;
import org.hotswarm.engine.swap.BencodeFront;
import org.hotswarm.engine.swap.Front;
import org.hotswarm.engine.swap.Offer;
import org.hotswarm.engine.swap.Roster;
import org.hotswarm.engine.swap.Rosters;
import org.hotswarm.engine.torrent.Household;
import org.hotswarm.engine.torrent.TorrentPort;
import org.hotswarm.metainfo.CleaningMetainfoCodec;
import org.hotswarm.model.filter.IpFilter;
import org.hotswarm.model.hash.InfoHash;
import org.hotswarm.model.peer.PeerAddress;
import org.hotswarm.model.peer.PeerId;
import org.hotswarm.model.wire.Handshake;
import org.hotswarm.model.wire.Reserved;
import org.hotswarm.picker.rarest.RarestPickerProvider;
import org.hotswarm.spi.bencode.Bencode;
import org.hotswarm.spi.wire.WireCodec;
import org.hotswarm.wire.PeerWireProvider;

/**
 * An engine without threads, sockets or a clock: real torrents and real providers on one manual
 * loop, with scripted peers at the other ends of their connections.
 */
final class Simulation implements AutoCloseable {
  static final Path SAVE_PATH = Path.of("/downloads");
  private static final Offer.Origin ORIGIN = new Offer.Origin("test", "1");

  final ManualLoop loop = new ManualLoop();
  final UnpooledByteBufAllocator buffers = new UnpooledByteBufAllocator(true, true, true);
  final Rosters rosters = Rosters.empty();
  final Phonebook tracker = new Phonebook();
  final Notebook notebook = new Notebook();
  final List<Alert> alerts = new ArrayList<>();
  private final IpGate gate = new IpGate(alerts::add);

  /** Where the engine dials. */
  final Exchange exchange = new Exchange(buffers);

  /** The disk does nothing while this is true. */
  boolean diskHeld;

  private final Queue<Runnable> diskTasks = new ArrayDeque<>();
  private final Map<InfoHash, TorrentPort> torrents = new LinkedHashMap<>();
  private final Pulse pulse = new Pulse(loop);
  private final PeerId self = PeerId.random("-HS0100-", new Random(1));
  private final Random random = new Random(7);
  private Settings settings = Settings.defaults().with(StorageSettings.STORE, "shelf");
  private Household house;
  private Doorman doorman;
  ChokeRounds rounds;
  private QueueRounds turns;
  private int ports = 1024;
  private boolean sessionPaused;

  Simulation() {
    join(rosters.bencode(), new TwoPassBencode(), "bencode", 0);
    join(rosters.metainfo(), new CleaningMetainfoCodec(), "metainfo", 0);
    join(rosters.wire(), new PeerWireProvider(), "wire", 0);
    join(rosters.chokers(), new RateChokerProvider(), "rate", 0);
    join(rosters.transports(), exchange, "exchange", 0);
    join(rosters.resumes(), notebook, "notebook", 0);
  }

  <P> void join(Roster<P> roster, P provider, String id, int ranking) {
    roster.join(new Offer<>(provider, id, ranking, roster.offers().size(), ORIGIN));
  }

  Simulation withPicker() {
    join(rosters.pickers(), new RarestPickerProvider(), "rarest", 0);
    return this;
  }

  Simulation withStore(Shelf shelf) {
    join(rosters.stores(), shelf, "shelf", 0);
    return this;
  }

  /** A picker and an empty store. */
  static Simulation leeching() {
    return new Simulation().withPicker().withStore(new Shelf());
  }

  /** A picker and a store that has it all. */
  static Simulation seeding(Content content) {
    return new Simulation().withPicker().withStore(new Shelf().with(content));
  }

  <T> Simulation set(Setting<T> setting, T value) {
    settings = settings.with(setting, value);
    if (house != null) {
      house.budgets().rates().limit(rates());
      house.budgets().rates().changed();
      torrents.values().forEach(TorrentPort::settingsChanged);
    }
    return this;
  }

  // --- the house

  private Household house() {
    if (house == null) {
      house = build();
    }
    return house;
  }

  private Household build() {
    Front<WireCodec> wire = new Front<>(() -> "", FencedWire::new);
    Front<Bencode> bencode = new Front<>(() -> "", FencedBencode::new);
    rosters.bencode().attach(bencode);
    rosters.wire().attach(wire);
    Executor disk = this::disk;
    ChokerFacts chance = new ChokerFacts(loop::nanos, random, () -> 4);
    rounds = new ChokeRounds(loop, rosters.chokers(), () -> settings, chance, torrents::values);
    turns =
        new QueueRounds(
            torrents::values,
            () -> settings,
            new QueueRounds.Means(loop, loop::nanos, new LoopScheduler(loop)));
    doorman =
        new Doorman(
            wire,
            hash -> Optional.ofNullable(torrents.get(hash)),
            () ->
                new Doorman.Rules(
                    settings.get(PeerSettings.HANDSHAKE_TIMEOUT),
                    settings.get(LimitSettings.PENDING_HANDSHAKES),
                    settings.get(LimitSettings.PENDING_HANDSHAKES_PER_IP)),
            gate::admits);
    TransportPort transport = new TransportPort(loop, null, () -> 0);
    transport.attach(rosters.transports());
    rosters.wire().watch(() -> torrents.values().forEach(TorrentPort::wireIsBack));
    AlertQueue queue = new AlertQueue(Runnable::run, () -> Instant.ofEpochSecond(0, loop.nanos()));
    queue.subscribe(alerts::add, EnumSet.allOf(AlertCategory.class));
    return new Household(
        rosters,
        new Household.Codecs(wire, new BencodeFront(bencode), new CleaningMetainfoCodec()),
        new Household.Means(disk, buffers, loop::nanos, random, ignored -> pulse),
        new Household.Doors(transport, ignored -> tracker, resume(), rounds::soon, turns),
        budgets(),
        new Household.Person(
            self, () -> 6881, new AddressRules(() -> true, Set::of, gate), new SeenAddress()),
        () -> settings,
        queue,
        () -> sessionPaused);
  }

  private ResumePort resume() {
    return new ResumePort(
        new Lane(Runnable::run),
        rosters.resumes(),
        Optional.of(
            new ResumeFacts(Path.of("/state"), new TwoPassBencode(), (name, problem) -> {})));
  }

  private Household.Budgets budgets() {
    ConnectionBudget connections =
        new ConnectionBudget(
            loop::nanos,
            () ->
                new ConnectionBudget.Rules(
                    settings.get(PeerSettings.CONNECTIONS_LIMIT),
                    settings.get(PeerSettings.HALF_OPEN_LIMIT),
                    settings.get(PeerSettings.CONNECTION_SPEED)));
    Buckets rates = Buckets.ofSession(loop::nanos, new LoopScheduler(loop));
    rates.limit(rates());
    return new Household.Budgets(
        connections, new DiskBudget(64 << 20), new DiskBudget(128 << 20), rates);
  }

  private RateLimits rates() {
    return new RateLimits(
        settings.get(TransferSettings.DOWNLOAD_RATE_LIMIT),
        settings.get(TransferSettings.UPLOAD_RATE_LIMIT));
  }

  ConnectionBudget connections() {
    return house().budgets().connections();
  }

  /** Bytes that may wait to be written. */
  void diskLimit(long bytes) {
    house().budgets().disk().limit(bytes);
  }

  Doorman doorman() {
    house();
    return doorman;
  }

  PeerId self() {
    return self;
  }

  private void disk(Runnable task) {
    if (diskHeld) {
      diskTasks.add(task);
    } else {
      task.run();
    }
  }

  /** Lets the disk do just this many tasks. */
  void diskDoes(int tasks) {
    for (int i = 0; i < tasks && !diskTasks.isEmpty(); i++) {
      diskTasks.remove().run();
    }
  }

  void releaseDisk() {
    diskHeld = false;
    for (Runnable task; (task = diskTasks.poll()) != null; ) {
      task.run();
    }
  }

  // --- torrents

  Torrent add(Content content) {
    return add(AddTorrent.of(content.metainfo(), SAVE_PATH));
  }

  Torrent add(AddTorrent request) {
    TorrentPort port = new TorrentPort(request, house(), loop);
    torrents.put(request.source().infoHash(), port);
    port.start();
    return port.handle();
  }

  /** Stops a torrent; its record and the store's bytes stay. */
  void stop(InfoHash infoHash) {
    torrents.remove(infoHash).end(false, Duration.ofSeconds(10));
  }

  /** Pauses the session, or lets it go on. */
  void pause(boolean paused) {
    sessionPaused = paused;
    torrents.values().forEach(TorrentPort::sessionPauseChanged);
  }

  /** Puts another IP filter in force. */
  void filter(IpFilter rules) {
    gate.rules(rules);
    torrents.values().forEach(TorrentPort::filterChanged);
  }

  /** Removes a torrent with its files. */
  void delete(InfoHash infoHash) {
    torrents.get(infoHash).deleteFiles();
    torrents.remove(infoHash).end(true, Duration.ofSeconds(10));
  }

  // --- peers

  /** Knocks, from an address nobody used before. */
  Stranger knock() {
    int number = ports++;
    return knock("45.%d.%d.%d".formatted(1 + number / 65_536, number / 256 % 256, number % 256));
  }

  Stranger knock(String ip) {
    house();
    PipeChannel channel =
        new PipeChannel(new InetSocketAddress(ip, 1 + ports++ % 65_000), buffers, true);
    channel
        .pipeline()
        .addLast(
            new ChannelInitializer<PipeChannel>() {
              @Override
              protected void initChannel(PipeChannel accepted) {
                doorman.receive(accepted);
              }
            });
    loop.execute(() -> loop.register(channel));
    return new Stranger(channel, PeerId.random("-TT0001-", random));
  }

  /** Knocks and greets. */
  Stranger join(Content content, Reserved reserved) {
    return knock().handshake(content.infoHash(), reserved);
  }

  /** The peer that the engine dialled at {@code address}, which greets it. */
  Stranger answer(String address, Content content, Reserved reserved) {
    int colon = address.indexOf(':');
    InetSocketAddress socket =
        new InetSocketAddress(
            address.substring(0, colon), Integer.parseInt(address.substring(colon + 1)));
    return exchange
        .dialled
        .get(socket)
        .handshake(new Handshake(reserved, content.infoHash(), exchange.dialled.get(socket).id()));
  }

  static PeerAddress address(String ip, int port) {
    return PeerAddress.of(new InetSocketAddress(ip, port));
  }

  // --- time

  int timers() {
    house();
    return loop.timers();
  }

  void pass(Duration time) {
    loop.pass(time);
  }

  void pass(int seconds) {
    loop.pass(Duration.ofSeconds(seconds));
  }

  /** Passes time in steps until it is so; fails the test when it does not become so. */
  void until(BooleanSupplier isSo, Duration step, int mostSteps) {
    for (int steps = 0; !isSo.getAsBoolean(); steps++) {
      if (steps == mostSteps) {
        throw new AssertionError("not within " + step.multipliedBy(mostSteps));
      }
      loop.pass(step);
    }
  }

  <A extends Alert> List<A> alerts(Class<A> kind) {
    return alerts.stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  /** Bytes of buffers that are not released. */
  long held() {
    return buffers.metric().usedDirectMemory() + buffers.metric().usedHeapMemory();
  }

  /** Ends all torrents; every buffer must then have been released. */
  @Override
  public void close() {
    releaseDisk();
    torrents.values().forEach(port -> port.end(false, Duration.ofSeconds(10)));
    torrents.clear();
    loop.pass(Duration.ofSeconds(30));
    if (rounds != null) {
      rounds.close();
      turns.close();
    }
    if (held() != 0) {
      throw new AssertionError(held() + " bytes of buffers were never released");
    }
  }
}
