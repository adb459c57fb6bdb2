package org.hotswarm.ext.metadata.lt;

import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.hotswarm.model.metainfo.InfoBytes;
import org.hotswarm.spi.extension.ExtensionPeer;
import org.hotswarm.spi.extension.PeerExtensionNeeds;

/** Sends parts of the metadata to peers that ask and read. */
final class Serving {
  /** The whole may be had so many times by one peer. */
  static final int ROUNDS = 2;

  /** Bytes waiting to be sent to a peer above which it is sent nothing more. */
  static final long WATERMARK = 64 << 10;

  private final PeerExtensionNeeds needs;
  private final Map<ExtensionPeer, Long> served = new HashMap<>();

  Serving(PeerExtensionNeeds needs) {
    this.needs = needs;
  }

  void join(ExtensionPeer peer) {
    served.put(peer, 0L);
  }

  void leave(ExtensionPeer peer) {
    served.remove(peer);
  }

  void end() {
    served.clear();
  }

  void onRequest(ExtensionPeer peer, Part part) {
    if (!served.containsKey(peer) || peer.queuedBytes() > WATERMARK) {
      return;
    }
    Optional<InfoBytes> info = needs.infoBytes().filter(all -> mayHave(peer, part, all.length()));
    peer.send(info.<Message>map(all -> cut(peer, part, all)).orElse(new Message.None()).toBytes());
  }

  private boolean mayHave(ExtensionPeer peer, Part part, int total) {
    return total <= Part.LARGEST && served.get(peer) + part.length(total) <= (long) ROUNDS * total;
  }

  private Message cut(ExtensionPeer peer, Part part, InfoBytes all) {
    int total = all.length();
    ByteBuffer bytes = all.buffer().slice(part.offset(total), part.length(total));
    served.merge(peer, (long) bytes.remaining(), Long::sum);
    return new Message.Data(total, part.offset(total), bytes);
  }
}
