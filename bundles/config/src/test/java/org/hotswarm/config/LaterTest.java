package org.hotswarm.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class LaterTest {
  private volatile Thread thread;

  @Test
  void triesUntilItIsDoneAndThenHasNoThread() {
    AtomicInteger attempts = new AtomicInteger();
    Later later = new Later(Duration.ofMillis(1));
    later.until(
        () -> {
          thread = Thread.currentThread();
          return attempts.incrementAndGet() == 3;
        });
    await().until(() -> thread != null && !thread.isAlive());
    assertThat(attempts).hasValue(3);
  }

  @Test
  void hasNoThreadWhenItIsClosed() throws Exception {
    CountDownLatch began = new CountDownLatch(1);
    Later later = new Later(Duration.ofMillis(1));
    later.until(
        () -> {
          thread = Thread.currentThread();
          began.countDown();
          return false;
        });
    assertThat(began.await(20, TimeUnit.SECONDS)).isTrue();
    later.close();
    await().until(() -> !thread.isAlive());
  }
}
