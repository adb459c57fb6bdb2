package org.hotswarm.engine.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class DiskBudgetTest {
  private final DiskBudget budget = new DiskBudget(100);
  private final AtomicInteger told = new AtomicInteger();
  private final Runnable waiter = told::incrementAndGet;

  DiskBudgetTest() {
    budget.onRoom(waiter);
  }

  @Test
  void isFullBeyondTheLimitUntilHalfIsGiven() {
    budget.take(100);
    assertThat(budget.isFull()).isFalse();
    budget.take(1);
    assertThat(budget.isFull()).isTrue();
    budget.give(50);
    assertThat(budget.isFull()).isTrue();
    assertThat(told).hasValue(0);
    budget.give(1);
    assertThat(budget.isFull()).isFalse();
    assertThat(told).hasValue(1);
    budget.give(50);
    assertThat(told).as("told once").hasValue(1);
  }

  @Test
  void aHigherLimitMakesRoom() {
    budget.take(200);
    budget.limit(300);
    assertThat(budget.isFull()).isTrue();
    budget.limit(400);
    assertThat(budget.isFull()).isFalse();
    assertThat(told).hasValue(1);
  }

  @Test
  void aLowerLimitFills() {
    budget.take(80);
    budget.limit(40);
    assertThat(budget.isFull()).isTrue();
    budget.give(60);
    assertThat(budget.isFull()).isFalse();
    assertThat(told).hasValue(1);
  }

  @Test
  void whoIsForgottenIsNotTold() {
    budget.forget(waiter);
    budget.take(101);
    budget.give(101);
    assertThat(told).hasValue(0);
    assertThat(budget.isFull()).isFalse();
  }

  @Test
  void noWakeUpIsLostAmongThreads() throws Exception {
    DiskBudget small = new DiskBudget(4);
    List<Thread> threads = new ArrayList<>();
    for (int t = 0; t < 4; t++) {
      Thread thread =
          new Thread(
              () -> {
                for (int i = 0; i < 200_000; i++) {
                  small.take(2);
                  small.give(2);
                }
              });
      thread.start();
      threads.add(thread);
    }
    for (Thread thread : threads) {
      thread.join();
    }
    assertThat(small.used()).isZero();
    assertThat(small.isFull()).isFalse();
  }
}
