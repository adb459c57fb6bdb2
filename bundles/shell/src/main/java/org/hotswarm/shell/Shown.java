package org.hotswarm.shell;

import java.time.Duration;
import java.util.Locale;

/** Values as people read them; bytes in powers of 1000. */
final class Shown {
  private static final String[] UNITS = {"B", "kB", "MB", "GB", "TB", "PB", "EB"};
  private static final int STEP = 1000;
  private static final char REPLACEMENT = '\ufffd';
  private static final int LONGEST = 200;

  private Shown() {}

  /** Text of strangers: without what would move the cursor or turn the direction of writing. */
  static String text(String text) {
    StringBuilder clean = new StringBuilder();
    text.codePoints()
        .limit(LONGEST)
        .map(point -> isHarmless(point) ? point : REPLACEMENT)
        .forEach(clean::appendCodePoint);
    return clean.toString();
  }

  private static boolean isHarmless(int point) {
    return switch (Character.getType(point)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED ->
          false;
      default -> true;
    };
  }

  static String bytes(long bytes) {
    int unit = 0;
    double value = bytes;
    while (value >= STEP - 0.5 && unit < UNITS.length - 1) {
      value /= STEP;
      unit++;
    }
    String format = unit == 0 || value >= 99.95 ? "%.0f %s" : "%.1f %s";
    return String.format(Locale.ROOT, format, value, UNITS[unit]);
  }

  static String rate(long bytesPerSecond) {
    return bytesPerSecond == 0 ? "-" : bytes(bytesPerSecond) + "/s";
  }

  /** Whole percent, rounded down, so that 100 means all. */
  static String percent(long done, long total) {
    return total <= 0 ? "-" : (int) (100.0 * Math.min(done, total) / total) + "%";
  }

  static String value(Object value) {
    if (value instanceof Duration time) {
      return time.toMillis() % 1000 == 0 ? time.toSeconds() + "s" : time.toMillis() + "ms";
    }
    String text = String.valueOf(value);
    return text.isEmpty() ? "\"\"" : text(text);
  }
}
