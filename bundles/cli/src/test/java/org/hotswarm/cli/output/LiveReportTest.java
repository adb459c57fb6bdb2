package org.hotswarm.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import org.hotswarm.api.status.TorrentState;
import org.hotswarm.model.hash.InfoHash;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LiveReportTest {
  private static final InfoHash HASH = InfoHash.copyOf(new byte[20]);
  private static final long MB = 1_000_000;

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final PrintStream stream = new PrintStream(bytes, true, StandardCharsets.UTF_8);

  private Terminal terminal(boolean ansi, boolean unicode, int width) {
    return new Terminal(stream, stream, true, ansi, unicode, width);
  }

  private static Row row(String name, long done, long down, String why) {
    return new Row(HASH, name, TorrentState.DOWNLOADING, done * MB, 658 * MB, down, 0, 22, why);
  }

  private String line(int width, Row row) {
    return new ProgressLine(terminal(true, true, width)).live(row);
  }

  private String seen() {
    String text = bytes.toString(StandardCharsets.UTF_8).replace("\u001b", "^");
    bytes.reset();
    return text;
  }

  @Test
  void aBarPercentAmountsRatesAndPeers() {
    assertThat(line(100, row("debian-12.iso", 270, 11_200_000, "")))
        .isEqualTo(
            "debian-12.iso  \u2501\u2501\u2501\u2501\u2501\u2501\u2501\u2501\u2501\u2500\u2500"
                + "\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2500"
                + "  41%  270/658 MB  \u2193 11.2 MB/s  35 s  22 peers");
    assertThat(new ProgressLine(terminal(true, false, 100)).live(row("d", 329, 1_000_000, "")))
        .isEqualTo(
            "d  ############------------  50%  329/658 MB  down 1.0 MB/s  5 min 29 s  22 peers");
  }

  @Test
  void whyNothingMoves() {
    assertThat(line(80, row("d.iso", 0, 0, "no peers yet: 2 trackers timed out")))
        .isEqualTo(
            "d.iso  "
                + "\u2500".repeat(20)
                + "  0%  0.0/658 MB  no peers yet: 2 trackers timed out");
  }

  @Test
  void otherStates() {
    Row metadata = new Row(HASH, "m", TorrentState.DOWNLOADING_METADATA, 0, 0, 0, 0, 3, "");
    assertThat(line(80, metadata)).isEqualTo("m  fetching metadata  3 peers");
    assertThat(line(60, Row.checking(HASH, "c", 1, 2))).endsWith("50%  1/2 B  checking");
    Row seeding = new Row(HASH, "s", TorrentState.SEEDING, 5, 5, 0, 2_000_000, 1, "");
    assertThat(line(80, seeding)).endsWith("seeding 5 B  \u2191 2.0 MB/s  1 peer");
  }

  @ParameterizedTest
  @ValueSource(ints = {40, 50, 60, 80, 120, 200})
  void neverWiderThanTheTerminal(int width) {
    String name = "\u65e5\u672c\u8a9e a very long name of a torrent that nobody would call short";
    for (Row row :
        List.of(row(name, 12, 11_200_000, ""), row(name, 12, 0, "because ".repeat(50)))) {
      assertThat(Printable.width(line(width, row))).isLessThan(width);
    }
  }

  @Test
  void linesAreRedrawnInPlaceFourTimesASecond() {
    LiveReport live = live(true);
    live.progress(0, List.of(row("a", 1, 1, ""), row("b", 1, 1, "")));
    assertThat(seen()).doesNotContain("^").contains("\n").doesNotEndWith("\n");
    live.progress(100_000_000, List.of(row("a", 2, 1, ""), row("b", 1, 1, "")));
    assertThat(seen()).isEmpty();
    live.progress(250_000_000, List.of(row("a", 2, 1, ""), row("b", 1, 1, "")));
    assertThat(seen()).startsWith("\r^[K^[A^[Ka  ");
    live.progress(500_000_000, List.of(row("a", 2, 1, ""), row("b", 1, 1, "")));
    assertThat(seen()).isEmpty();
  }

  private LiveReport live(boolean ansi) {
    Terminal terminal = terminal(ansi, true, 60);
    return new LiveReport(terminal, new TextReport(terminal, false));
  }

  @Test
  void moreThanATerminalHolds() {
    live(true).progress(0, Collections.nCopies(40, row("a", 1, 1, "")));
    assertThat(seen().lines()).hasSize(16).last().isEqualTo("and 25 more");
  }

  @Test
  void whatIsToldScrollsByAbove() {
    LiveReport live = live(true);
    live.progress(0, List.of(row("a", 1, 1, "")));
    seen();
    live.note("news");
    assertThat(seen()).isEqualTo("\r^[Knews\n");
    live.progress(1, List.of(row("a", 1, 1, "")));
    assertThat(seen()).startsWith("a  ");
    live.end();
    assertThat(seen()).isEqualTo("\r^[K");
  }

  @Test
  void aSingleLineNeedsNoEscapeSequences() {
    LiveReport live = live(false);
    live.progress(0, List.of(row("a", 1, 1, "")));
    live.progress(1_000_000_000, List.of(row("a", 300, 1, "")));
    live.error("trouble");
    assertThat(seen()).doesNotContain("^").contains("\ra  ").endsWith("\rhotswarm: trouble\n");
  }

  @Test
  void theReportSuitsTheTerminal() {
    assertThat(Report.of(terminal(true, true, 80), false, false, 5)).isInstanceOf(LiveReport.class);
    assertThat(Report.of(terminal(false, true, 80), false, false, 1))
        .isInstanceOf(LiveReport.class);
    assertThat(Report.of(terminal(false, true, 80), false, false, 2))
        .isInstanceOf(TextReport.class);
    assertThat(Report.of(terminal(true, true, 80), false, true, 1)).isInstanceOf(TextReport.class);
    assertThat(Report.of(terminal(true, true, 80), true, false, 1)).isInstanceOf(JsonReport.class);
    assertThat(Report.of(Terminal.pipe(stream, stream), false, false, 1))
        .isInstanceOf(TextReport.class);
  }

  @Test
  void widths() {
    assertThat(Terminal.width("")).isEqualTo(80);
    assertThat(Terminal.width("nonsense")).isEqualTo(80);
    assertThat(Terminal.width("132")).isEqualTo(132);
    assertThat(Terminal.width("5")).isEqualTo(20);
    assertThat(Terminal.width("9999")).isEqualTo(500);
  }
}
