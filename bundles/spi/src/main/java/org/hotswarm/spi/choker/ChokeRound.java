package org.hotswarm.spi.choker;

import java.util.Set;

/**
 * The outcome of a round.
 *
 * @param unchoked ids of those who may download; everybody else is choked
 * @param optimistic those among them who are unchoked to see how they do
 */
public record ChokeRound(Set<Long> unchoked, Set<Long> optimistic) {
  public ChokeRound {
    unchoked = Set.copyOf(unchoked);
    optimistic = Set.copyOf(optimistic);
  }
}
