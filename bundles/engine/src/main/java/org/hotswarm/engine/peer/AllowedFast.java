package org.hotswarm.engine.peer;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.LinkedHashSet;
import java.util.Set;
import org.hotswarm.model.hash.InfoHash;

/**
 * The canonical set of pieces a peer may have while choked (BEP 6, "allowed fast set generation").
 */
public final class AllowedFast {
  /** The last byte of the address does not count, so that neighbours get the same set (BEP 6). */
  private static final int NETWORK_MASK = 0xffffff00;

  /**
   * Digests before a set stays smaller than was asked for; ten times what the largest set of the
   * settings needs (limit 26).
   */
  private static final int MOST_DIGESTS = 1000;

  private AllowedFast() {}

  /**
   * Computes the set.
   *
   * @param count pieces of the torrent
   * @param size of the set; never more than {@code count}, nor than can be found in bounded time
   * @return empty for IPv6, for which BEP 6 defines none
   */
  public static Set<Integer> of(InetAddress peer, InfoHash infoHash, int count, int size) {
    Set<Integer> set = new LinkedHashSet<>();
    if (!(peer instanceof Inet4Address)) {
      return set;
    }
    int network = ByteBuffer.wrap(peer.getAddress()).getInt() & NETWORK_MASK;
    byte[] x =
        ByteBuffer.allocate(4 + InfoHash.LENGTH).putInt(network).put(infoHash.toBytes()).array();
    int wanted = Math.min(size, count);
    MessageDigest sha1 = sha1();
    for (int digests = 0; digests < MOST_DIGESTS && set.size() < wanted; digests++) {
      x = sha1.digest(x);
      ByteBuffer words = ByteBuffer.wrap(x);
      for (int i = 0; i < 5 && set.size() < wanted; i++) {
        set.add((int) (Integer.toUnsignedLong(words.getInt()) % count));
      }
    }
    return set;
  }

  private static MessageDigest sha1() {
    try {
      return MessageDigest.getInstance("SHA-1");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java platform has SHA-1", impossible);
    }
  }
}
