package org.hotswarm.engine.peer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ConnectionBudgetTest {
  private long now = -5_500_000_000L;
  private ConnectionBudget.Rules rules = new ConnectionBudget.Rules(20, 5, 3);
  private final ConnectionBudget budget = new ConnectionBudget(() -> now, () -> rules);

  private int open(int tries) {
    int opened = 0;
    for (int i = 0; i < tries; i++) {
      opened += budget.mayOpen() ? 1 : 0;
    }
    return opened;
  }

  @Test
  void soManyAttemptsASecond() {
    assertThat(open(10)).isEqualTo(3);
    now += 1_000_000_000L;
    assertThat(open(10)).as("5 may be half-open").isEqualTo(2);
    now += 1_000_000_000L;
    assertThat(open(10)).isZero();
    budget.opened();
    assertThat(open(10)).isEqualTo(1);
  }

  @Test
  void noAttemptsWhenThereAreEnough() {
    for (int i = 0; i < 20; i++) {
      assertThat(budget.join()).isTrue();
    }
    assertThat(open(1)).isZero();
    budget.left();
    assertThat(open(1)).isEqualTo(1);
  }

  @Test
  void someMoreMayComeForAMoment() {
    int joined = 0;
    for (int i = 0; i < 50; i++) {
      joined += budget.join() ? 1 : 0;
    }
    assertThat(joined).isEqualTo(30);
    assertThat(budget.established()).isEqualTo(30);
  }

  @Test
  void numbersAreNeverGivenTwice() {
    assertThat(budget.number()).isNotEqualTo(budget.number());
  }

  @Test
  void manyThreadsTogetherKeepTheLimit() throws Exception {
    rules = new ConnectionBudget.Rules(1000, 400, 300);
    AtomicInteger opened = new AtomicInteger();
    List<Thread> threads = new ArrayList<>();
    for (int t = 0; t < 4; t++) {
      Thread thread = new Thread(() -> opened.addAndGet(open(200)));
      thread.start();
      threads.add(thread);
    }
    for (Thread thread : threads) {
      thread.join();
    }
    assertThat(opened).hasValue(300);
  }
}
