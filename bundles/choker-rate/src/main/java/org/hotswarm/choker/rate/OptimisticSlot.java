package org.hotswarm.choker.rate;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.hotswarm.spi.choker.ChokerState;

/** The slot that is given by chance, for some rounds. */
final class OptimisticSlot {
  /** Who was never unchoked is so many times as likely to be drawn (BEP 3). */
  private static final int NEW_WEIGHT = 3;

  private Optional<Long> holder = Optional.empty();
  private int roundsLeft;

  OptimisticSlot(Optional<ChokerState> state) {
    if (state.isPresent()) {
      holder = state.get().optimistic().stream().findFirst();
      roundsLeft = state.get().roundsLeft();
    }
  }

  /** A round is over. */
  void age() {
    roundsLeft = Math.max(0, roundsLeft - 1);
  }

  /** Whether {@code id} has the slot and its time is not over. */
  boolean isHeldBy(long id) {
    return roundsLeft > 0 && holder.isPresent() && holder.get() == id;
  }

  /** Nobody has the slot. */
  void clear() {
    holder = Optional.empty();
    roundsLeft = 0;
  }

  /** Draws among {@code pool}, but not who has it, unless there is nobody else. */
  void draw(List<Contender> pool, RandomGenerator random, int rounds) {
    List<Contender> fresh =
        pool.stream().filter(contender -> !holder.equals(Optional.of(contender.id()))).toList();
    List<Contender> choice = fresh.isEmpty() ? pool : fresh;
    clear();
    if (!choice.isEmpty()) {
      holder = Optional.of(drawn(choice, random).id());
      roundsLeft = rounds;
    }
  }

  private static Contender drawn(List<Contender> choice, RandomGenerator random) {
    int lot = random.nextInt(choice.stream().mapToInt(OptimisticSlot::weight).sum());
    int at = 0;
    while (lot >= weight(choice.get(at))) {
      lot -= weight(choice.get(at++));
    }
    return choice.get(at);
  }

  private static int weight(Contender contender) {
    return contender.isNew() ? NEW_WEIGHT : 1;
  }

  /** The one that has it, or nobody. */
  Set<Long> ids() {
    return holder.map(Set::of).orElse(Set.of());
  }

  ChokerState state() {
    return new ChokerState(List.copyOf(ids()), roundsLeft);
  }
}
