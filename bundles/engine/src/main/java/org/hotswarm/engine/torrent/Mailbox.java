package org.hotswarm.engine.torrent;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.hotswarm.engine.peer.Peer;
import org.hotswarm.engine.peer.PeerLink;
import org.hotswarm.model.wire.Extended;

/**
 * Extended messages that came, and handshakes that are due, while there is no bencode codec. A peer
 * of whom something is held is not read any further, so that no more is held than came with it.
 *
 * <p>Owner thread: the torrent's loop.
 */
final class Mailbox {
  private final Map<Peer, Deque<Extended>> came = new LinkedHashMap<>();
  private final Set<Peer> due = new LinkedHashSet<>();

  /** Whether something of {@code peer} is held, so that what follows has to queue behind it. */
  boolean holds(Peer peer) {
    return came.containsKey(peer);
  }

  /** Holds a message; copies it. */
  void hold(Peer peer, Extended message) {
    ByteBuffer copy = ByteBuffer.allocate(message.payload().remaining());
    copy.put(message.payload().duplicate()).flip();
    came.computeIfAbsent(peer, key -> new ArrayDeque<>()).add(new Extended(message.id(), copy));
    peer.link().pause(PeerLink.Pause.CODEC, true);
  }

  /** {@code peer} is to be greeted when there is a codec. */
  void greetLater(Peer peer) {
    due.add(peer);
  }

  /** There is a codec: whoever is due is greeted, and what came is read in its order. */
  void open(Consumer<Peer> greet, BiConsumer<Peer, Extended> read) {
    List<Peer> toGreet = List.copyOf(due);
    due.clear();
    toGreet.forEach(greet);
    Map<Peer, Deque<Extended>> letters = new LinkedHashMap<>(came);
    came.clear();
    letters.forEach(
        (peer, messages) -> {
          messages.forEach(message -> read.accept(peer, message));
          peer.link().pause(PeerLink.Pause.CODEC, holds(peer));
        });
  }

  /** {@code peer} is gone. */
  void forget(Peer peer) {
    came.remove(peer);
    due.remove(peer);
  }
}
