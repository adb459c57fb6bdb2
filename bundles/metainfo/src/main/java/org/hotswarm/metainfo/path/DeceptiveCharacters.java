package org.hotswarm.metainfo.path;

/**
 * Characters that make a text read otherwise than it is stored: controls, marks that turn the
 * direction of writing, and characters of no width (limit 11).
 */
public final class DeceptiveCharacters {
  private DeceptiveCharacters() {}

  /** One line without any of them. */
  public static String drop(String text) {
    return drop(text, false);
  }

  /** As {@link #drop(String)}, but line feeds and tabs stay. */
  public static String dropFromLines(String text) {
    return drop(text, true);
  }

  private static String drop(String text, boolean keepLines) {
    StringBuilder kept = null;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean dropped = isDeceptive(c) && !(keepLines && (c == '\n' || c == '\t'));
      if (dropped && kept == null) {
        kept = new StringBuilder(text.length()).append(text, 0, i);
      } else if (!dropped && kept != null) {
        kept.append(c);
      }
    }
    return kept == null ? text : kept.toString();
  }

  private static boolean isDeceptive(char c) {
    if (c < 0x80) {
      return c < ' ' || c == 0x7f;
    }
    return isBetween(c, 0x80, 0x9f)
        || c == 0x061c
        || isBetween(c, 0x200b, 0x200f)
        || isBetween(c, 0x202a, 0x202e)
        || isBetween(c, 0x2060, 0x2064)
        || isBetween(c, 0x2066, 0x2069)
        || c == 0xfeff;
  }

  private static boolean isBetween(char c, int first, int last) {
    return c >= first && c <= last;
  }
}
