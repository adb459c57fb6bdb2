package org.hotswarm.cli.output;

import java.util.ArrayList;
import java.util.List;
import org.hotswarm.api.alert.Alert;
import org.hotswarm.model.hash.InfoHash;

/**
 * One line per torrent at the bottom of the terminal, redrawn in place at most four times a second;
 * everything else scrolls by above. A single line needs no escape sequences to be redrawn.
 */
final class LiveReport implements Report {
  private static final long INTERVAL_NANOS = 250_000_000L;
  private static final int MOST_LINES = 15;
  private static final String UP = "\u001b[A";
  private static final String ERASE_LINE = "\u001b[K";

  private final Terminal terminal;
  private final TextReport text;
  private final ProgressLine line;
  private List<String> drawn = List.of();
  private boolean shown;
  private long shownAt;

  LiveReport(Terminal terminal, TextReport text) {
    this.terminal = terminal;
    this.text = text;
    this.line = new ProgressLine(terminal);
  }

  @Override
  public void progress(long nanos, List<Row> rows) {
    List<String> swaps = text.swapsDue(nanos);
    if (!swaps.isEmpty()) {
      clear();
      swaps.forEach(text::note);
    }
    if (!shown || nanos - shownAt >= INTERVAL_NANOS) {
      shown = true;
      shownAt = nanos;
      draw(lines(rows));
    }
  }

  /** What does not fit a terminal cannot be redrawn: only so many, and how many more there are. */
  private List<String> lines(List<Row> rows) {
    List<String> lines = new ArrayList<>();
    rows.stream().limit(MOST_LINES).map(line::live).forEach(lines::add);
    if (rows.size() > MOST_LINES) {
      lines.add("and " + (rows.size() - MOST_LINES) + " more");
    }
    return lines;
  }

  private void draw(List<String> next) {
    if (next.equals(drawn)) {
      return;
    }
    StringBuilder all = new StringBuilder(erasure());
    all.append(String.join("\n", next));
    terminal.out().print(all);
    terminal.out().flush();
    drawn = next;
  }

  /** Leaves the cursor at the start of what was the first line drawn, all of them empty. */
  private String erasure() {
    if (drawn.isEmpty()) {
      return "";
    }
    if (!terminal.ansi()) {
      return "\r" + " ".repeat(Printable.width(drawn.get(0))) + "\r";
    }
    return "\r" + ERASE_LINE + (UP + ERASE_LINE).repeat(drawn.size() - 1);
  }

  private void clear() {
    terminal.out().print(erasure());
    terminal.out().flush();
    drawn = List.of();
    shown = false;
  }

  @Override
  public void started(int port, long processId) {
    clear();
    text.started(port, processId);
  }

  @Override
  public void torrent(InfoHash infoHash, String name, long size) {
    clear();
    text.torrent(infoHash, name, size);
  }

  @Override
  public void alert(Alert alert) {
    if (TextReport.isNews(alert)) {
      clear();
    }
    text.alert(alert);
  }

  @Override
  public void plugin(PluginNews news) {
    clear();
    text.plugin(news);
  }

  @Override
  public void finished(Finish finish) {
    clear();
    text.finished(finish);
  }

  @Override
  public void note(String line) {
    clear();
    text.note(line);
  }

  @Override
  public void error(String message) {
    clear();
    text.error(message);
  }

  @Override
  public void end() {
    clear();
    text.end();
  }
}
