package org.hotswarm.engine.torrent;

import io.netty.channel.EventLoop;
import java.nio.ByteBuffer;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.hotswarm.engine.fence.Fence;
import org.hotswarm.engine.fence.FencedExtension;
import org.hotswarm.engine.peer.Peer;
import org.hotswarm.engine.swap.Choice;
import org.hotswarm.engine.swap.Host;
import org.hotswarm.engine.swap.Slot;
import org.hotswarm.model.bencode.BDictionary;
import org.hotswarm.model.hash.InfoHash;
import org.hotswarm.spi.bencode.Bencode;
import org.hotswarm.spi.extension.ExtensionPeer;
import org.hotswarm.spi.extension.ExtensionState;
import org.hotswarm.spi.extension.PeerExtension;
import org.hotswarm.spi.extension.PeerExtensionNeeds;
import org.hotswarm.spi.extension.PeerExtensionProvider;

/**
 * One extension of one torrent: its name, its number on the wire, and the peers that joined it.
 *
 * <p>Owner thread: the torrent's loop.
 */
final class ExtensionSeat {
  private final String name;
  private final int number;
  private final Bencode bencode;
  private final BiConsumer<Peer, String> ban;
  private final Map<Peer, ExtendedPeer> joined = new LinkedHashMap<>();
  private Slot<PeerExtensionNeeds, ExtensionState, PeerExtension, PeerExtensionProvider> slot;

  ExtensionSeat(String name, int number, Bencode bencode, BiConsumer<Peer, String> ban) {
    this.name = name;
    this.number = number;
    this.bencode = bencode;
    this.ban = ban;
  }

  /**
   * Told who is in the seat.
   *
   * @param torrent whose seat it is
   * @param seated a working object has come
   * @param left the last one has gone
   */
  record Listener(InfoHash torrent, Consumer<PeerExtension> seated, Runnable left) {}

  void open(
      EventLoop loop,
      PeerExtensionNeeds needs,
      Choice<PeerExtensionProvider> choice,
      Listener listener) {
    slot = new Slot<>(loop, needs, choice, new Room(listener));
  }

  private final class Room implements Host<PeerExtension> {
    private final Listener listener;

    Room(Listener listener) {
      this.listener = listener;
    }

    @Override
    public PeerExtension fenced(PeerExtension bare, Fence fence) {
      return new FencedExtension(bare, fence);
    }

    @Override
    public Optional<InfoHash> torrent() {
      return Optional.of(listener.torrent());
    }

    @Override
    public void welcome(PeerExtension coming) {
      joined.clear();
      listener.seated().accept(coming);
    }

    @Override
    public void missed() {
      joined.clear();
      listener.left().run();
    }
  }

  String name() {
    return name;
  }

  int number() {
    return number;
  }

  Slot<PeerExtensionNeeds, ExtensionState, PeerExtension, PeerExtensionProvider> slot() {
    return slot;
  }

  Collection<? extends ExtensionPeer> peers() {
    return joined.values();
  }

  /** What {@code peer} said last decides whether it is joined. */
  void refresh(Peer peer, PeerExtension extension) {
    long theirs =
        peer.extensionHandshake()
            .dictionary("m")
            .orElse(BDictionary.empty())
            .integer(name)
            .orElse(0);
    if (theirs == 0) {
      leave(peer);
      return;
    }
    ExtendedPeer known = joined.get(peer);
    if (known == null) {
      ExtendedPeer fresh = new ExtendedPeer(peer, (int) theirs, bencode, ban);
      joined.put(peer, fresh);
      extension.peerJoined(fresh);
    } else {
      known.renumber((int) theirs);
    }
  }

  void leave(Peer peer) {
    ExtendedPeer gone = joined.remove(peer);
    if (gone != null) {
      slot.current().ifPresent(extension -> extension.peerLeft(gone));
    }
  }

  void deliver(Peer peer, ByteBuffer payload) {
    ExtendedPeer sender = joined.get(peer);
    if (sender != null) {
      slot.current().ifPresent(extension -> extension.onMessage(sender, payload));
    }
  }
}
