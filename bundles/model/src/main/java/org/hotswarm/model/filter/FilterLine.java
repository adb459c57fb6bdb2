package org.hotswarm.model.filter;

import java.net.InetAddress;
import java.util.Optional;

/** One rule as a line of a file, in any of three forms. */
final class FilterLine {
  /** Up to this level eMule's lists keep an address out. */
  private static final int HIGHEST_BLOCKED_LEVEL = 127;

  /** Bits of an IPv6 address before the IPv4 address that it maps (RFC 4291, 2.5.5.2). */
  private static final int MAPPED_BITS = 96;

  private FilterLine() {}

  /** Whether {@code line}, without space around it, holds no rule. */
  static boolean isComment(String line) {
    return line.isEmpty() || line.startsWith("#") || line.startsWith(";") || line.startsWith("//");
  }

  /**
   * Reads a rule: {@code 10.0.0.0/8} or {@code 10.0.0.0 - 10.0.0.9} or one address, each perhaps
   * with a remark behind # or ;, {@code 010.000.000.000 - 010.000.000.009 , 100 , name} (eMule), or
   * {@code name:10.0.0.0-10.0.0.9} (PeerGuardian).
   *
   * @return empty when it is none of these
   * @throws IllegalArgumentException when a prefix is too long
   */
  static Optional<IpRange> parse(String line) {
    return plain(withoutRemark(line)).or(() -> emule(line)).or(() -> peerGuardian(line));
  }

  private static String withoutRemark(String line) {
    int end = line.length();
    for (int i = 0; i < end; i++) {
      char at = line.charAt(i);
      if (at == '#' || at == ';') {
        end = i;
      }
    }
    return line.substring(0, end).strip();
  }

  private static Optional<IpRange> plain(String text) {
    int slash = text.indexOf('/');
    if (slash >= 0) {
      return network(text, slash);
    }
    return text.indexOf('-') >= 0
        ? range(text)
        : IpLiteral.parse(text).map(address -> new IpRange(address, address, true));
  }

  private static Optional<IpRange> network(String text, int slash) {
    Optional<InetAddress> address = IpLiteral.parse(text.substring(0, slash).strip());
    Optional<Integer> bits = number(text.substring(slash + 1).strip());
    if (address.isEmpty() || bits.isEmpty()) {
      return Optional.empty();
    }
    byte[] raw = address.get().getAddress();
    boolean mapped = raw.length == Integer.BYTES && text.indexOf(':') >= 0;
    int prefix = mapped ? bits.get() - MAPPED_BITS : bits.get();
    if (prefix < 0 || prefix > raw.length * Byte.SIZE) {
      throw new IllegalArgumentException("a prefix of " + bits.get() + " bits is out of range");
    }
    return Optional.of(network(raw, prefix));
  }

  private static IpRange network(byte[] raw, int prefix) {
    byte[] first = raw.clone();
    byte[] last = raw.clone();
    for (int bit = prefix; bit < raw.length * Byte.SIZE; bit++) {
      int mask = 0x80 >> bit % Byte.SIZE;
      first[bit / Byte.SIZE] &= (byte) ~mask;
      last[bit / Byte.SIZE] |= (byte) mask;
    }
    return new IpRange(address(first), address(last), true);
  }

  private static InetAddress address(byte[] raw) {
    Family family = Family.of(raw);
    return family.address(Family.high(raw), Family.low(raw));
  }

  private static Optional<Integer> number(String text) {
    boolean digits = !text.isEmpty() && text.length() <= 3;
    for (int i = 0; digits && i < text.length(); i++) {
      digits = text.charAt(i) >= '0' && text.charAt(i) <= '9';
    }
    return digits ? Optional.of(Integer.parseInt(text)) : Optional.empty();
  }

  private static Optional<IpRange> range(String text) {
    int dash = text.indexOf('-');
    if (dash < 0) {
      return Optional.empty();
    }
    Optional<InetAddress> first = IpLiteral.parse(text.substring(0, dash).strip());
    Optional<InetAddress> last = IpLiteral.parse(text.substring(dash + 1).strip());
    return first.isPresent() && last.isPresent()
        ? Optional.of(new IpRange(first.get(), last.get(), true))
        : Optional.empty();
  }

  private static Optional<IpRange> emule(String line) {
    String[] columns = line.split(",", 3);
    if (columns.length < 2) {
      return Optional.empty();
    }
    Optional<Boolean> blocked =
        number(columns[1].strip()).map(level -> level <= HIGHEST_BLOCKED_LEVEL);
    return range(columns[0])
        .flatMap(of -> blocked.map(block -> new IpRange(of.first(), of.last(), block)));
  }

  /** A name may have colons and dashes, as IPv6 addresses do: the shortest name fits. */
  private static Optional<IpRange> peerGuardian(String line) {
    int dash = line.lastIndexOf('-');
    Optional<InetAddress> last =
        dash < 0 ? Optional.empty() : IpLiteral.parse(line.substring(dash + 1).strip());
    if (last.isEmpty()) {
      return Optional.empty();
    }
    for (int colon = line.indexOf(':'); colon >= 0 && colon < dash; ) {
      Optional<InetAddress> first =
          IpLiteral.parse(line.substring(colon + 1, dash).strip())
              .filter(address -> Family.of(address).equals(Family.of(last.get())));
      if (first.isPresent()) {
        return Optional.of(new IpRange(first.get(), last.get(), true));
      }
      colon = line.indexOf(':', colon + 1);
    }
    return Optional.empty();
  }
}
