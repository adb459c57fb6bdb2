package org.hotswarm.engine.find;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.zip.CRC32C;
import org.hotswarm.model.peer.PeerAddress;

/**
 * The order of connections on which both ends agree without a word (BEP 40): strangers that flood a
 * swarm cannot choose to be preferred by all.
 */
public final class CanonicalPriority {
  private static final int V4_WHOLE_BYTES = 2;
  private static final int V6_WHOLE_BYTES = 6;
  private static final int MASK = 0x55;

  private CanonicalPriority() {}

  /**
   * The priority of the connection between two ends of the same address family; the same whichever
   * end asks. Higher is preferred.
   *
   * @return 32 bits, unsigned
   */
  public static long of(PeerAddress ours, PeerAddress theirs) {
    byte[] our = ours.ip().getAddress();
    byte[] their = theirs.ip().getAddress();
    int same = Arrays.mismatch(our, their);
    if (same < 0) {
      return crc(port(ours), port(theirs));
    }
    int whole = Math.max(our.length == 4 ? V4_WHOLE_BYTES : V6_WHOLE_BYTES, same + 1);
    mask(our, whole);
    mask(their, whole);
    return crc(our, their);
  }

  private static byte[] port(PeerAddress end) {
    return ByteBuffer.allocate(2).putShort((short) end.port()).array();
  }

  private static void mask(byte[] ip, int whole) {
    for (int i = whole; i < ip.length; i++) {
      ip[i] &= MASK;
    }
  }

  private static long crc(byte[] one, byte[] other) {
    CRC32C crc = new CRC32C();
    boolean ordered = Arrays.compareUnsigned(one, other) <= 0;
    crc.update(ordered ? one : other);
    crc.update(ordered ? other : one);
    return crc.getValue();
  }
}
