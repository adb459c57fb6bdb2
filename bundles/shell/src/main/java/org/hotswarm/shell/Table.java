package org.hotswarm.shell;

import java.util.ArrayList;
import java.util.List;

/** Rows under a heading; columns whose heading ends in {@code >} are aligned to the right. */
final class Table {
  private final List<String> heading;
  private final List<List<String>> rows = new ArrayList<>();

  Table(String... heading) {
    this.heading = List.of(heading);
  }

  void row(Object... cells) {
    List<String> row = new ArrayList<>();
    for (Object cell : cells) {
      row.add(Shown.text(String.valueOf(cell)));
    }
    rows.add(row);
  }

  /** The table, or {@code nothing} when it has no rows. */
  String orElse(String nothing) {
    return rows.isEmpty() ? nothing : toString();
  }

  @Override
  public String toString() {
    List<String> lines = new ArrayList<>();
    lines.add(line(heading.stream().map(name -> name.replace(">", "")).toList()));
    rows.forEach(row -> lines.add(line(row)));
    return String.join("\n", lines);
  }

  private String line(List<String> cells) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < cells.size(); i++) {
      String pad = " ".repeat(width(i) - cells.get(i).length());
      boolean right = heading.get(i).endsWith(">");
      line.append(i == 0 ? "" : "  ");
      line.append(right ? pad + cells.get(i) : cells.get(i) + pad);
    }
    return line.toString().stripTrailing();
  }

  private int width(int column) {
    int width = heading.get(column).replace(">", "").length();
    for (List<String> row : rows) {
      width = Math.max(width, row.get(column).length());
    }
    return width;
  }
}
