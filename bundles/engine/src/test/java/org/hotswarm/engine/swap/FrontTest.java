package org.hotswarm.engine.swap;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class FrontTest {
  private final Roster<Toy> roster = new Roster<>("toy");
  private final Front<Toy> front = new Front<>(() -> "", (toy, fence) -> toy);
  private final Toy a = new Toy("a");
  private final Toy b = new Toy("b");

  FrontTest() {
    roster.attach(front);
  }

  @Test
  void whoAsksBeforeThereEverWasOneIsNotHeldUp() {
    long before = System.nanoTime();
    assertThat(front.await()).isEmpty();
    assertThat(System.nanoTime() - before).isLessThan(TimeUnit.MILLISECONDS.toNanos(400));
  }

  @Test
  void whoAsksInBetweenGetsTheNextOne() throws Exception {
    roster.join(a.offer(0));
    roster.leave(a);
    CompletableFuture<Thread> asking = new CompletableFuture<>();
    CompletableFuture<Optional<Toy>> answer =
        CompletableFuture.supplyAsync(
            () -> {
              asking.complete(Thread.currentThread());
              return front.await();
            });
    asking.get(5, TimeUnit.SECONDS);
    roster.join(b.offer(0));
    assertThat(answer.get(5, TimeUnit.SECONDS)).contains(b);
  }

  @Test
  void onlyTheFirstWaitForOneThatDoesNotComeIsLong() {
    roster.join(a.offer(0));
    roster.leave(a);
    assertThat(front.await()).isEmpty();
    long before = System.nanoTime();
    for (int i = 0; i < 100; i++) {
      assertThat(front.await()).isEmpty();
    }
    assertThat(System.nanoTime() - before).isLessThan(TimeUnit.MILLISECONDS.toNanos(400));
  }
}
