package org.hotswarm.choker.rate;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Nobody's state changes twice within 10 s. */
class RestTest {
  private static final Duration TICK = Duration.ofMillis(100);

  @Test
  void whoTogglesItsInterestIsNotFollowed() {
    for (int seed = 0; seed < 5; seed++) {
      Swarm swarm = new Swarm(4, seed);
      for (long id = 1; id <= 20; id++) {
        swarm.sender(id, id);
      }
      Swarm.Peer nervous = swarm.sender(100, 1 << 20);
      for (int tick = 1; tick <= 600; tick++) {
        swarm.pass(TICK);
        nervous.interested = !nervous.interested;
        swarm.round(tick % 150 == 0);
      }
      assertThat(nervous.changes).as("in 60 s").isBetween(1, 7);
    }
  }

  @Test
  void everybodyRestsWhateverHappens() {
    for (int seed = 0; seed < 10; seed++) {
      Random random = new Random(seed);
      Swarm swarm = new Swarm(5, seed);
      for (long id = 1; id <= 30; id++) {
        swarm.sender(id, random.nextInt(1000)).seeding = id % 3 == 0;
      }
      Map<Long, Integer> lastChange = new HashMap<>();
      for (int tick = 1; tick <= 2000; tick++) {
        swarm.pass(TICK);
        Swarm.Peer some = swarm.peer(1 + random.nextInt(30));
        some.interested = random.nextInt(3) > 0;
        some.downRate = random.nextInt(1000);
        swarm.slots = random.nextInt(50) == 0 ? 2 + random.nextInt(8) : swarm.slots;
        step(swarm, tick, lastChange);
      }
      assertThat(lastChange).hasSizeGreaterThan(20);
    }
  }

  private static void step(Swarm swarm, int tick, Map<Long, Integer> lastChange) {
    Map<Long, Integer> before = new HashMap<>();
    swarm.all().forEach(peer -> before.put(peer.id, peer.changes));
    swarm.round(tick % 150 == 0);
    for (Swarm.Peer peer : swarm.all()) {
      if (peer.changes > before.get(peer.id)) {
        Integer last = lastChange.put(peer.id, tick);
        assertThat(last == null ? 100 : tick - last)
            .as("peer %d", peer.id)
            .isGreaterThanOrEqualTo(100);
      }
    }
  }

  @Test
  void whoIsNotInterestedAnyMoreIsChokedAfterTenSeconds() {
    Swarm swarm = new Swarm(4, 1);
    Swarm.Peer peer = swarm.sender(1, 0);
    swarm.round(false);
    peer.interested = false;
    swarm.pass(Duration.ofMillis(9_999));
    swarm.round(false);
    assertThat(peer.unchoked).isTrue();
    swarm.pass(Duration.ofMillis(1));
    swarm.round(false);
    assertThat(peer.unchoked).isFalse();
  }

  @Test
  void whoIsKeptWithoutInterestTakesNoSlot() {
    Swarm swarm = new Swarm(2, 1);
    swarm.sender(1, 5);
    swarm.sender(2, 5);
    swarm.round(false);
    swarm.peer(1).interested = false;
    swarm.sender(3, 1);
    swarm.round(false);
    assertThat(swarm.unchoked()).containsExactly(1L, 2L, 3L);
  }

  @Test
  void slotsAreNotExceededByNewcomers() {
    Swarm swarm = new Swarm(4, 1);
    for (long id = 1; id <= 4; id++) {
      swarm.sender(id, 1);
    }
    swarm.round(false);
    swarm.sender(5, 1000);
    swarm.pass(Duration.ofSeconds(5));
    swarm.round(false);
    assertThat(swarm.unchoked()).containsExactly(1L, 2L, 3L, 4L);
    swarm.pass(Duration.ofSeconds(5));
    swarm.round(false);
    assertThat(swarm.unchoked()).hasSize(4).contains(5L);
  }

  @Test
  void fewerSlotsAreReachedAfterTenSeconds() {
    Swarm swarm = new Swarm(8, 1);
    for (long id = 1; id <= 20; id++) {
      swarm.sender(id, id);
    }
    swarm.round(true);
    swarm.slots = 3;
    swarm.round(false);
    assertThat(swarm.unchoked()).hasSize(8);
    swarm.pass(Duration.ofSeconds(10));
    swarm.round(false);
    assertThat(swarm.unchoked()).hasSize(3).contains(20L, 19L);
  }
}
