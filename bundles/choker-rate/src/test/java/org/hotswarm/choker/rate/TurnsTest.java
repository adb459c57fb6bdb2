package org.hotswarm.choker.rate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** When there is nothing left to receive. */
class TurnsTest {
  private static final long MIB = 1 << 20;

  private static Swarm swarm(int peers, int slots, long seed, long appetite) {
    Swarm swarm = new Swarm(slots, seed);
    LongStream.rangeClosed(1, peers).forEach(id -> swarm.taker(id, appetite));
    return swarm;
  }

  @Test
  void everybodyGetsTheSameTime() {
    for (int seed = 0; seed < 10; seed++) {
      Swarm swarm = swarm(40, 6, seed, MIB);
      swarm.regular(2000);
      double fair = 2000 * 15 * 6 / 40.0;
      for (Swarm.Peer peer : swarm.all()) {
        assertThat(peer.unchokedSeconds / fair).as("peer %d", peer.id).isBetween(0.75, 1.25);
      }
    }
  }

  @Test
  void slowAndFastOnesGetTurnsAlike() {
    Swarm swarm = swarm(20, 4, 1, 0);
    swarm.all().forEach(peer -> peer.appetite = peer.id % 2 == 0 ? 10 * MIB : MIB / 100);
    swarm.regular(2000);
    int most = swarm.all().stream().mapToInt(peer -> peer.turns).max().getAsInt();
    int least = swarm.all().stream().mapToInt(peer -> peer.turns).min().getAsInt();
    assertThat(least).isGreaterThan(most / 2);
  }

  @Test
  void rateToUsDoesNotMatter() {
    Swarm swarm = swarm(20, 4, 1, MIB);
    swarm.peer(1).downRate = 100 * MIB;
    swarm.regular(1000);
    assertThat(swarm.peer(1).unchokedSeconds).isLessThan(2 * 1000 * 15 * 4 / 20);
  }

  @Test
  void turnIsNotCutShort() {
    Swarm swarm = swarm(20, 4, 1, 100 * MIB);
    swarm.regular();
    Set<Long> first = swarm.unchoked();
    swarm.regular(3);
    assertThat(swarm.unchoked()).as("45 s later").isEqualTo(first);
    swarm.regular();
    assertThat(swarm.unchoked()).as("60 s later").doesNotContainAnyElementsOf(first);
  }

  @Test
  void slowOneKeepsItsTurnTwoMinutes() {
    Swarm swarm = swarm(20, 4, 1, MIB / 100);
    swarm.regular();
    long chance = swarm.optimistic();
    Set<Long> first = swarm.unchoked();
    first.remove(chance);
    swarm.regular(7);
    assertThat(swarm.unchoked()).as("105 s later").containsAll(first);
    swarm.regular();
    assertThat(swarm.unchoked()).as("120 s later").doesNotContainAnyElementsOf(first);
  }

  @Test
  void fastestGoOnWhenFewWait() {
    Swarm swarm = swarm(6, 5, 1, 0);
    swarm.all().forEach(peer -> peer.appetite = peer.id * MIB);
    swarm.regular(5);
    long slowest =
        swarm.all().stream().filter(p -> p.unchoked).mapToLong(p -> p.id).min().orElse(0);
    assertThat(swarm.unchoked()).hasSize(5);
    assertThat(slowest).isLessThanOrEqualTo(2);
    swarm.regular(1000);
    assertThat(swarm.peer(6).unchokedSeconds).isGreaterThan(swarm.peer(1).unchokedSeconds);
  }

  @Test
  void bothKindsOfTorrentsGetTheirShare() {
    Swarm swarm = new Swarm(9, 1);
    LongStream.rangeClosed(1, 30).forEach(id -> swarm.sender(id, id));
    LongStream.rangeClosed(101, 110).forEach(id -> swarm.taker(id, MIB));
    swarm.regular();
    Set<Long> regular = swarm.unchoked();
    regular.remove(swarm.optimistic());
    assertThat(regular.stream().filter(id -> id > 100)).hasSize(2);
    assertThat(regular).hasSize(8).contains(30L, 29L, 28L, 27L, 26L, 25L);
  }

  @Test
  void noKindIsLeftOut() {
    Swarm swarm = new Swarm(3, 1);
    LongStream.rangeClosed(1, 100).forEach(id -> swarm.sender(id, id));
    swarm.taker(101, MIB);
    swarm.regular();
    assertThat(swarm.unchoked()).contains(101L, 100L).hasSize(3);
  }
}
