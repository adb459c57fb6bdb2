package org.hotswarm.wire;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.hotswarm.model.hash.InfoHash;
import org.hotswarm.model.peer.PeerId;
import org.hotswarm.model.wire.Handshake;
import org.hotswarm.model.wire.Reserved;
import org.hotswarm.model.wire.WireException;

/** The 68 bytes that open a connection (BEP 3). */
final class HandshakeFormat {
  private static final String PROTOCOL = "BitTorrent protocol";

  /** The length of the protocol's name and the name itself, with which every handshake begins. */
  private static final byte[] OPENING =
      ((char) PROTOCOL.length() + PROTOCOL).getBytes(StandardCharsets.ISO_8859_1);

  private static final int INFO_HASH = OPENING.length + Reserved.LENGTH;

  private HandshakeFormat() {}

  /** Empty while not all is there. */
  static Optional<Handshake> decode(ByteBuffer in) throws WireException {
    int start = in.position();
    checkOpening(in, start);
    if (in.remaining() < Handshake.LENGTH) {
      return Optional.empty();
    }
    Handshake handshake =
        new Handshake(
            Reserved.copyOf(bytes(in, start + OPENING.length, Reserved.LENGTH)),
            InfoHash.copyOf(bytes(in, start + INFO_HASH, InfoHash.LENGTH)),
            PeerId.copyOf(bytes(in, start + Handshake.INFO_HASH_END, PeerId.LENGTH)));
    in.position(start + Handshake.LENGTH);
    return Optional.of(handshake);
  }

  private static void checkOpening(ByteBuffer in, int start) throws WireException {
    int there = Math.min(in.remaining(), OPENING.length);
    for (int i = 0; i < there; i++) {
      if (in.get(start + i) != OPENING[i]) {
        throw new WireException(
            "byte "
                + i
                + " is "
                + Byte.toUnsignedInt(in.get(start + i))
                + " where a handshake has "
                + OPENING[i]);
      }
    }
  }

  private static byte[] bytes(ByteBuffer in, int at, int size) {
    byte[] bytes = new byte[size];
    in.get(at, bytes);
    return bytes;
  }

  static void encode(Handshake handshake, ByteBuffer out) {
    out.put(OPENING)
        .put(handshake.reserved().toBytes())
        .put(handshake.infoHash().toBytes())
        .put(handshake.peerId().toBytes());
  }
}
