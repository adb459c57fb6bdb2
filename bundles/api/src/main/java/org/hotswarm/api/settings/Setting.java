package org.hotswarm.api.settings;

import java.time.Duration;
import java.util.Optional;

/**
 * One entry of the table.
 *
 * @param <T> {@link Boolean}, {@link Integer}, {@link Long}, {@link String} or {@link Duration}
 * @param name as in the manual where it has one; lower case with underscores
 * @param kind the class of its values
 * @param fallback the default
 * @param range what is allowed; empty for booleans and text
 * @param unit what its values are, in words
 * @param about what it does, and its source; to be read after the unit
 */
public record Setting<T>(
    String name, Class<T> kind, T fallback, Optional<Range> range, String unit, String about) {

  /**
   * Bounds, both included; of a duration in milliseconds.
   *
   * @param least smallest value
   * @param most largest value
   */
  public record Range(long least, long most) {}

  static Setting<Boolean> flag(String name, boolean fallback, String about) {
    return new Setting<>(name, Boolean.class, fallback, Optional.empty(), "true or false", about);
  }

  static Setting<String> text(String name, String fallback, String unit, String about) {
    return new Setting<>(name, String.class, fallback, Optional.empty(), unit, about);
  }

  static Setting<Integer> number(
      String name, int fallback, int least, int most, String unit, String about) {
    Range range = new Range(least, most);
    return new Setting<>(name, Integer.class, fallback, Optional.of(range), unit, about);
  }

  static Setting<Long> large(
      String name, long fallback, long least, long most, String unit, String about) {
    Range range = new Range(least, most);
    return new Setting<>(name, Long.class, fallback, Optional.of(range), unit, about);
  }

  static Setting<Duration> seconds(String name, int fallback, int least, int most, String about) {
    Range range = new Range(least * 1000L, most * 1000L);
    return new Setting<>(
        name, Duration.class, Duration.ofSeconds(fallback), Optional.of(range), "seconds", about);
  }

  /**
   * The value if it is allowed.
   *
   * @throws SettingsException naming the setting, the value and the range
   */
  T check(Object value) {
    if (!kind.isInstance(value)) {
      throw new SettingsException(
          name + " is a " + kind.getSimpleName() + ", not a " + value.getClass().getSimpleName());
    }
    range.ifPresent(bounds -> checkRange(bounds, value));
    return kind.cast(value);
  }

  private void checkRange(Range bounds, Object value) {
    long number = value instanceof Duration time ? time.toMillis() : ((Number) value).longValue();
    if (number < bounds.least() || number > bounds.most()) {
      throw new SettingsException(
          name + " is " + written(number) + ", allowed is " + bounds(bounds));
    }
  }

  /** What is allowed, in words; empty when there are no bounds. */
  public Optional<String> allowed() {
    return range.map(this::bounds);
  }

  private String bounds(Range bounds) {
    return written(bounds.least()) + " to " + written(bounds.most());
  }

  /** A number of this setting's as {@link #parse} reads it. */
  private String written(long number) {
    if (kind != Duration.class) {
      return Long.toString(number);
    }
    return number % 1000 == 0 ? number / 1000 + "s" : number + "ms";
  }

  /** The default as {@link #parse} reads it. */
  public String fallbackText() {
    return text(fallback);
  }

  /** A value as {@link #parse} reads it. */
  public String text(T value) {
    return value instanceof Duration time ? written(time.toMillis()) : value.toString();
  }

  /**
   * Reads a value from text: {@code true}, {@code 12}, {@code 12s}, {@code 5m}, {@code 2h}, {@code
   * 150ms} or plain text.
   *
   * @throws SettingsException when the text is no such value or out of range
   */
  public T parse(String text) {
    try {
      return check(read(text.strip()));
    } catch (NumberFormatException notNumber) {
      throw new SettingsException(
          name + " is '" + text + "'" + allowed().map(", allowed is "::concat).orElse(""));
    }
  }

  private Object read(String text) {
    if (kind == Boolean.class) {
      if (!text.equals("true") && !text.equals("false")) {
        throw new SettingsException(name + ": '" + text + "' is neither true nor false");
      }
      return Boolean.valueOf(text);
    }
    if (kind == Integer.class) {
      return Integer.valueOf(text);
    }
    if (kind == Long.class) {
      return Long.valueOf(text);
    }
    return kind == Duration.class ? duration(text) : text;
  }

  private static Duration duration(String text) {
    if (text.isEmpty()) {
      throw new NumberFormatException("empty");
    }
    if (text.endsWith("ms")) {
      return Duration.ofMillis(Long.parseLong(text.substring(0, text.length() - 2)));
    }
    String digits = text.substring(0, text.length() - 1);
    return switch (text.charAt(text.length() - 1)) {
      case 's' -> Duration.ofSeconds(Long.parseLong(digits));
      case 'm' -> Duration.ofMinutes(Long.parseLong(digits));
      case 'h' -> Duration.ofHours(Long.parseLong(digits));
      default -> Duration.ofSeconds(Long.parseLong(text));
    };
  }
}
