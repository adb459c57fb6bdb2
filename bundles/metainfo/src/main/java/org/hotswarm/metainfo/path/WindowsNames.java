package org.hotswarm.metainfo.path;

import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Names that Windows gives to devices whatever their extension, and characters that no Windows name
 * may have (limit 10).
 */
final class WindowsNames {
  private static final String FORBIDDEN = "<>:\"|?*";
  private static final String SUPERSCRIPTS = "\u00b9\u00b2\u00b3";
  private static final Set<String> DEVICES = devices();
  private static final int LONGEST_DEVICE = "CONOUT$".length();

  private WindowsNames() {}

  private static Set<String> devices() {
    Stream<String> single = Stream.of("CON", "PRN", "AUX", "NUL", "CLOCK$", "CONIN$", "CONOUT$");
    Stream<String> ports =
        IntStream.concat(IntStream.rangeClosed('0', '9'), SUPERSCRIPTS.chars())
            .mapToObj(Character::toString)
            .flatMap(digit -> Stream.of("COM" + digit, "LPT" + digit));
    return Stream.concat(single, ports).collect(Collectors.toUnmodifiableSet());
  }

  /** Whether opening a file of this name would open a device. */
  static boolean isDevice(String name) {
    int end = 0;
    while (end < name.length() && name.charAt(end) != '.' && name.charAt(end) != ':') {
      end++;
    }
    while (end > 0 && Character.isWhitespace(name.charAt(end - 1))) {
      end--;
    }
    return end <= LONGEST_DEVICE
        && DEVICES.contains(name.substring(0, end).toUpperCase(Locale.ROOT));
  }

  /** With an underscore for each character that no Windows name may have. */
  static String withoutForbidden(String name) {
    StringBuilder allowed = new StringBuilder(name);
    for (int i = 0; i < name.length(); i++) {
      if (FORBIDDEN.indexOf(name.charAt(i)) >= 0) {
        allowed.setCharAt(i, '_');
      }
    }
    return allowed.toString();
  }

  /** Without the dots and spaces at the end that Windows would drop. */
  static String withoutTrailingDots(String name) {
    int end = name.length();
    while (end > 0 && (name.charAt(end - 1) == '.' || name.charAt(end - 1) == ' ')) {
      end--;
    }
    return name.substring(0, end);
  }
}
