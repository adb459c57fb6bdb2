package org.hotswarm.cli.command;

import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** Finds the word that was probably meant. */
final class Spelling {
  private Spelling() {}

  /**
   * The nearest of the known words.
   *
   * @param mostTypos letters that may be wrong
   */
  static Optional<String> nearest(String word, Collection<String> known, int mostTypos) {
    return known.stream()
        .filter(other -> distance(word, other) <= mostTypos)
        .min(Comparator.comparingInt(other -> distance(word, other)));
  }

  /** Letters to insert, delete or replace to get from one word to the other. */
  private static int distance(String from, String to) {
    int[] row = new int[to.length() + 1];
    Arrays.setAll(row, i -> i);
    for (int i = 1; i <= from.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= to.length(); j++) {
        int replaced = diagonal + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(replaced, Math.min(row[j], row[j - 1]) + 1);
      }
    }
    return row[to.length()];
  }
}
