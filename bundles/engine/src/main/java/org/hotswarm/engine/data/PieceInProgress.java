package org.hotswarm.engine.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntPredicate;
import org.hotswarm.api.status.PartialPieceStatus;
import org.hotswarm.api.status.PartialPieceStatus.BlockState;
import org.hotswarm.api.status.PartialPieceStatus.BlockStatus;
import org.hotswarm.api.status.PartialPieceStatus.Speed;
import org.hotswarm.engine.peer.Peer;
import org.hotswarm.model.geometry.Block;
import org.hotswarm.model.geometry.Geometry;
import org.hotswarm.model.peer.PeerAddress;
import org.hotswarm.spi.picker.PartialPiece;
import org.hotswarm.spi.picker.PeerSpeed;
import org.hotswarm.spi.picker.PickerPeer;

/**
 * The facts of one piece in the making: which blocks have arrived, and how many peers were asked
 * for each.
 *
 * <p>Owner thread: the torrent's loop. Invariants: {@code free + asked + received = blocks}.
 */
final class PieceInProgress implements PartialPiece {
  private final Geometry geometry;
  private final int piece;
  private final int[] requests;
  private final BitSet received;
  private final int[] batches;
  private final PeerAddress[] senders;
  private int freeBlocks;
  private PeerSpeed speed;

  PieceInProgress(Geometry geometry, int piece, PeerSpeed speed) {
    this.geometry = geometry;
    this.piece = piece;
    this.requests = new int[geometry.blockCount(piece)];
    this.received = new BitSet(requests.length);
    this.batches = new int[requests.length];
    this.senders = new PeerAddress[requests.length];
    this.freeBlocks = requests.length;
    this.speed = speed;
  }

  /** A peer was asked for {@code block}; true if nobody had been. */
  boolean ask(int block, PeerSpeed by) {
    requests[block]++;
    boolean first = requests[block] == 1 && !received.get(block);
    if (first) {
      freeBlocks--;
      speed = by.compareTo(speed) < 0 && freeBlocks > 0 ? speed : by;
    }
    return first;
  }

  /** A peer asked for {@code block} will not send it; true if nobody is asked any more. */
  boolean unask(int block) {
    if (requests[block] == 0) {
      return false;
    }
    requests[block]--;
    boolean last = requests[block] == 0 && !received.get(block);
    if (last) {
      freeBlocks++;
    }
    return last;
  }

  /** {@code block} arrived from {@code sender} and goes to the store in {@code batch}. */
  void receive(int block, PeerAddress sender, int batch) {
    receive(block);
    senders[block] = sender;
    batches[block] = batch;
  }

  /** {@code block} is there, asked for or not, and in the store. */
  void receive(int block) {
    if (requests[block] == 0 && !received.get(block)) {
      freeBlocks--;
    }
    received.set(block);
  }

  /** {@code block} could not be kept and is missing again. */
  void lose(int block) {
    boolean was = received.get(block);
    received.clear(block);
    senders[block] = null;
    if (was && requests[block] == 0) {
      freeBlocks++;
    }
  }

  PartialPieceStatus status(IntPredicate isWritten) {
    List<BlockStatus> blocks = new ArrayList<>(requests.length);
    boolean asked = false;
    for (int block = 0; block < requests.length; block++) {
      asked |= requests[block] > 0;
      Optional<PeerAddress> sender = Optional.ofNullable(senders[block]);
      blocks.add(new BlockStatus(state(block, isWritten), sender, requests[block]));
    }
    return new PartialPieceStatus(piece, asked ? shown(speed) : Speed.NONE, blocks);
  }

  private BlockState state(int block, IntPredicate isWritten) {
    if (received.get(block)) {
      return isWritten.test(batches[block]) ? BlockState.FINISHED : BlockState.WRITING;
    }
    return requests[block] > 0 ? BlockState.REQUESTED : BlockState.NONE;
  }

  private static Speed shown(PeerSpeed speed) {
    return switch (speed) {
      case SLOW -> Speed.SLOW;
      case MEDIUM -> Speed.MEDIUM;
      case FAST -> Speed.FAST;
    };
  }

  boolean isUntouched() {
    return freeBlocks == requests.length;
  }

  /** Who sent blocks of it, in this session. */
  Set<PeerAddress> senders() {
    Set<PeerAddress> all = new LinkedHashSet<>(Arrays.asList(senders));
    all.remove(null);
    return all;
  }

  BitSet received() {
    return received;
  }

  @Override
  public int piece() {
    return piece;
  }

  @Override
  public int blockCount() {
    return requests.length;
  }

  @Override
  public boolean isReceived(int block) {
    return received.get(block);
  }

  @Override
  public int requests(int block) {
    return requests[block];
  }

  @Override
  public boolean isRequestedFrom(int block, PickerPeer peer) {
    Block asked = geometry.block(piece, block);
    return requests[block] > 0 && peer instanceof Peer known && known.requests().has(asked);
  }

  @Override
  public int freeBlocks() {
    return freeBlocks;
  }

  @Override
  public PeerSpeed speed() {
    return speed;
  }
}
