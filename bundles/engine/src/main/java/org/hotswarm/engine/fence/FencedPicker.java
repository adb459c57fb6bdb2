package org.hotswarm.engine.fence;

import org.hotswarm.spi.picker.PickRequest;
import org.hotswarm.spi.picker.Picker;
import org.hotswarm.spi.picker.PickerPeer;
import org.hotswarm.spi.picker.PickerState;
import org.hotswarm.spi.picker.Picks;

/**
 * A picker behind its fence; one that fails has chosen nothing. Owner thread: the torrent's loop.
 *
 * @param bare the provider's own
 * @param fence around the provider
 */
public record FencedPicker(Picker bare, Fence fence) implements Picker {
  @Override
  public void peerJoined(PickerPeer peer) {
    fence.tell(() -> bare.peerJoined(peer));
  }

  @Override
  public void peerLeft(PickerPeer peer) {
    fence.tell(() -> bare.peerLeft(peer));
  }

  @Override
  public void peerHas(PickerPeer peer, int piece) {
    fence.tell(() -> bare.peerHas(peer, piece));
  }

  @Override
  public void wantedChanged() {
    fence.tell(bare::wantedChanged);
  }

  @Override
  public void pieceVerified(int piece) {
    fence.tell(() -> bare.pieceVerified(piece));
  }

  @Override
  public void pieceFailed(int piece) {
    fence.tell(() -> bare.pieceFailed(piece));
  }

  @Override
  public void pick(PickerPeer peer, PickRequest request, Picks picks) {
    fence.tell(() -> bare.pick(peer, request, picks));
  }

  @Override
  public PickerState snapshot() {
    return fence.ask(bare::snapshot);
  }

  @Override
  public void close() {
    fence.tell(bare::close);
  }
}
