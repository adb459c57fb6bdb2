package org.hotswarm.cli.output;

import java.util.ArrayList;
import java.util.List;

/** Rows under a heading; columns whose heading ends in {@code >} are aligned to the right. */
public final class Table {
  private final List<List<String>> rows = new ArrayList<>();
  private final List<Boolean> right;

  /**
   * @param heading of each column
   */
  public Table(String... heading) {
    right = List.of(heading).stream().map(name -> name.endsWith(">")).toList();
    rows.add(List.of(heading).stream().map(name -> name.replace(">", "")).toList());
  }

  /** One more row; text of strangers may be in it. */
  public void row(Object... cells) {
    rows.add(List.of(cells).stream().map(cell -> Printable.line(String.valueOf(cell))).toList());
  }

  /** Whether there is but the heading. */
  public boolean isEmpty() {
    return rows.size() == 1;
  }

  /** Its lines. */
  public List<String> lines() {
    return rows.stream().map(this::line).toList();
  }

  private String line(List<String> cells) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < cells.size(); i++) {
      String pad = " ".repeat(width(i) - Printable.width(cells.get(i)));
      line.append(i == 0 ? "" : "  ");
      line.append(right.get(i) ? pad + cells.get(i) : cells.get(i) + pad);
    }
    return line.toString().stripTrailing();
  }

  private int width(int column) {
    return rows.stream().mapToInt(row -> Printable.width(row.get(column))).max().orElse(0);
  }
}
