package org.hotswarm.engine.find;

import java.net.InetAddress;
import java.util.Arrays;

/**
 * What kind of place an IP address stands for (limits 32 and 46). Addresses that carry an IPv4
 * address (mapped, compatible, NAT64, 6to4) are of the kind of what they carry.
 */
public enum AddressClass {
  /** Anywhere on the Internet. */
  GLOBAL,
  /** Of this site: RFC 1918, carrier-grade NAT (RFC 6598), unique local (RFC 4193). */
  PRIVATE,
  /** This host. */
  LOOPBACK,
  /** Of this link, such as the cloud metadata service at 169.254.169.254 (RFC 3927). */
  LINK_LOCAL,
  /** A group (RFC 5771, RFC 4291). */
  MULTICAST,
  /** Unspecified, broadcast or reserved: nobody can be there. */
  UNUSABLE;

  private static final byte[] ZEROS = new byte[12];

  /** The kind of {@code address}. */
  public static AddressClass of(InetAddress address) {
    byte[] raw = address.getAddress();
    return raw.length == 4 ? ofV4(raw, 0) : ofV6(raw);
  }

  /** Whether it is this host, this link or this site. */
  public boolean isLocal() {
    return this == PRIVATE || this == LOOPBACK || this == LINK_LOCAL;
  }

  private static AddressClass ofV4(byte[] raw, int at) {
    int first = raw[at] & 0xff;
    int second = raw[at + 1] & 0xff;
    if (first == 0 || first >= 240) {
      return UNUSABLE;
    }
    if (first >= 224) {
      return MULTICAST;
    }
    if (first == 127) {
      return LOOPBACK;
    }
    if (first == 169 && second == 254) {
      return LINK_LOCAL;
    }
    boolean protocolAssignments = first == 192 && second == 0 && raw[at + 2] == 0;
    boolean isPrivate =
        first == 10
            || first == 172 && second >>> 4 == 1
            || first == 192 && second == 168
            || first == 100 && second >>> 6 == 1
            || protocolAssignments;
    return isPrivate ? PRIVATE : GLOBAL;
  }

  private static AddressClass ofV6(byte[] raw) {
    int top = (raw[0] & 0xff) << 8 | raw[1] & 0xff;
    if (top >>> 8 == 0xff) {
      return MULTICAST;
    }
    if (top >>> 6 == 0xfe80 >>> 6) {
      return LINK_LOCAL;
    }
    if (top >>> 9 == 0xfc00 >>> 9 || top >>> 6 == 0xfec0 >>> 6) {
      return PRIVATE;
    }
    if (top == 0x2002) {
      return ofV4(raw, 2);
    }
    return top >>> 8 == 0 ? ofLowV6(raw, top) : GLOBAL;
  }

  /** Of {@code ::/8}, where the addresses are that carry IPv4 addresses in their last bytes. */
  private static AddressClass ofLowV6(byte[] raw, int top) {
    if (top == 0x0064 && raw[2] == (byte) 0xff && raw[3] == (byte) 0x9b) {
      return Arrays.equals(raw, 4, 12, ZEROS, 0, 8) ? ofV4(raw, 12) : PRIVATE;
    }
    boolean mapped =
        Arrays.equals(raw, 0, 10, ZEROS, 0, 10) && raw[10] == (byte) 0xff && raw[11] == (byte) 0xff;
    boolean compatible = Arrays.equals(raw, 0, 12, ZEROS, 0, 12);
    if (compatible && Arrays.equals(raw, 12, 15, ZEROS, 0, 3)) {
      return raw[15] == 1 ? LOOPBACK : UNUSABLE;
    }
    return mapped || compatible ? ofV4(raw, 12) : UNUSABLE;
  }
}
