package org.hotswarm.itests.rules;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The house does not learn about it: who may say <i>swap</i> is the room where it happens, what
 * reports it, and who shows reports. Looks at sources, so that comments and names of variables
 * count too.
 */
final class Discretion {
  private static final String WORD = "swap";

  /** Where it happens, where it is reported, where reports are shown. */
  private static final List<String> INITIATED =
      List.of(
          "bundles/engine/src/main/java/org/hotswarm/engine/swap/",
          "bundles/api/src/main/java/org/hotswarm/api/module/",
          "bundles/cli/src/main/",
          "bundles/shell/src/main/");

  /** Names that anybody may have to use: the room's, those of reports, and one of the JDK's. */
  private static final Pattern NAMES =
      Pattern.compile(
          "\\borg\\.hotswarm\\.engine\\.swap\\b"
              + "|\\bSwapReport\\b"
              + "|\\brecord Swap\\b"
              + "|\\bSessionAlert\\.Swap\\b"
              + "|\\bCollections\\.swap\\b");

  private Discretion() {}

  /**
   * Lines that say it and may not.
   *
   * @param file path below the root of the house, with slashes
   * @param source what is in it
   */
  static Stream<String> broken(String file, String source) {
    if (INITIATED.stream().anyMatch(file::startsWith)) {
      return Stream.empty();
    }
    List<String> lines = source.lines().toList();
    return IntStream.range(0, lines.size())
        .filter(index -> says(lines.get(index)))
        .mapToObj(index -> file + ":" + (index + 1) + " says " + lines.get(index).strip());
  }

  private static boolean says(String line) {
    return NAMES.matcher(line).replaceAll("").toLowerCase(Locale.ROOT).contains(WORD);
  }
}
