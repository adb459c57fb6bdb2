package org.hotswarm.itests.load;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** Which part is next: every part the same number of times, in an order of chance. */
final class Deck {
  private final List<Part> cards = new ArrayList<>();

  Deck(List<Part> parts, int each, Random random) {
    parts.forEach(part -> cards.addAll(Collections.nCopies(each, part)));
    Collections.shuffle(cards, random);
  }

  boolean isEmpty() {
    return cards.isEmpty();
  }

  int size() {
    return cards.size();
  }

  Optional<Part> draw() {
    return cards.isEmpty() ? Optional.empty() : Optional.of(cards.remove(cards.size() - 1));
  }
}
