package org.hotswarm.itests.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Everything in the manual this engine was made from has its place: the table of parity has a row
 * for each item, and what a row names exists.
 */
class ParityTableTest {
  private static final String TABLE = "docs/PARITY.md";
  private static final Pattern HEADING = Pattern.compile("### (.+) \\((\\d+)\\)");
  private static final Pattern QUOTED = Pattern.compile("`([^`]+)`");

  /** How a row begins that has no Java form, or none yet; words must follow. */
  private static final Pattern REASON = Pattern.compile("(?:not needed|not yet): .{12,}");

  private static final int COLUMNS = 3;

  private static final List<Row> ROWS = new ArrayList<>();
  private static final Map<String, Integer> PROMISED = new LinkedHashMap<>();
  private static Sources sources;

  /** An item of the manual, what stands for it, and what tests that. */
  private record Row(String section, String item, String here, String test) {
    boolean isReason() {
      return REASON.matcher(here).matches();
    }
  }

  @BeforeAll
  static void read() throws IOException {
    sources = Sources.read();
    String section = "";
    for (String line : sources.lines(TABLE)) {
      Matcher heading = HEADING.matcher(line);
      if (heading.matches()) {
        section = heading.group(1);
        assertThat(PROMISED.put(section, Integer.parseInt(heading.group(2)))).as(section).isNull();
      } else if (line.startsWith("| `")) {
        String[] cells = line.substring(1).split("\\|", -1);
        assertThat(cells).as(line).hasSize(COLUMNS + 1);
        ROWS.add(new Row(section, cells[0].strip(), cells[1].strip(), cells[2].strip()));
      }
    }
  }

  private static List<String> quoted(String cell) {
    return QUOTED.matcher(cell).results().map(found -> found.group(1)).toList();
  }

  @Test
  void hasEveryItemOfTheManual() {
    assertThat(PROMISED).isEqualTo(ParityCounts.OF_THE_MANUAL);
    Map<String, Integer> rows =
        ROWS.stream().collect(Collectors.groupingBy(Row::section, Collectors.summingInt(row -> 1)));
    assertThat(rows).isEqualTo(PROMISED);
  }

  @Test
  void namesEachItemOnce() {
    assertThat(ROWS.stream().map(row -> row.section() + " " + row.item())).doesNotHaveDuplicates();
  }

  @Test
  void whatARowNamesExists() {
    for (Row row : ROWS) {
      if (!row.isReason()) {
        assertThat(quoted(row.here())).as(row.toString()).isNotEmpty();
        assertThat(quoted(row.here())).as(row.toString()).allMatch(sources::exists);
      }
    }
  }

  @Test
  void everyRowWithAJavaFormHasATest() {
    for (Row row : ROWS) {
      if (!row.isReason()) {
        assertThat(quoted(row.test())).as(row.toString()).isNotEmpty();
        assertThat(quoted(row.test())).as(row.toString()).allMatch(sources::isTest);
      }
    }
  }

  @Test
  void whatDoesNotExistIsSeen() {
    assertThat(sources.exists("Session#find")).isTrue();
    assertThat(sources.exists("Session#lose")).isFalse();
    assertThat(sources.exists("NoSuchSession#find")).isFalse();
    assertThat(sources.exists("TorrentStatus.Problem")).isTrue();
    assertThat(sources.exists("TorrentStatus.Problem#message")).as("a record's component").isTrue();
    assertThat(sources.exists("TorrentState#SEEDING")).as("a constant").isTrue();
    assertThat(sources.exists("ParityTableTest")).as("a test is no Java form").isFalse();
  }
}
