package org.hotswarm.cli.arguments;

import java.util.List;
import java.util.TreeSet;
import org.hotswarm.cli.exit.Failure;

/** Files by their numbers in {@code hotswarm info}, from 1. */
public final class FileSelection {
  private static final int MOST = 1_000_000;

  private FileSelection() {}

  /** Reads {@code 1,3-5} as ascending indices from 0, each once. */
  public static List<Integer> parse(String option, String text) throws Failure {
    TreeSet<Integer> indices = new TreeSet<>();
    for (String part : text.split(",", -1)) {
      if (!part.matches("[0-9]{1,7}(-[0-9]{1,7})?")) {
        throw refused(option, text);
      }
      String[] ends = part.split("-");
      int first = Integer.parseInt(ends[0]);
      int last = Integer.parseInt(ends[ends.length - 1]);
      if (first < 1 || last < first || last > MOST) {
        throw refused(option, text);
      }
      for (int number = first; number <= last; number++) {
        indices.add(number - 1);
      }
    }
    return List.copyOf(indices);
  }

  private static Failure refused(String option, String text) {
    return Failure.option(
        option + " " + text + ": not a selection; write file numbers from 1, such as 1,3-5");
  }
}
