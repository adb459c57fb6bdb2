package org.hotswarm.tck.picker;

import java.util.BitSet;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeMap;
import org.hotswarm.spi.picker.PartialPiece;
import org.hotswarm.spi.picker.PeerSpeed;
import org.hotswarm.spi.picker.PickerPeer;

/** A piece in the making: what has arrived, and who was asked for what. */
public final class FakePartial implements PartialPiece {
  private final int piece;
  private final int blocks;
  private final BitSet received = new BitSet();
  private final TreeMap<Integer, Set<PickerPeer>> asked = new TreeMap<>();
  private PeerSpeed speed = PeerSpeed.SLOW;

  /**
   * @param piece its index
   * @param blocks how many it has
   */
  public FakePartial(int piece, int blocks) {
    this.piece = piece;
    this.blocks = blocks;
  }

  /** The peer is asked for a block, and not for the second time. */
  public void ask(int block, PickerPeer peer) {
    if (!asked.computeIfAbsent(block, b -> new HashSet<>()).add(peer)) {
      throw new AssertionError("block " + block + " of " + piece + " is asked of a peer twice");
    }
    speed = peer.speed();
  }

  /** A block arrives. */
  public void receive(int block) {
    received.set(block);
    asked.remove(block);
  }

  /** Sets the class of the peers that are asked. */
  public void speed(PeerSpeed given) {
    speed = given;
  }

  /** The peer is gone, and will not answer. */
  public void leave(PickerPeer peer) {
    asked.values().forEach(peers -> peers.remove(peer));
    asked.values().removeIf(Set::isEmpty);
  }

  /** Whether nothing of it was asked for and nothing has arrived. */
  public boolean isUntouched() {
    return received.isEmpty() && asked.isEmpty();
  }

  /** Whether all blocks have arrived. */
  public boolean isDone() {
    return received.cardinality() == blocks;
  }

  @Override
  public int piece() {
    return piece;
  }

  @Override
  public int blockCount() {
    return blocks;
  }

  @Override
  public boolean isReceived(int block) {
    return received.get(block);
  }

  @Override
  public int requests(int block) {
    return asked.getOrDefault(block, Set.of()).size();
  }

  @Override
  public boolean isRequestedFrom(int block, PickerPeer peer) {
    return asked.getOrDefault(block, Set.of()).contains(peer);
  }

  @Override
  public int freeBlocks() {
    return blocks - received.cardinality() - asked.size();
  }

  @Override
  public PeerSpeed speed() {
    return speed;
  }
}
