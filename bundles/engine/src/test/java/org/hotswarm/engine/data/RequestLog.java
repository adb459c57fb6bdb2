package org.hotswarm.engine.data;

import java.util.ArrayList;
import java.util.List;
import org.hotswarm.engine.peer.Peer;
import org.hotswarm.model.geometry.Block;

/** Writes down how requests fare. */
final class RequestLog implements RequestEvents {
  final List<String> words = new ArrayList<>();

  @Override
  public void onAsked(Peer peer, Block block) {
    words.add("asked " + block);
  }

  @Override
  public void onCame(Peer peer, Block block) {
    words.add("came " + block);
  }

  @Override
  public void onUnwanted(Peer peer, Block block) {
    words.add("unwanted " + block);
  }

  @Override
  public void onDropped(Peer peer, Block block) {
    words.add("dropped " + block);
  }

  @Override
  public void onTimeout(Peer peer, Block block) {
    words.add("timeout " + block);
  }

  @Override
  public void onSnubbed(Peer peer, boolean snubbed) {
    words.add(snubbed ? "snubbed" : "unsnubbed");
  }

  @Override
  public void onRequestLimit(Peer peer) {
    words.add("request limit");
  }

  @Override
  public void onDiskLimit() {
    words.add("disk limit");
  }
}
