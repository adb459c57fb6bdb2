package org.hotswarm.choker.rate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.hotswarm.spi.choker.ChokeRound;
import org.hotswarm.spi.choker.ChokerState;
import org.junit.jupiter.api.Test;

/** While a torrent downloads. */
class TitForTatTest {
  /** Peer n sends n KiB/s. */
  private static Swarm swarm(int peers, int slots, long seed) {
    Swarm swarm = new Swarm(slots, seed);
    for (long id = 1; id <= peers; id++) {
      swarm.sender(id, id << 10);
    }
    return swarm;
  }

  @Test
  void fastestGetTheRegularSlots() {
    Swarm swarm = swarm(10, 4, 1);
    ChokeRound round = swarm.regular();
    assertThat(round.unchoked()).hasSize(4).contains(10L, 9L, 8L);
    assertThat(round.optimistic()).hasSize(1);
    assertThat(round.unchoked()).containsAll(round.optimistic());
    assertThat(round.optimistic()).doesNotContain(10L, 9L, 8L);
  }

  @Test
  void onlySlotGoesToTheFastest() {
    Swarm swarm = swarm(10, 1, 1);
    assertThat(swarm.regular()).isEqualTo(new ChokeRound(Set.of(10L), Set.of()));
  }

  @Test
  void uninterestedDoNotCount() {
    Swarm swarm = swarm(10, 4, 1);
    swarm.peer(10).interested = false;
    swarm.peer(8).interested = false;
    assertThat(swarm.regular().unchoked()).hasSize(4).contains(9L, 7L, 6L).doesNotContain(10L, 8L);
  }

  @Test
  void everybodyWhenThereIsRoom() {
    Swarm swarm = swarm(4, 4, 1);
    assertThat(swarm.regular()).isEqualTo(new ChokeRound(Set.of(1L, 2L, 3L, 4L), Set.of()));
    Swarm unlimited = swarm(300, Integer.MAX_VALUE, 1);
    unlimited.peer(7).interested = false;
    assertThat(unlimited.regular().unchoked()).hasSize(299).doesNotContain(7L);
  }

  @Test
  void nobodyIsThere() {
    assertThat(new Swarm(4, 1).regular()).isEqualTo(new ChokeRound(Set.of(), Set.of()));
  }

  @Test
  void whoBecomesFasterIsUnchoked() {
    Swarm swarm = swarm(10, 4, 1);
    swarm.regular();
    long low = swarm.optimistic() == 1 ? 2 : 1;
    swarm.peer(low).downRate = 1 << 20;
    assertThat(swarm.regular().unchoked()).contains(low, 10L, 9L).doesNotContain(8L);
  }

  @Test
  void optimisticChoiceLastsFourRounds() {
    Swarm swarm = swarm(30, 4, 5);
    long first = swarm.regular().optimistic().iterator().next();
    for (int round = 1; round < 4; round++) {
      assertThat(swarm.regular().optimistic()).containsExactly(first);
    }
    assertThat(swarm.regular().optimistic()).hasSize(1).doesNotContain(first);
  }

  @Test
  void earlyRoundDoesNotAgeIt() {
    Swarm swarm = swarm(30, 4, 5);
    long first = swarm.regular().optimistic().iterator().next();
    for (int round = 0; round < 10; round++) {
      assertThat(swarm.round(false).optimistic()).containsExactly(first);
    }
    swarm.regular(3);
    assertThat(swarm.optimistic()).isEqualTo(first);
  }

  @Test
  void anotherIsDrawnWhenItLeavesOrLosesInterest() {
    Swarm swarm = swarm(30, 4, 5);
    swarm.regular();
    long first = swarm.optimistic();
    swarm.leave(first);
    long second = swarm.round(false).optimistic().iterator().next();
    assertThat(second).isNotEqualTo(first);
    swarm.peer(second).interested = false;
    assertThat(swarm.round(false).optimistic()).hasSize(1).doesNotContain(first, second);
  }

  @Test
  void anotherIsDrawnWhenItEarnsItsOwnSlot() {
    Swarm swarm = swarm(30, 4, 5);
    swarm.regular();
    long first = swarm.optimistic();
    swarm.peer(first).downRate = 1 << 20;
    ChokeRound round = swarm.regular();
    assertThat(round.unchoked()).hasSize(4).contains(first);
    assertThat(round.optimistic()).hasSize(1).doesNotContain(first);
  }

  @Test
  void whoReciprocatesIsFound() {
    Swarm swarm = swarm(20, 4, 3);
    Swarm.Peer generous = swarm.sender(21, 0);
    for (int round = 0; round < 400; round++) {
      generous.downRate = generous.unchoked ? 1 << 20 : 0;
      swarm.regular();
    }
    assertThat(generous.unchoked).isTrue();
    assertThat(generous.optimistic).isFalse();
    assertThat(generous.turns).isEqualTo(1);
  }

  @Test
  void everybodyIsTriedInTime() {
    Swarm swarm = swarm(20, 4, 3);
    Set<Long> tried = new HashSet<>();
    for (int round = 0; round < 4 * 17 * 6; round++) {
      tried.addAll(swarm.regular().unchoked());
    }
    assertThat(tried).hasSize(20);
  }

  @Test
  void newPeersAreThreeTimesAsLikely() {
    int fresh = 0;
    for (int seed = 0; seed < 2000; seed++) {
      Swarm swarm = swarm(11, 2, seed);
      for (Swarm.Peer peer : swarm.all()) {
        peer.everUnchoked = peer.id > 5;
      }
      fresh += swarm.regular().optimistic().iterator().next() <= 5 ? 1 : 0;
    }
    assertThat(fresh).as("5 new and 5 old in the pool: 3 of 4").isBetween(1420, 1580);
  }

  @Test
  void withoutRatesSlotsGoRound() {
    Swarm swarm = new Swarm(5, 7);
    for (long id = 1; id <= 20; id++) {
      swarm.sender(id, 0);
    }
    swarm.regular(600);
    Map<Long, Long> seconds = new HashMap<>();
    swarm.all().forEach(peer -> seconds.put(peer.id, peer.unchokedSeconds));
    double fair = 600 * 15 * 5 / 20.0;
    assertThat(seconds.values()).allSatisfy(s -> assertThat(s / fair).isBetween(0.7, 1.3));
  }

  @Test
  void orderOfPeersDoesNotMatter() {
    Swarm one = swarm(30, 4, 8);
    Swarm two = swarm(30, 4, 8);
    two.shuffle = new Random(100);
    for (int round = 0; round < 50; round++) {
      assertThat(one.regular()).isEqualTo(two.regular());
    }
  }

  @Test
  void nextChokerGoesOnWithTheOptimisticChoice() {
    Swarm swarm = swarm(30, 4, 5);
    swarm.regular(2);
    long first = swarm.optimistic();
    ChokerState state = swarm.choker.snapshot();
    assertThat(state.optimistic()).containsExactly(first);
    assertThat(state.roundsLeft()).isEqualTo(3);
    swarm.choker.close();
    swarm.choker = new RateChokerProvider().open(swarm, Optional.of(state));
    Set<Long> before = swarm.unchoked();
    swarm.regular(2);
    assertThat(swarm.unchoked()).isEqualTo(before);
    assertThat(swarm.optimistic()).isEqualTo(first);
    swarm.regular();
    assertThat(swarm.optimistic()).isNotEqualTo(first);
  }

  @Test
  void stateOfManyOptimisticOnesIsRead() {
    Swarm swarm = swarm(30, 4, 5);
    swarm.choker =
        new RateChokerProvider().open(swarm, Optional.of(new ChokerState(List.of(3L, 4L), 2)));
    assertThat(new TreeSet<>(swarm.regular().optimistic())).containsExactly(3L);
  }
}
