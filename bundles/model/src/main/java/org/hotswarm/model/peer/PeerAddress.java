package org.hotswarm.model.peer;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * An IP address and port, never a name. IPv4-mapped IPv6 addresses are IPv4 addresses here. Its
 * compact form is 6 bytes for IPv4 (BEP 23) and 18 for IPv6 (BEP 7).
 */
public final class PeerAddress {
  /** Bytes of a compact IPv4 address and port (BEP 23). */
  public static final int COMPACT_V4_LENGTH = 6;

  /** Bytes of a compact IPv6 address and port (BEP 7). */
  public static final int COMPACT_V6_LENGTH = 18;

  private static final int MAXIMUM_PORT = 0xffff;

  private final InetAddress ip;
  private final int port;

  /**
   * @param ip the address
   * @param port 0 to 65535; 0 is what a peer that does not listen says
   */
  public PeerAddress(InetAddress ip, int port) {
    if (port < 0 || port > MAXIMUM_PORT) {
      throw new IllegalArgumentException("port " + port + " is not in 0..65535");
    }
    this.ip = ip;
    this.port = port;
  }

  /** Of a resolved socket address. */
  public static PeerAddress of(InetSocketAddress address) {
    if (address.isUnresolved()) {
      throw new IllegalArgumentException(address + " is a name, not an address");
    }
    return new PeerAddress(address.getAddress(), address.getPort());
  }

  /** Of raw address bytes, 4 or 16 of them. */
  public static PeerAddress of(byte[] ip, int port) {
    try {
      return new PeerAddress(InetAddress.getByAddress(ip), port);
    } catch (UnknownHostException wrongLength) {
      throw new IllegalArgumentException(ip.length + " bytes are no IP address", wrongLength);
    }
  }

  /** Reads a compact address and advances {@code in}: 6 bytes for IPv4, 18 for IPv6. */
  public static PeerAddress readCompact(ByteBuffer in, boolean v6) {
    byte[] ip = new byte[v6 ? 16 : 4];
    in.get(ip);
    return of(ip, Short.toUnsignedInt(in.getShort()));
  }

  /** The address. */
  public InetAddress ip() {
    return ip;
  }

  /** The port, 0 to 65535. */
  public int port() {
    return port;
  }

  /** Whether this is an IPv6 address. */
  public boolean isV6() {
    return !(ip instanceof Inet4Address);
  }

  /** As a socket address. */
  public InetSocketAddress toSocketAddress() {
    return new InetSocketAddress(ip, port);
  }

  /** The compact form: 6 bytes for IPv4, 18 for IPv6. */
  public byte[] toCompact() {
    byte[] raw = ip.getAddress();
    byte[] compact = Arrays.copyOf(raw, raw.length + 2);
    compact[raw.length] = (byte) (port >> 8);
    compact[raw.length + 1] = (byte) port;
    return compact;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof PeerAddress that && port == that.port && ip.equals(that.ip);
  }

  @Override
  public int hashCode() {
    return ip.hashCode() * 31 + port;
  }

  @Override
  public String toString() {
    return isV6() ? "[" + ip.getHostAddress() + "]:" + port : ip.getHostAddress() + ":" + port;
  }
}
