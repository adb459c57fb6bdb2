package org.hotswarm.model.peer;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which client made a peer id, and which version of it (manual: fingerprint, client_fingerprint;
 * BEP 20).
 *
 * @param style how it is written into the id
 * @param code two characters in Azureus style, one in the others
 * @param major at least 0, as are the others
 * @param minor second number
 * @param revision third number
 * @param tag fourth number, 0 where the style has none
 */
public record Fingerprint(Style style, String code, int major, int minor, int revision, int tag) {
  /** How clients write their name into a peer id (BEP 20). */
  public enum Style {
    /** {@code -AZ2060-}. */
    AZUREUS,
    /** {@code S58B-----}. */
    SHADOW,
    /** {@code M4-20-8-}. */
    MAINLINE
  }

  private static final String DIGITS =
      "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz.-";
  private static final int MAXIMUM_WRITTEN = 9;
  private static final Pattern AZUREUS = Pattern.compile("-([!-~]{2})([0-9A-Za-z]{4})-");
  private static final Pattern SHADOW = Pattern.compile("([0-9A-Za-z])([0-9A-Za-z.]{1,5})-*");
  private static final int SHADOW_LENGTH = 9;
  private static final int SHADOW_VERSION_END = 6;
  private static final Pattern MAINLINE =
      Pattern.compile("([A-Za-z])([0-9]{1,3})-([0-9]{1,3})-([0-9]{1,3})-");

  /** Checks that the code has the length its style asks for and no number is negative. */
  public Fingerprint {
    if (code.length() != (style == Style.AZUREUS ? 2 : 1)) {
      throw new IllegalArgumentException("'" + code + "' is no code of style " + style);
    }
    if (major < 0 || minor < 0 || revision < 0 || tag < 0) {
      throw new IllegalArgumentException("a version has no negative number");
    }
  }

  /** Of Azureus style, which new clients use. */
  public Fingerprint(String code, int major, int minor, int revision, int tag) {
    this(Style.AZUREUS, code, major, minor, revision, tag);
  }

  /** What {@code id} says of its client, if it says so in one of the three styles. */
  public static Optional<Fingerprint> of(PeerId id) {
    String text = new String(id.toBytes(), StandardCharsets.ISO_8859_1);
    return azureus(text).or(() -> shadow(text)).or(() -> mainline(text));
  }

  private static Optional<Fingerprint> azureus(String text) {
    Matcher matcher = AZUREUS.matcher(text);
    return matcher.lookingAt() ? Optional.of(ofDigits(Style.AZUREUS, matcher)) : Optional.empty();
  }

  private static Optional<Fingerprint> shadow(String text) {
    String head = text.substring(0, SHADOW_LENGTH);
    Matcher matcher = SHADOW.matcher(head);
    boolean found = matcher.matches() && head.startsWith("---", SHADOW_VERSION_END);
    return found ? Optional.of(ofDigits(Style.SHADOW, matcher)) : Optional.empty();
  }

  private static Fingerprint ofDigits(Style style, Matcher matcher) {
    String version = matcher.group(2);
    return new Fingerprint(
        style,
        matcher.group(1),
        digit(version, 0),
        digit(version, 1),
        digit(version, 2),
        digit(version, 3));
  }

  private static Optional<Fingerprint> mainline(String text) {
    Matcher matcher = MAINLINE.matcher(text);
    if (!matcher.lookingAt()) {
      return Optional.empty();
    }
    return Optional.of(
        new Fingerprint(
            Style.MAINLINE,
            matcher.group(1),
            Integer.parseInt(matcher.group(2)),
            Integer.parseInt(matcher.group(3)),
            Integer.parseInt(matcher.group(4)),
            0));
  }

  private static int digit(String version, int index) {
    return index < version.length() ? DIGITS.indexOf(version.charAt(index)) : 0;
  }

  /**
   * The 8 characters a peer id of this client begins with, such as {@code -HS0100-}.
   *
   * @throws IllegalStateException unless it is of Azureus style and each number is 0 to 9
   */
  public String prefix() {
    boolean writable =
        style == Style.AZUREUS
            && Math.max(Math.max(major, minor), Math.max(revision, tag)) <= MAXIMUM_WRITTEN;
    if (!writable) {
      throw new IllegalStateException(this + " is not of Azureus style with numbers of 0 to 9");
    }
    return "-" + code + major + minor + revision + tag + "-";
  }
}
