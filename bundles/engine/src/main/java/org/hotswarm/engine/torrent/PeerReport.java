package org.hotswarm.engine.torrent;

import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;
import org.hotswarm.api.limit.RateLimits;
import org.hotswarm.api.status.BandwidthState;
import org.hotswarm.api.status.PeerFlag;
import org.hotswarm.api.status.PeerStatus;
import org.hotswarm.api.status.PeerStatus.Arriving;
import org.hotswarm.api.status.PeerStatus.ConnectionType;
import org.hotswarm.api.status.PeerStatus.Having;
import org.hotswarm.api.status.PeerStatus.Pipeline;
import org.hotswarm.api.status.Volume;
import org.hotswarm.engine.peer.Peer;
import org.hotswarm.engine.peer.PeerLink;
import org.hotswarm.model.geometry.Block;
import org.hotswarm.model.peer.PeerSource;

/**
 * How a torrent's connections are: those with peers, and those whose handshake is not done.
 *
 * <p>Owner thread: the torrent's loop.
 *
 * @param house has the clock and the limits
 * @param swarm whose connections
 */
record PeerReport(Household house, Swarm swarm) {
  List<PeerStatus> statuses() {
    return Stream.concat(
            swarm.peers().all().stream().map(this::status),
            swarm.dialer().attempts().stream().map(this::status))
        .toList();
  }

  private PeerStatus status(Dialer.Attempt attempt) {
    PeerFlag stage = attempt.isOpen() ? PeerFlag.HANDSHAKE : PeerFlag.CONNECTING;
    return new PeerStatus(
        attempt.address(),
        Optional.empty(),
        "",
        swarm.known().sources(attempt.address()),
        ConnectionType.STANDARD_BITTORRENT,
        EnumSet.of(PeerFlag.LOCAL_CONNECTION, stage),
        Having.UNKNOWN,
        PeerStatus.Traffic.NONE,
        Pipeline.EMPTY,
        PeerStatus.Buffers.NONE,
        new PeerStatus.Timing(Optional.empty(), attempt.age(), attempt.roundTrip()),
        new PeerStatus.Failures(0, swarm.known().failures(attempt.address())));
  }

  private PeerStatus status(Peer peer) {
    return new PeerStatus(
        peer.address(),
        Optional.of(peer.identity().peerId()),
        peer.client(),
        sources(peer),
        ConnectionType.STANDARD_BITTORRENT,
        flags(peer),
        new Having(peer.having().shown(), peer.pieces().count(), peer.having().rate()),
        traffic(peer),
        new Pipeline(peer.requests().outstanding(), peer.serving().size(), next(peer)),
        new PeerStatus.Buffers(
            peer.link().sendBufferSize(),
            peer.link().sendBufferUsed(),
            peer.link().receiveBufferSize(),
            peer.link().receiveBufferUsed(),
            swarm.transfer().map(now -> now.downloads().pendingBytes(peer)).orElse(0L)),
        timing(peer),
        new PeerStatus.Failures(peer.wrongPieces(), swarm.known().failures(peer.address())));
  }

  private Set<PeerSource> sources(Peer peer) {
    Set<PeerSource> sources = EnumSet.of(peer.identity().source());
    sources.addAll(swarm.known().sources(peer.address()));
    return sources;
  }

  private Set<PeerFlag> flags(Peer peer) {
    Set<PeerFlag> flags = EnumSet.noneOf(PeerFlag.class);
    set(flags, PeerFlag.INTERESTING, peer.choking().isInteresting());
    set(flags, PeerFlag.CHOKED, peer.choking().isChoked());
    set(flags, PeerFlag.REMOTE_INTERESTED, peer.choking().isInterested());
    set(flags, PeerFlag.REMOTE_CHOKED, peer.choking().chokesUs());
    set(flags, PeerFlag.SUPPORTS_EXTENSIONS, peer.isExtended());
    set(flags, PeerFlag.LOCAL_CONNECTION, peer.isOutgoing());
    set(flags, PeerFlag.ON_PAROLE, isOnParole(peer));
    set(flags, PeerFlag.SEED, peer.having().isSeed());
    set(flags, PeerFlag.OPTIMISTIC_UNCHOKE, peer.choking().isOptimistic());
    set(flags, PeerFlag.SNUBBED, peer.requests().isSnubbed());
    set(flags, PeerFlag.UPLOAD_ONLY, peer.isUploadOnly());
    return flags;
  }

  private static void set(Set<PeerFlag> flags, PeerFlag flag, boolean value) {
    if (value) {
      flags.add(flag);
    }
  }

  private boolean isOnParole(Peer peer) {
    return swarm.transfer().map(now -> now.downloads().parole().isOn(peer)).orElse(false);
  }

  private PeerStatus.Traffic traffic(Peer peer) {
    return new PeerStatus.Traffic(
        peer.traffic().downRate(),
        peer.traffic().upRate(),
        peer.traffic().downloaded(),
        peer.traffic().uploaded(),
        peer.traffic().down().peak(),
        peer.traffic().up().peak(),
        volume(peer),
        reading(peer),
        writing(peer));
  }

  static Volume volume(Peer peer) {
    return new Volume(
        peer.traffic().down().allRate(),
        peer.traffic().up().allRate(),
        peer.link().received(),
        peer.link().sent());
  }

  BandwidthState reading(Peer peer) {
    if (peer.link().isPaused(PeerLink.Pause.RATE)) {
      return whose(RateLimits::down, peer);
    }
    return peer.link().isPaused() ? BandwidthState.IDLE : BandwidthState.NETWORK;
  }

  BandwidthState writing(Peer peer) {
    if (peer.link().sendBufferUsed() > 0) {
      return BandwidthState.NETWORK;
    }
    boolean waits = peer.serving().size() > 0 && peer.gate().waitsToSend();
    return waits ? whose(RateLimits::up, peer) : BandwidthState.IDLE;
  }

  /** A limit of the torrent or the peer is the narrower one: it would not be set otherwise. */
  private BandwidthState whose(ToLongFunction<RateLimits> direction, Peer peer) {
    boolean own =
        direction.applyAsLong(swarm.bounds().rates()) > 0
            || direction.applyAsLong(swarm.bounds().ofPeer(peer.address())) > 0;
    return own ? BandwidthState.TORRENT : BandwidthState.GLOBAL;
  }

  private Optional<Arriving> next(Peer peer) {
    return swarm.transfer().flatMap(now -> peer.requests().oldest().map(b -> next(peer, b, now)));
  }

  private static Arriving next(Peer peer, Block block, Transfer transfer) {
    int here = Math.min(peer.link().receiveBufferUsed(), block.length());
    return new Arriving(
        block.piece(), block.index(), here, block.length(), transfer.downloads().patience(peer));
  }

  private PeerStatus.Timing timing(Peer peer) {
    long now = house.means().ticker().nanos();
    long active = Math.max(peer.traffic().lastReceived(), peer.traffic().lastSent());
    return new PeerStatus.Timing(
        peer.traffic().lastAsked().stream().mapToObj(at -> Duration.ofNanos(now - at)).findFirst(),
        Duration.ofNanos(now - active),
        peer.identity().connectNanos().stream().mapToObj(Duration::ofNanos).findFirst());
  }
}
