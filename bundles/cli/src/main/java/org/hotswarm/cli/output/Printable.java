package org.hotswarm.cli.output;

/**
 * Makes text of strangers fit for a terminal: what would move the cursor, change the colour, ring
 * the bell or turn the direction of writing becomes a replacement character.
 */
public final class Printable {
  /** Longest text that {@link #line} leaves whole, in characters. */
  public static final int LINE_LENGTH = 300;

  private static final int REPLACEMENT = 0xfffd;
  private static final int ZERO_WIDTH_NON_JOINER = 0x200c;
  private static final int ZERO_WIDTH_JOINER = 0x200d;

  /** First and last code points that terminals draw two columns wide, in ascending pairs. */
  private static final int[] WIDE = {
    0x1100, 0x115f, 0x2e80, 0x303e, 0x3041, 0xa4cf, 0xac00, 0xd7a3, 0xf900, 0xfaff, 0xfe30, 0xfe6f,
    0xff00, 0xff60, 0xffe0, 0xffe6, 0x1f300, 0x1f64f, 0x1f900, 0x1f9ff, 0x20000, 0x3fffd
  };

  private Printable() {}

  /** The text with everything replaced that is not just shown. */
  public static String of(String text) {
    StringBuilder clean = new StringBuilder(text.length());
    text.codePoints().map(c -> isHarmless(c) ? c : REPLACEMENT).forEach(clean::appendCodePoint);
    return clean.toString();
  }

  /** The same, cut where it is too long for a message. */
  public static String line(String text) {
    int[] points = of(text).codePoints().limit(LINE_LENGTH + 1L).toArray();
    return points.length <= LINE_LENGTH
        ? new String(points, 0, points.length)
        : new String(points, 0, LINE_LENGTH) + "...";
  }

  private static boolean isHarmless(int point) {
    return switch (Character.getType(point)) {
      case Character.CONTROL,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED ->
          false;
      case Character.FORMAT -> point == ZERO_WIDTH_JOINER || point == ZERO_WIDTH_NON_JOINER;
      default -> true;
    };
  }

  /** Columns that a terminal needs for clean text. */
  static int width(String text) {
    return text.codePoints().map(Printable::width).sum();
  }

  private static int width(int point) {
    int type = Character.getType(point);
    if (type == Character.NON_SPACING_MARK
        || type == Character.ENCLOSING_MARK
        || type == Character.FORMAT) {
      return 0;
    }
    for (int i = 0; i < WIDE.length; i += 2) {
      if (point >= WIDE[i] && point <= WIDE[i + 1]) {
        return 2;
      }
    }
    return 1;
  }

  /** Clean text cut to {@code columns}, with {@code ellipsis} at the end if something is gone. */
  static String fit(String text, int columns, String ellipsis) {
    if (width(text) <= columns) {
      return text;
    }
    int room = columns - width(ellipsis);
    StringBuilder cut = new StringBuilder();
    for (int point : text.codePoints().toArray()) {
      room -= width(point);
      if (room < 0) {
        break;
      }
      cut.appendCodePoint(point);
    }
    return columns < width(ellipsis) ? "" : cut + ellipsis;
  }
}
