package org.hotswarm.picker.sequential;

import java.util.BitSet;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeMap;
import org.hotswarm.spi.picker.PartialPiece;
import org.hotswarm.spi.picker.PeerSpeed;
import org.hotswarm.spi.picker.PickerPeer;

/** A piece in the making: what has arrived, and who was asked for what. */
final class FakePartial implements PartialPiece {
  private final int piece;
  private final int blocks;
  private final BitSet received = new BitSet();
  private final TreeMap<Integer, Set<PickerPeer>> asked = new TreeMap<>();
  private PeerSpeed speed = PeerSpeed.SLOW;

  FakePartial(int piece, int blocks) {
    this.piece = piece;
    this.blocks = blocks;
  }

  void ask(int block, PickerPeer peer) {
    if (!asked.computeIfAbsent(block, b -> new HashSet<>()).add(peer)) {
      throw new AssertionError("block " + block + " of " + piece + " is asked of a peer twice");
    }
    speed = peer.speed();
  }

  void receive(int block) {
    received.set(block);
    asked.remove(block);
  }

  void speed(PeerSpeed given) {
    speed = given;
  }

  boolean isDone() {
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
