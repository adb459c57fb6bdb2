package org.hotswarm.metainfo.path;

import java.nio.charset.StandardCharsets;

/**
 * A file name in two parts, so that it can be shortened or numbered without losing what it is.
 *
 * @param stem what comes before the extension
 * @param extension with its dot; empty when there is none of at most ten characters
 */
record FileName(String stem, String extension) {
  /** Bytes of one path element, in UTF-8 (limit 8). */
  static final int MAXIMUM_BYTES = 240;

  /** Characters of an extension that is worth keeping, without the dot (limit 8). */
  private static final int MAXIMUM_EXTENSION = 10;

  static FileName of(String name) {
    int dot = name.lastIndexOf('.');
    boolean kept =
        dot > 0 && dot + 1 < name.length() && name.length() - dot - 1 <= MAXIMUM_EXTENSION;
    return kept
        ? new FileName(name.substring(0, dot), name.substring(dot))
        : new FileName(name, "");
  }

  /** The name, cut in the stem so that it has at most 240 bytes. */
  String shortened() {
    return withMark("");
  }

  /** The name with a number before its extension, of at most 240 bytes. */
  String numbered(int number) {
    return withMark("." + number);
  }

  private String withMark(String mark) {
    String kept = cut(stem, MAXIMUM_BYTES - byteLength(mark) - byteLength(extension));
    if (kept.length() < stem.length()) {
      kept = WindowsNames.withoutTrailingDots(kept);
    }
    String name = kept + mark + extension;
    return WindowsNames.isDevice(name) ? "_" + name : name;
  }

  /** The longest beginning of whole characters that has at most {@code room} bytes. */
  private static String cut(String text, int room) {
    int bytes = 0;
    int end = 0;
    while (end < text.length()) {
      int codePoint = text.codePointAt(end);
      bytes += byteLength(codePoint);
      if (bytes > room) {
        return text.substring(0, end);
      }
      end += Character.charCount(codePoint);
    }
    return text;
  }

  private static int byteLength(int codePoint) {
    if (codePoint < 0x80) {
      return 1;
    }
    if (codePoint < 0x800) {
      return 2;
    }
    return codePoint < 0x10000 ? 3 : 4;
  }

  /** Bytes of {@code text} in UTF-8. */
  static int byteLength(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }
}
