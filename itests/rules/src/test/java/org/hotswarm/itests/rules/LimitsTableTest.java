package org.hotswarm.itests.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Every limit has a class that keeps it and a test: the table of limits names both, and is true.
 */
class LimitsTableTest {

  private static final Pattern QUOTED = Pattern.compile("`([^`]+)`");
  private static final Pattern SETTING = Pattern.compile("`([a-z]+(?:_[a-z]+)+)`");
  private static final int COLUMNS = 5;

  private static final Path ROOT = root();
  private static final TreeMap<String, Path> SOURCES = new TreeMap<>();
  private static final List<Limit> TABLE = new ArrayList<>();

  /** A row. */
  private record Limit(int number, String what, String set, String keeper, String test) {}

  private static Path root() {
    Path here = Path.of("").toAbsolutePath();
    while (!Files.exists(here.resolve("itests/LIMITS.md"))) {
      here = here.getParent();
    }
    return here;
  }

  @BeforeAll
  static void read() throws IOException {
    try (Stream<Path> files = Files.walk(ROOT.resolve("bundles"))) {
      files
          .filter(file -> file.toString().endsWith(".java"))
          .forEach(file -> SOURCES.put(slashed(file), file));
    }
    for (String line : Files.readAllLines(ROOT.resolve("itests/LIMITS.md"))) {
      if (line.matches("\\| \\d+ \\|.*")) {
        String[] cells = line.substring(1).split("\\|");
        assertThat(cells).as(line).hasSize(COLUMNS);
        TABLE.add(
            new Limit(
                Integer.parseInt(cells[0].strip()),
                cells[1].strip(),
                cells[2].strip(),
                quoted(cells[3]),
                quoted(cells[4])));
      }
    }
  }

  private static String slashed(Path file) {
    return ROOT.relativize(file).toString().replace('\\', '/');
  }

  private static String quoted(String cell) {
    Matcher name = QUOTED.matcher(cell);
    assertThat(name.find()).as("%s names nothing", cell).isTrue();
    return name.group(1);
  }

  /** Where the class is, if there is exactly one of that name. */
  private static Optional<String> source(String kind, String name) {
    List<String> found =
        SOURCES.keySet().stream()
            .filter(file -> file.contains("/src/" + kind + "/java/"))
            .filter(file -> file.endsWith("/" + name.replace('.', '/') + ".java"))
            .toList();
    return found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty();
  }

  private static String text(String source) {
    try {
      return Files.readString(SOURCES.get(source));
    } catch (IOException unreadable) {
      throw new java.io.UncheckedIOException(unreadable);
    }
  }

  private static boolean isTest(String named) {
    String[] parts = named.split("#");
    Pattern method =
        Pattern.compile(
            "@(?:Parameterized)?Test\\b(?:(?!@Test|\\bvoid\\b).)*+void " + parts[1] + "\\(",
            Pattern.DOTALL);
    return source("test", parts[0]).filter(at -> method.matcher(text(at)).find()).isPresent();
  }

  @Test
  void coversEveryNumberItMust() {
    int[] alone = {15, 30, 33, 34, 36, 37, 38, 39, 40, 43, 44, 45, 49, 50};
    int[] all =
        Stream.of(IntStream.rangeClosed(1, 11), IntStream.rangeClosed(17, 26), IntStream.of(alone))
            .flatMapToInt(numbers -> numbers)
            .sorted()
            .toArray();
    assertThat(TABLE.stream().mapToInt(Limit::number).distinct().toArray()).containsExactly(all);
  }

  @Test
  void everyKeeperExists() {
    assertThat(TABLE).filteredOn(limit -> source("main", limit.keeper()).isEmpty()).isEmpty();
  }

  @Test
  void everyTestExists() {
    assertThat(TABLE).filteredOn(limit -> !isTest(limit.test())).isEmpty();
  }

  @Test
  void everySettingIsInTheSettingsTable() {
    String settings =
        String.join(
            "\n",
            SOURCES.keySet().stream()
                .filter(file -> file.startsWith("bundles/api/") && file.contains("/settings/"))
                .map(LimitsTableTest::text)
                .toList());
    for (Limit limit : TABLE) {
      Matcher setting = SETTING.matcher(limit.set());
      while (setting.find()) {
        assertThat(settings).as(limit.what()).contains("\"" + setting.group(1) + "\"");
      }
    }
  }

  @Test
  void whatDoesNotExistIsSeen() {
    assertThat(source("main", "Uploads")).isPresent();
    assertThat(source("main", "NoSuchKeeper")).isEmpty();
    assertThat(source("main", "package-info")).as("more than one").isEmpty();
    assertThat(isTest("MagnetTest#selectionsAreClipped")).isTrue();
    assertThat(isTest("MagnetTest#noSuchTest")).isFalse();
    assertThat(isTest("MagnetTest#read")).as("no test").isFalse();
    assertThat(isTest("NoSuchTest#selectionsAreClipped")).isFalse();
  }
}
