package org.hotswarm.cli.arguments;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hotswarm.cli.exit.Failure;

/** Numbers, most with units: rates, times, piece lengths, threads. */
public final class Quantities {
  private static final Pattern NUMBER =
      Pattern.compile("([0-9]{1,15}(?:\\.[0-9]{1,9})?)([a-zA-Z]*)(?:/s)?");
  private static final Pattern TIME =
      Pattern.compile("([0-9]{1,9}(?:\\.[0-9]{1,3})?)(ms|s|m|min|h|d)?");

  private static final Map<String, Long> RATE_UNITS =
      Map.of(
          "",
          1L,
          "k",
          1_000L,
          "m",
          1_000_000L,
          "g",
          1_000_000_000L,
          "ki",
          1L << 10,
          "mi",
          1L << 20,
          "gi",
          1L << 30);
  private static final Map<String, Long> BINARY_UNITS =
      Map.of("", 1L, "k", 1L << 10, "m", 1L << 20, "ki", 1L << 10, "mi", 1L << 20);
  private static final Map<String, Long> MILLISECONDS =
      Map.of(
          "ms", 1L, "s", 1_000L, "m", 60_000L, "min", 60_000L, "h", 3_600_000L, "d", 86_400_000L);

  /** 16 KiB is the smallest that BEP 52 allows; beyond 128 MiB clients refuse. */
  private static final int LEAST_PIECE_POWER = 14;

  private static final int MOST_PIECE_POWER = 27;

  private Quantities() {}

  /** Bytes per second: {@code 500k} and {@code 2M} count in thousands, {@code 1MiB} does not. */
  public static long rate(String option, String text) throws Failure {
    BigDecimal bytes = scaled(text, RATE_UNITS);
    if (bytes == null || bytes.compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) > 0) {
      throw Failure.option(
          option
              + " "
              + text
              + ": not a rate; write 500k, 2M or 1MiB (per second), 0 for no limit");
    }
    return bytes.longValue();
  }

  /** Bytes: {@code 500M} counts in thousands, {@code 256MiB} does not. */
  public static long size(String option, String text) throws Failure {
    BigDecimal bytes = text.endsWith("/s") ? null : scaled(text, RATE_UNITS);
    if (bytes == null || bytes.compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) > 0) {
      throw Failure.option(option + " " + text + ": not a size; write 500k, 64M or 256MiB");
    }
    return bytes.longValue();
  }

  private static BigDecimal scaled(String text, Map<String, Long> units) {
    Matcher matcher = NUMBER.matcher(text);
    if (!matcher.matches()) {
      return null;
    }
    Long unit = units.get(matcher.group(2).toLowerCase(Locale.ROOT).replaceFirst("b$", ""));
    return unit == null
        ? null
        : new BigDecimal(matcher.group(1)).multiply(BigDecimal.valueOf(unit));
  }

  /** Time: {@code 30s}, {@code 5m}, {@code 2h}, {@code 1d}; seconds without a unit. */
  public static Duration time(String option, String text) throws Failure {
    Matcher matcher = TIME.matcher(text);
    if (!matcher.matches()) {
      throw Failure.option(option + " " + text + ": not a time; write 30s, 5m, 2h or 1d");
    }
    String unit = matcher.group(2) == null ? "s" : matcher.group(2);
    BigDecimal millis =
        new BigDecimal(matcher.group(1)).multiply(BigDecimal.valueOf(MILLISECONDS.get(unit)));
    return Duration.ofMillis(millis.longValue());
  }

  /** Piece length in bytes: a power of two as {@code 18}, {@code 256K} or {@code 262144}. */
  public static int pieceLength(String option, String text) throws Failure {
    BigDecimal value = scaled(text, BINARY_UNITS);
    long bytes = value == null ? 0 : value.longValue();
    if (text.matches("[0-9]{1,2}") && bytes <= MOST_PIECE_POWER) {
      bytes = 1L << bytes;
    }
    if (Long.bitCount(bytes) != 1
        || bytes < 1L << LEAST_PIECE_POWER
        || bytes > 1L << MOST_PIECE_POWER) {
      throw Failure.option(
          option
              + " "
              + text
              + ": not a piece length; write a power of two from 16K to 128M, or its exponent 14 to"
              + " 27");
    }
    return (int) bytes;
  }

  /** A number of threads, at least one. */
  public static int threads(String option, String text) throws Failure {
    if (!text.matches("[1-9][0-9]{0,2}")) {
      throw Failure.option(option + " " + text + ": not a number of threads from 1 to 999");
    }
    return Integer.parseInt(text);
  }
}
