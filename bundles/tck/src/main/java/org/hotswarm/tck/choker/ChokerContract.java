package org.hotswarm.tck.choker;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.hotswarm.spi.choker.ChokeRound;
import org.hotswarm.spi.choker.Choker;
import org.hotswarm.spi.choker.ChokerNeeds;
import org.hotswarm.spi.choker.ChokerProvider;
import org.hotswarm.spi.choker.ChokerState;
import org.hotswarm.tck.ProviderContract;
import org.junit.jupiter.api.Test;

/** What {@code org.hotswarm.spi.choker} asks of a choker. */
public abstract class ChokerContract
    extends ProviderContract<ChokerNeeds, ChokerState, Choker, ChokerProvider> {
  private static final int COURSES = 30;

  /** For chokers. */
  protected ChokerContract() {
    super(ChokerNeeds.class);
  }

  @Override
  protected ChokerNeeds needs() {
    return FakeNeeds.of(1);
  }

  @Test
  public void nobodyIsUnchokedWhenNobodyIsThere() {
    try (Choker choker = open(needs())) {
      assertThat(choker.round(List.of(), 4, true).unchoked()).isEmpty();
      assertThat(choker.round(List.of(), 4, false).optimistic()).isEmpty();
    }
  }

  @Test
  public void promisesHoldInEveryRound() {
    for (int course = 0; course < COURSES; course++) {
      ChokerPlay play = new ChokerPlay(course);
      try (Choker choker = open(play.needs())) {
        for (int event = 0; event < play.length(); event++) {
          play.step(choker);
        }
        play.finish(choker);
      }
    }
  }

  @Test
  public void earlyRoundDoesNotAgeTheOptimisticChoice() {
    ChokerPlay play = new ChokerPlay(7);
    try (Choker choker = open(play.needs())) {
      play.round(choker, 2, true);
      ChokerState state = choker.snapshot();
      play.round(choker, 2, false);
      assertThat(choker.snapshot().roundsLeft()).isEqualTo(state.roundsLeft());
    }
  }

  @Test
  public void optimisticChoiceGoesOnWithTheNextOne() {
    ChokerPlay play = new ChokerPlay(3);
    Choker first = open(play.needs());
    ChokeRound last = play.round(first, 3, true);
    ChokerState state = first.snapshot();
    first.close();
    try (Choker next = open(play.needs(), Optional.of(state))) {
      assertThat(next.snapshot()).isEqualTo(state);
      assertThat(play.round(next, 3, false).optimistic()).isEqualTo(last.optimistic());
    }
  }

  @Test
  public void stateThatNamesStrangersDoesNoHarm() {
    ChokerPlay play = new ChokerPlay(5);
    ChokerState strangers = new ChokerState(List.of(-1L, 4_000L, Long.MAX_VALUE), 3);
    try (Choker choker = open(play.needs(), Optional.of(strangers))) {
      for (int event = 0; event < play.length(); event++) {
        play.step(choker);
      }
      play.finish(choker);
    }
  }
}
