package org.hotswarm.ext.pex;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.hotswarm.model.bencode.BString;
import org.hotswarm.model.peer.PeerAddress;

/** Addresses of one family in a row: 6 bytes each, or 18 (BEP 11). */
final class Compact {
  private Compact() {}

  static byte[] write(Collection<PeerAddress> addresses) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    addresses.forEach(address -> bytes.writeBytes(address.toCompact()));
    return bytes.toByteArray();
  }

  /** The first {@code most} whole ones; bytes that make no whole one are left over. */
  static List<PeerAddress> read(Optional<BString> bytes, boolean v6, int most) {
    List<PeerAddress> addresses = new ArrayList<>();
    if (bytes.isPresent()) {
      ByteBuffer in = bytes.get().buffer();
      int length = v6 ? PeerAddress.COMPACT_V6_LENGTH : PeerAddress.COMPACT_V4_LENGTH;
      while (in.remaining() >= length && addresses.size() < most) {
        addresses.add(PeerAddress.readCompact(in, v6));
      }
    }
    return addresses;
  }
}
