package org.hotswarm.cli.output;

import org.hotswarm.api.status.TorrentState;

/** One torrent in one line: with a bar, cut to the terminal's width, or plain and whole. */
final class ProgressLine {
  static final char BAR_DONE = '\u2501';
  private static final char BAR_LEFT = '\u2500';
  private static final String ELLIPSIS = "\u2026";
  private static final int MOST_NAME = 30;
  private static final int LEAST_NAME = 8;
  private static final int MOST_BAR = 24;
  private static final int LEAST_BAR = 6;
  private static final int SPACES = 2;

  private final boolean unicode;
  private final int width;

  ProgressLine(Terminal terminal) {
    this.unicode = terminal.unicode();
    this.width = terminal.width() - 1;
  }

  /** Name, bar, percent, amounts, and what moves or why nothing does; never wider than allowed. */
  String live(Row row) {
    String facts = facts(row);
    String name = Printable.of(row.name());
    int nameColumns =
        Math.min(
            Math.min(MOST_NAME, Printable.width(name)),
            Math.max(LEAST_NAME, width - Printable.width(facts) - LEAST_BAR - 2 * SPACES));
    String start = Printable.fit(name, nameColumns, unicode ? ELLIPSIS : "..");
    int barColumns = width - Printable.width(start) - Printable.width(facts) - 2 * SPACES;
    String bar = row.total() > 0 && barColumns >= LEAST_BAR ? bar(row, barColumns) + "  " : "";
    return Printable.fit(start + "  " + bar + facts, width, unicode ? ELLIPSIS : "..");
  }

  private String bar(Row row, int columns) {
    int length = Math.min(MOST_BAR, columns);
    int done = (int) ((double) length * Math.min(row.done(), row.total()) / row.total());
    String left = String.valueOf(unicode ? BAR_LEFT : '-');
    return String.valueOf(unicode ? BAR_DONE : '#').repeat(done) + left.repeat(length - done);
  }

  private String facts(Row row) {
    StringBuilder facts = new StringBuilder(amounts(row));
    if (isStill(row)) {
      facts.append("  ").append(Printable.line(row.why()));
      String up = row.upRate() > 0 ? (unicode ? "  \u2191 " : "  up ") : "";
      return facts.append(up.isEmpty() ? "" : up + Amounts.rate(row.upRate())).toString();
    }
    if (row.state() == TorrentState.CHECKING_FILES) {
      return facts.append("  checking").toString();
    }
    if (row.downRate() > 0) {
      facts.append(unicode ? "  \u2193 " : "  down ").append(Amounts.rate(row.downRate()));
    }
    if (row.upRate() > 0) {
      facts.append(row.downRate() > 0 ? " " : "  ");
      facts.append(unicode ? "\u2191 " : "up ").append(Amounts.rate(row.upRate()));
    }
    append(facts, "  ", Amounts.left(row.total() - row.done(), row.downRate()));
    return facts.append("  ").append(Amounts.count(row.peers(), "peer")).toString();
  }

  private static String amounts(Row row) {
    if (row.total() == 0) {
      return words(row.state());
    }
    if (row.state() == TorrentState.SEEDING) {
      return "seeding " + Amounts.bytes(row.total());
    }
    return Amounts.percent(row.done(), row.total())
        + "%  "
        + Amounts.bytesOf(row.done(), row.total());
  }

  private static boolean isStill(Row row) {
    return row.downRate() == 0 && !row.why().isEmpty();
  }

  private static void append(StringBuilder line, String before, String text) {
    if (!text.isEmpty()) {
      line.append(before).append(text);
    }
  }

  private static String words(TorrentState state) {
    return switch (state) {
      case DOWNLOADING_METADATA -> "fetching metadata";
      case QUEUED_FOR_CHECKING -> "waiting to be checked";
      case CHECKING_FILES -> "checking";
      case ALLOCATING -> "allocating";
      default -> state.manualName();
    };
  }

  /** The same facts in a sentence, for logs. */
  static String plain(Row row) {
    StringBuilder line = new StringBuilder(Printable.of(row.name())).append(": ");
    line.append(words(row.state()));
    if (row.total() > 0 && row.state() != TorrentState.SEEDING) {
      line.append(' ')
          .append(Amounts.percent(row.done(), row.total()))
          .append("%, ")
          .append(Amounts.bytesOf(row.done(), row.total()));
    }
    if (isStill(row)) {
      line.append(", ").append(Printable.line(row.why()));
      String up = row.upRate() > 0 ? ", up " + Amounts.rate(row.upRate()) : "";
      return line.append(up).toString();
    }
    if (row.state() != TorrentState.CHECKING_FILES) {
      line.append(", down ").append(Amounts.rate(row.downRate()));
      line.append(", up ").append(Amounts.rate(row.upRate()));
      line.append(", ").append(Amounts.count(row.peers(), "peer"));
      String left = Amounts.left(row.total() - row.done(), row.downRate());
      append(line, ", ", left.isEmpty() ? "" : left + " left");
    }
    return line.toString();
  }
}
