package org.hotswarm.engine.loop;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ThreadsTest {
  @Test
  void aRestingPoolLosesItsThreadsAndStillWorks() throws Exception {
    ThreadPoolExecutor pool = Threads.pool("resting", 2);
    Thread first = pool.submit(Thread::currentThread).get(5, TimeUnit.SECONDS);
    assertThat(first.isDaemon()).isTrue();
    Threads.rest(pool, true);
    first.join(5000);
    assertThat(first.isAlive()).isFalse();
    assertThat(pool.submit(() -> 7).get(5, TimeUnit.SECONDS)).isEqualTo(7);
  }

  @Test
  void restingInterruptsNobodyAtWork() throws Exception {
    ThreadPoolExecutor pool = Threads.pool("working", 1);
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch end = new CountDownLatch(1);
    var wasInterrupted =
        pool.submit(
            () -> {
              begun.countDown();
              boolean inTime = end.await(5, TimeUnit.SECONDS);
              return Thread.currentThread().isInterrupted() || !inTime;
            });
    assertThat(begun.await(5, TimeUnit.SECONDS)).isTrue();
    Threads.rest(pool, true);
    end.countDown();
    assertThat(wasInterrupted.get(5, TimeUnit.SECONDS)).isFalse();
  }

  @Test
  void growsAndShrinks() {
    ThreadPoolExecutor pool = Threads.pool("sized", 4);
    Threads.resize(pool, 8);
    assertThat(pool.getCorePoolSize()).isEqualTo(8);
    assertThat(pool.getMaximumPoolSize()).isEqualTo(8);
    Threads.resize(pool, 2);
    assertThat(pool.getCorePoolSize()).isEqualTo(2);
    assertThat(pool.getMaximumPoolSize()).isEqualTo(2);
    assertThat(Threads.diskThreads(3)).isEqualTo(3);
    assertThat(Threads.diskThreads(0)).isBetween(2, 8);
  }
}
