package org.hotswarm.cli.output;

import java.time.Duration;
import java.util.Locale;

/** Bytes, rates and times as people read them; bytes in powers of 1000. */
public final class Amounts {
  private static final String[] UNITS = {"B", "kB", "MB", "GB", "TB", "PB", "EB"};
  private static final int STEP = 1000;
  private static final Duration LONGEST = Duration.ofDays(100);

  private Amounts() {}

  /** Such as {@code 11.2 MB}. */
  public static String bytes(long bytes) {
    int unit = unit(bytes);
    return scaled(bytes, unit) + " " + UNITS[unit];
  }

  /** Such as {@code 270/658 MB}. */
  public static String bytesOf(long done, long total) {
    int unit = unit(total);
    return scaled(done, unit) + "/" + scaled(total, unit) + " " + UNITS[unit];
  }

  /** Such as {@code 11.2 MB/s}. */
  public static String rate(long bytesPerSecond) {
    return bytes(bytesPerSecond) + "/s";
  }

  private static int unit(long bytes) {
    int unit = 0;
    double rest = bytes;
    while (rest >= STEP - 0.5 && unit < UNITS.length - 1) {
      rest /= STEP;
      unit++;
    }
    return unit;
  }

  private static String scaled(long bytes, int unit) {
    double value = bytes / Math.pow(STEP, unit);
    boolean whole = unit == 0 || value >= 99.95;
    return String.format(Locale.ROOT, whole ? "%.0f" : "%.1f", value);
  }

  /** Such as {@code 35 s}, {@code 4 min 10 s}, {@code 2 h 05 min} or {@code 3 d 4 h}. */
  public static String time(Duration time) {
    long seconds = time.toSeconds();
    if (seconds < 60) {
      return seconds + " s";
    }
    if (seconds < 3600) {
      return String.format(Locale.ROOT, "%d min %02d s", seconds / 60, seconds % 60);
    }
    if (seconds < 86_400) {
      return String.format(Locale.ROOT, "%d h %02d min", seconds / 3600, seconds / 60 % 60);
    }
    return seconds / 86_400 + " d " + seconds / 3600 % 24 + " h";
  }

  /** How long something took: such as {@code 0.5 s}, from 10 s on as {@link #time}. */
  static String took(double seconds) {
    return seconds < 9.95
        ? String.format(Locale.ROOT, "%.1f s", seconds)
        : time(Duration.ofMillis((long) (seconds * 1000)));
  }

  /** Time left at this rate, or empty when nobody can tell. */
  static String left(long bytes, long bytesPerSecond) {
    if (bytesPerSecond <= 0) {
      return "";
    }
    Duration left = Duration.ofSeconds((bytes + bytesPerSecond - 1) / bytesPerSecond);
    return left.compareTo(LONGEST) > 0 ? "" : time(left);
  }

  /** Whole percent, rounded down, so that 100 means all. */
  public static int percent(long done, long total) {
    return total <= 0 ? 0 : (int) (100.0 * Math.min(done, total) / total);
  }

  /** Such as {@code 1 file} or {@code 3 files}. */
  public static String count(long number, String noun) {
    return number + " " + noun + (number == 1 ? "" : "s");
  }

  /** Bytes of a power of two in powers of 1024, such as {@code 256 KiB}. */
  public static String binary(long bytes) {
    if (bytes >= 1 << 20 && bytes % (1 << 20) == 0) {
      return (bytes >> 20) + " MiB";
    }
    return bytes >= 1 << 10 && bytes % (1 << 10) == 0 ? (bytes >> 10) + " KiB" : bytes + " B";
  }
}
