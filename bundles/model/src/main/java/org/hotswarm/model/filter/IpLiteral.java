package org.hotswarm.model.filter;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;

/** Reads addresses as they are written, and never looks a name up. */
final class IpLiteral {
  private static final int OCTETS = 4;
  private static final int LONGEST_V6 = 45;

  private IpLiteral() {}

  /**
   * The address that {@code text} is, if it is one. Leading zeros are decimal, as eMule has them.
   */
  static Optional<InetAddress> parse(String text) {
    return text.indexOf(':') < 0 ? v4(text) : v6(text);
  }

  private static Optional<InetAddress> v4(String text) {
    byte[] raw = new byte[OCTETS];
    int octet = 0;
    int digits = 0;
    int value = 0;
    for (int i = 0; i <= text.length(); i++) {
      char at = i < text.length() ? text.charAt(i) : '.';
      if (at == '.') {
        if (digits == 0 || value > 0xff || octet == OCTETS) {
          return Optional.empty();
        }
        raw[octet++] = (byte) value;
        digits = 0;
        value = 0;
      } else if (at >= '0' && at <= '9' && digits < 3) {
        value = value * 10 + at - '0';
        digits++;
      } else {
        return Optional.empty();
      }
    }
    return octet == OCTETS ? address(raw) : Optional.empty();
  }

  private static Optional<InetAddress> address(byte[] raw) {
    try {
      return Optional.of(InetAddress.getByAddress(raw));
    } catch (UnknownHostException wrongLength) {
      throw new IllegalStateException(wrongLength);
    }
  }

  /** The JDK takes what begins with a hexadecimal digit or a colon and has a colon for no name. */
  private static Optional<InetAddress> v6(String text) {
    boolean plain = text.length() <= LONGEST_V6 && text.charAt(0) != '.';
    for (int i = 0; i < text.length(); i++) {
      char at = text.charAt(i);
      plain &= at == ':' || at == '.' || at < 0x80 && Character.digit(at, 16) >= 0;
    }
    try {
      return plain ? Optional.of(InetAddress.getByName(text)) : Optional.empty();
    } catch (UnknownHostException noAddress) {
      return Optional.empty();
    }
  }
}
