package org.hotswarm.api.status;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.hotswarm.model.geometry.PieceSet;
import org.hotswarm.model.peer.PeerAddress;
import org.hotswarm.model.peer.PeerId;
import org.hotswarm.model.peer.PeerSource;

/**
 * How a connection with a peer is, or the attempt at one (manual: {@code peer_info}).
 *
 * @param address where
 * @param id what it calls itself in its handshake; empty before that
 * @param client which program it is, as it says itself or as its id shows; empty before that
 * @param sources where we heard of it
 * @param type what it speaks
 * @param flags what it is at
 * @param having what it has
 * @param traffic what came and went
 * @param pipeline what is asked and not yet answered
 * @param buffers memory held for it
 * @param timing since when what
 * @param failures how often it failed us
 */
public record PeerStatus(
    PeerAddress address,
    Optional<PeerId> id,
    String client,
    Set<PeerSource> sources,
    ConnectionType type,
    Set<PeerFlag> flags,
    Having having,
    Traffic traffic,
    Pipeline pipeline,
    Buffers buffers,
    Timing timing,
    Failures failures) {
  public PeerStatus {
    sources = Set.copyOf(sources);
    flags = Set.copyOf(flags);
  }

  /** What the other side of a connection speaks (manual: {@code connection_type}). */
  public enum ConnectionType {
    /** The peer protocol (BEP 3). */
    STANDARD_BITTORRENT
  }

  /** Whether that is so of it. */
  public boolean is(PeerFlag flag) {
    return flags.contains(flag);
  }

  /**
   * What it has.
   *
   * @param pieces a copy; of size 0 while the info dictionary is not known
   * @param count how many
   * @param downRate how fast it downloads, from whomever, as its words tell; bytes per second
   */
  public record Having(PieceSet pieces, int count, long downRate) {
    /** Not known. */
    public static final Having UNKNOWN = new Having(new PieceSet(0), 0, 0);

    @Override
    public PieceSet pieces() {
      return pieces.copy();
    }

    /** The share of pieces that it has, 0 to 1. */
    public double fraction() {
      return pieces.size() == 0 ? 0 : (double) count / pieces.size();
    }
  }

  /**
   * What came and went.
   *
   * @param downRate bytes of payload per second from it
   * @param upRate bytes of payload per second to it
   * @param downloaded bytes of payload from it
   * @param uploaded bytes of payload to it
   * @param downPeak the highest {@code downRate} so far
   * @param upPeak the highest {@code upRate} so far
   * @param all the same with all that is said beside payload
   * @param reading what receiving waits for
   * @param writing what sending waits for
   */
  public record Traffic(
      long downRate,
      long upRate,
      long downloaded,
      long uploaded,
      long downPeak,
      long upPeak,
      Volume all,
      BandwidthState reading,
      BandwidthState writing) {
    /** Nothing. */
    public static final Traffic NONE =
        new Traffic(0, 0, 0, 0, 0, 0, Volume.NONE, BandwidthState.NETWORK, BandwidthState.IDLE);
  }

  /**
   * What is asked and not yet answered, in blocks.
   *
   * @param asked of it, and not yet come
   * @param owed to it: it asked, and has not yet got
   * @param next which of {@code asked} is to come next
   */
  public record Pipeline(int asked, int owed, Optional<Arriving> next) {
    /** Nothing. */
    public static final Pipeline EMPTY = new Pipeline(0, 0, Optional.empty());
  }

  /**
   * A block that is to come next from a peer.
   *
   * @param piece index
   * @param block index within the piece
   * @param received bytes of it that are here
   * @param length bytes
   * @param timeout until it counts as late; zero when it does
   */
  public record Arriving(int piece, int block, int received, int length, Duration timeout) {}

  /**
   * Memory held for it, in bytes.
   *
   * @param sendSize room for what is to be sent
   * @param sendUsed of that, not yet taken by the operating system
   * @param receiveSize room for a message that has not come whole
   * @param receiveUsed of that, what has come
   * @param disk blocks of it that wait to be written
   */
  public record Buffers(long sendSize, long sendUsed, int receiveSize, int receiveUsed, long disk) {
    /** None. */
    public static final Buffers NONE = new Buffers(0, 0, 0, 0, 0);
  }

  /**
   * Since when what.
   *
   * @param sinceRequest since we last asked it for a block; empty for never
   * @param sinceActive since anything last came or went
   * @param roundTrip how long opening the connection took; empty when it connected to us
   */
  public record Timing(
      Optional<Duration> sinceRequest, Duration sinceActive, Optional<Duration> roundTrip) {}

  /**
   * How often it failed us.
   *
   * @param hashes wrong pieces that it took part in, by this connection
   * @param attempts in a row that did not lead to a handshake
   */
  public record Failures(int hashes, int attempts) {
    /** Never. */
    public static final Failures NONE = new Failures(0, 0);
  }
}
