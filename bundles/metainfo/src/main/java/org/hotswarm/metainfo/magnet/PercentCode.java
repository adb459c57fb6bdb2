package org.hotswarm.metainfo.magnet;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** Percent-encoding of UTF-8 (RFC 3986). */
final class PercentCode {
  private static final String UNRESERVED_MARKS = "-._~";
  private static final HexFormat HEX = HexFormat.of().withUpperCase();

  private PercentCode() {}

  /** What {@code text} stands for; a percent sign without two digits stands for itself. */
  static String decode(String text) {
    if (text.indexOf('%') < 0) {
      return text;
    }
    byte[] in = text.getBytes(StandardCharsets.UTF_8);
    ByteBuffer out = ByteBuffer.allocate(in.length);
    for (int i = 0; i < in.length; i++) {
      boolean escape = in[i] == '%' && i + 2 < in.length && isHex(in[i + 1]) && isHex(in[i + 2]);
      if (escape) {
        out.put(
            (byte) (HexFormat.fromHexDigit(in[i + 1]) << 4 | HexFormat.fromHexDigit(in[i + 2])));
        i += 2;
      } else {
        out.put(in[i]);
      }
    }
    return new String(out.array(), 0, out.position(), StandardCharsets.UTF_8);
  }

  private static boolean isHex(byte b) {
    return b >= 0 && HexFormat.isHexDigit(b);
  }

  /** {@code text} with all but unreserved characters escaped. */
  static String encode(String text) {
    StringBuilder out = new StringBuilder(text.length());
    for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
      if (isUnreserved(b)) {
        out.append((char) b);
      } else {
        out.append('%').append(HEX.toHexDigits(b));
      }
    }
    return out.toString();
  }

  private static boolean isUnreserved(byte b) {
    boolean letter = b >= 'a' && b <= 'z' || b >= 'A' && b <= 'Z';
    return letter || b >= '0' && b <= '9' || b > 0 && UNRESERVED_MARKS.indexOf(b) >= 0;
  }
}
