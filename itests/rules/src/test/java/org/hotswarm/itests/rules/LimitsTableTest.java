package org.hotswarm.itests.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
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

  private static Sources sources;
  private static final List<Limit> TABLE = new ArrayList<>();

  /** A row. */
  private record Limit(int number, String what, String set, String keeper, String test) {}

  @BeforeAll
  static void read() throws IOException {
    sources = Sources.read();
    for (String line : sources.lines("itests/LIMITS.md")) {
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

  private static String quoted(String cell) {
    Matcher name = QUOTED.matcher(cell);
    assertThat(name.find()).as("%s names nothing", cell).isTrue();
    return name.group(1);
  }

  @Test
  void coversEveryNumberItMust() {
    int[] alone = {14, 15, 30, 33, 34, 36, 37, 38, 39, 40, 43, 44, 45, 49, 50};
    int[] all =
        Stream.of(IntStream.rangeClosed(1, 11), IntStream.rangeClosed(17, 26), IntStream.of(alone))
            .flatMapToInt(numbers -> numbers)
            .sorted()
            .toArray();
    assertThat(TABLE.stream().mapToInt(Limit::number).distinct().toArray()).containsExactly(all);
  }

  @Test
  void everyKeeperExists() {
    assertThat(TABLE)
        .filteredOn(limit -> sources.source("main", limit.keeper()).isEmpty())
        .isEmpty();
  }

  @Test
  void everyTestExists() {
    assertThat(TABLE).filteredOn(limit -> !sources.isTest(limit.test())).isEmpty();
  }

  @Test
  void everySettingIsInTheSettingsTable() {
    String settings =
        String.join("\n", sources.texts("bundles/api/src/main/java/org/hotswarm/api/settings/"));
    for (Limit limit : TABLE) {
      Matcher setting = SETTING.matcher(limit.set());
      while (setting.find()) {
        assertThat(settings).as(limit.what()).contains("\"" + setting.group(1) + "\"");
      }
    }
  }

  @Test
  void whatDoesNotExistIsSeen() {
    assertThat(sources.source("main", "Uploads")).isPresent();
    assertThat(sources.source("main", "NoSuchKeeper")).isEmpty();
    assertThat(sources.source("main", "package-info")).as("more than one").isEmpty();
    assertThat(sources.isTest("MagnetTest#selectionsAreClipped")).isTrue();
    assertThat(sources.isTest("MagnetTest#noSuchTest")).isFalse();
    assertThat(sources.isTest("MagnetTest#read")).as("no test").isFalse();
    assertThat(sources.isTest("NoSuchTest#selectionsAreClipped")).isFalse();
  }
}
