package org.hotswarm.engine.find;

import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.hotswarm.api.settings.PeerSettings;
import org.hotswarm.api.settings.Settings;
import org.hotswarm.engine.find.KnownPeer.State;
import org.hotswarm.model.peer.PeerAddress;
import org.hotswarm.model.peer.PeerSource;

/**
 * The addresses one torrent knows, who of them is connected, and whom to dial next. Its size is
 * bounded (limit 31), and so is the part that rumours may fill (limit 30). Every operation costs
 * the logarithm of its size, but for {@link #ban}, {@link #setSeeding} and {@link
 * #setExternalAddress}, which look at all.
 *
 * <p>Owner thread: the torrent's loop.
 */
public final class PeerList {
  /** Addresses known of a torrent that is paused (limit 31). */
  static final int PAUSED_SIZE = 1000;

  /** Rumours that fit into a list however small it is. */
  static final int LEAST_RUMOURS = 50;

  private static final int BANS = 4096;

  private final Supplier<Settings> settings;
  private final AddressRules rules;
  private final Map<PeerAddress, KnownPeer> peers = new HashMap<>();
  private final PeerOrders orders = new PeerOrders();
  private final Crowding crowding = new Crowding();

  /** Connections and attempts by the address of their other end. */
  private final Map<PeerAddress, Optional<KnownPeer>> live = new HashMap<>();

  private final Map<InetAddress, Integer> liveByIp = new HashMap<>();
  private final Set<InetAddress> banned = new LinkedHashSet<>();
  private final Map<Boolean, PeerAddress> ours = new HashMap<>();
  private long sequence;
  private boolean paused;
  private boolean seeding;

  /**
   * Somebody to dial.
   *
   * @param address where
   * @param source the most trusted of those who named it
   * @param failures attempts in a row that failed
   */
  public record Candidate(PeerAddress address, PeerSource source, int failures) {}

  /**
   * @param settings of the session, read when needed
   * @param rules what may be contacted
   */
  public PeerList(Supplier<Settings> settings, AddressRules rules) {
    this.settings = settings;
    this.rules = rules;
  }

  /**
   * Somebody named a peer.
   *
   * @param sourceIsLocal whether who named it is at a local address itself (limit 32)
   * @return whether it is new and was taken
   */
  public boolean add(PeerAddress address, PeerSource source, boolean sourceIsLocal) {
    if (banned.contains(address.ip())
        || ours.containsValue(address)
        || !rules.mayContact(address, source, sourceIsLocal)) {
      return false;
    }
    KnownPeer known = peers.get(address);
    if (known != null) {
      change(known, peer -> peer.onNamed(source));
      return false;
    }
    if (!makeRoom(address, source)) {
      return false;
    }
    KnownPeer peer = new KnownPeer(address, source, sequence++, priority(address));
    peers.put(address, peer);
    crowding.add(peer);
    enter(peer);
    return true;
  }

  private boolean makeRoom(PeerAddress address, PeerSource source) {
    if (source == PeerSource.MANUAL) {
      if (peers.size() >= maximumSize()) {
        orders.worst().ifPresent(this::forget);
      }
      return true;
    }
    if (!severalPerIp() && crowding.isFull(address)
        || source == PeerSource.PEX && crowding.isFullOfRumours(address)) {
      return false;
    }
    int rumours = Math.max(LEAST_RUMOURS, maximumSize() / 4);
    boolean full = peers.size() >= maximumSize();
    boolean tooManyRumours = source == PeerSource.PEX && crowding.rumours() >= rumours;
    if (!full && !tooManyRumours) {
      return true;
    }
    Optional<KnownPeer> victim =
        orders
            .worst()
            .filter(worst -> worst.source() != PeerSource.MANUAL)
            .filter(worst -> worst.failures() > 0 || worst.source().compareTo(source) > 0)
            .filter(worst -> !tooManyRumours || worst.isRumour());
    victim.ifPresent(this::forget);
    return victim.isPresent();
  }

  private void forget(KnownPeer peer) {
    orders.remove(peer);
    crowding.remove(peer);
    peers.remove(peer.address());
  }

  /** Who is best to dial at {@code nowNanos}, if anybody is; to be followed by {@link #dialing}. */
  public Optional<Candidate> next(long nowNanos) {
    boolean several = severalPerIp();
    for (KnownPeer peer : orders.ready(nowNanos)) {
      if (several || !liveByIp.containsKey(peer.address().ip())) {
        return Optional.of(new Candidate(peer.address(), peer.source(), peer.failures()));
      }
    }
    return Optional.empty();
  }

  /** A connection to {@code address} is being opened. */
  public void dialing(PeerAddress address) {
    Optional<KnownPeer> known =
        Optional.ofNullable(peers.get(address)).filter(peer -> peer.state() == State.IDLE);
    enterLive(address, known, State.DIALING);
  }

  /** The connection with {@code remote} has its handshake; without {@link #dialing} it came in. */
  public void connected(PeerAddress remote) {
    Optional<KnownPeer> known = live.get(remote);
    if (known == null) {
      enterLive(remote, Optional.empty(), State.CONNECTED);
    } else {
      known.ifPresent(peer -> peer.state(State.CONNECTED));
    }
  }

  /** Who connected to us from {@code remote} listens on {@code port} (BEP 10, {@code p}). */
  public void listensAt(PeerAddress remote, int port) {
    Optional<KnownPeer> bound = live.get(remote);
    if (bound == null || bound.isPresent()) {
      return;
    }
    PeerAddress address = new PeerAddress(remote.ip(), port);
    add(address, PeerSource.INCOMING, false);
    KnownPeer known = peers.get(address);
    if (known != null && known.state() == State.IDLE) {
      orders.remove(known);
      known.state(State.CONNECTED);
      live.put(remote, Optional.of(known));
    }
  }

  /**
   * The connection with {@code remote}, or the attempt, is over.
   *
   * @param graceful whether it ended by agreement or served its purpose; otherwise it counts as
   *     failed
   */
  public void disconnected(PeerAddress remote, boolean graceful, long nowNanos) {
    Optional<KnownPeer> known = live.remove(remote);
    if (known == null) {
      return;
    }
    liveByIp.computeIfPresent(remote.ip(), (ip, count) -> count == 1 ? null : count - 1);
    Duration reconnect = settings.get().get(PeerSettings.MIN_RECONNECT_TIME);
    known.ifPresent(
        peer -> {
          peer.onEnd(!graceful, nowNanos, reconnect.toNanos());
          if (peers.get(peer.address()) == peer) {
            enter(peer);
            trim();
          }
        });
  }

  private void enterLive(PeerAddress remote, Optional<KnownPeer> known, State state) {
    if (live.putIfAbsent(remote, known) != null) {
      throw new IllegalStateException(remote + " is connected or dialled already");
    }
    liveByIp.merge(remote.ip(), 1, Integer::sum);
    known.ifPresent(
        peer -> {
          orders.remove(peer);
          peer.state(state);
        });
  }

  /**
   * Whether a connection with {@code ip} may begin: it is not banned, and there is no other with it
   * unless setting {@code allow_multiple_connections_per_ip} allows that. One that we are only
   * dialling does not count, or two that dial each other would both hang up.
   */
  public boolean admits(InetAddress ip) {
    return !banned.contains(ip) && (severalPerIp() || !isConnected(ip));
  }

  private boolean isConnected(InetAddress ip) {
    return liveByIp.containsKey(ip)
        && live.entrySet().stream()
            .filter(entry -> entry.getKey().ip().equals(ip))
            .anyMatch(
                entry -> entry.getValue().filter(peer -> peer.state() == State.DIALING).isEmpty());
  }

  /** Forgets all of {@code ip} and takes none of it any more. */
  public void ban(InetAddress ip) {
    banned.add(ip);
    if (banned.size() > BANS) {
      banned.remove(banned.iterator().next());
    }
    forget(ip::equals);
  }

  /** Forgets all with such addresses; who is connected stays so. */
  public void forget(Predicate<InetAddress> addresses) {
    List.copyOf(peers.values()).stream()
        .filter(peer -> addresses.test(peer.address().ip()))
        .forEach(this::forget);
  }

  /** Whether {@code ip} was banned. */
  public boolean isBanned(InetAddress ip) {
    return banned.contains(ip);
  }

  /** What {@code address}, of a connection or as it was named, is known to have: all, or not. */
  public void setSeed(PeerAddress address, boolean seed) {
    Optional<KnownPeer> connected = live.getOrDefault(address, Optional.empty());
    connected
        .or(() -> Optional.ofNullable(peers.get(address)))
        .ifPresent(known -> change(known, peer -> peer.seed(seed)));
  }

  /** Whether we have all ourselves; seeds are not dialled then. */
  public void setSeeding(boolean value) {
    if (seeding != value) {
      seeding = value;
      changeAll(peer -> {});
    }
  }

  /** Whether the torrent is paused; it then knows 1000 addresses at most. */
  public void setPaused(boolean value) {
    paused = value;
    trim();
  }

  /** Our address and listening port as others see them; one for each address family counts. */
  public void setExternalAddress(PeerAddress address) {
    if (!address.equals(ours.put(address.isV6(), address))) {
      changeAll(peer -> peer.priority(priority(peer.address())));
    }
  }

  private void change(KnownPeer peer, Consumer<KnownPeer> what) {
    boolean idle = peer.state() == State.IDLE;
    if (idle) {
      orders.remove(peer);
    }
    crowding.remove(peer);
    what.accept(peer);
    crowding.add(peer);
    if (idle) {
      enter(peer);
    }
  }

  private void changeAll(Consumer<KnownPeer> what) {
    peers.values().forEach(peer -> change(peer, what));
  }

  private void enter(KnownPeer peer) {
    int patience = peer.isRumour() ? 1 : settings.get().get(PeerSettings.MAX_FAILCOUNT);
    boolean givenUp = peer.failures() >= patience && peer.source() != PeerSource.MANUAL;
    orders.add(peer, !givenUp && !(seeding && peer.seed()));
  }

  private void trim() {
    Optional<KnownPeer> worst = orders.worst();
    while (peers.size() > maximumSize() && worst.isPresent()) {
      forget(worst.get());
      worst = orders.worst();
    }
  }

  private long priority(PeerAddress theirs) {
    PeerAddress our = ours.get(theirs.isV6());
    return our == null ? 0 : CanonicalPriority.of(our, theirs);
  }

  private int maximumSize() {
    int size = settings.get().get(PeerSettings.MAX_PEERLIST_SIZE);
    return paused ? Math.min(size, PAUSED_SIZE) : size;
  }

  private boolean severalPerIp() {
    return settings.get().get(PeerSettings.ALLOW_MULTIPLE_CONNECTIONS_PER_IP);
  }

  /** How many addresses are known. */
  public int size() {
    return peers.size();
  }

  /** How many of these are known to have all. */
  public int seeds() {
    return crowding.seeds();
  }

  /** How many of these could be dialled, now or later. */
  public int candidates() {
    return orders.hopeful();
  }

  /**
   * Who named {@code remote}, the other end of a connection or attempt; nobody if it came to us.
   */
  public Set<PeerSource> sources(PeerAddress remote) {
    return live.getOrDefault(remote, Optional.empty()).map(KnownPeer::sources).orElse(Set.of());
  }

  /** Attempts in a row at {@code remote} that failed before this one. */
  public int failures(PeerAddress remote) {
    return live.getOrDefault(remote, Optional.empty()).map(KnownPeer::failures).orElse(0);
  }

  /** The known addresses that are connected, for resume data. */
  public Collection<PeerAddress> connectable() {
    List<PeerAddress> connected = new ArrayList<>();
    live.values().stream()
        .flatMap(Optional::stream)
        .filter(peer -> peer.state() == State.CONNECTED)
        .forEach(peer -> connected.add(peer.address()));
    return connected;
  }
}
