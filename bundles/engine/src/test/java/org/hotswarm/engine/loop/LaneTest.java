package org.hotswarm.engine.loop;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class LaneTest {
  private final Queue<Runnable> posted = new ArrayDeque<>();
  private final List<String> ran = new ArrayList<>();

  private void runPosted() {
    for (Runnable task; (task = posted.poll()) != null; ) {
      task.run();
    }
  }

  @Test
  void occupiesOneThreadAtMost() {
    Lane lane = new Lane(posted::add);
    lane.execute(() -> ran.add("a"));
    lane.execute(() -> ran.add("b"));
    assertThat(posted).hasSize(1);
    assertThat(lane.waiting()).isEqualTo(2);
    runPosted();
    assertThat(ran).containsExactly("a", "b");
    assertThat(lane.waiting()).isZero();
  }

  @Test
  void letsOtherLanesHaveTheirTurn() {
    Lane busy = new Lane(posted::add);
    Lane other = new Lane(posted::add);
    for (int i = 0; i < 40; i++) {
      busy.execute(() -> ran.add("busy"));
    }
    other.execute(() -> ran.add("other"));
    runPosted();
    assertThat(ran).hasSize(41);
    assertThat(ran.indexOf("other")).isEqualTo(32);
  }

  @Test
  void goesOnAfterATaskThatFails() {
    Lane lane = new Lane(Runnable::run);
    lane.execute(
        () -> {
          throw new AssertionError("no luck");
        });
    lane.execute(() -> ran.add("next"));
    assertThat(ran).containsExactly("next");
  }

  @Test
  void aTaskMayPostATask() {
    Lane lane = new Lane(Runnable::run);
    lane.execute(
        () -> {
          lane.execute(() -> ran.add("second"));
          ran.add("first");
        });
    assertThat(ran).containsExactly("first", "second");
  }

  @Test
  void runsWhatItHasWhenThePoolTakesNoMore() {
    AtomicInteger left = new AtomicInteger(1);
    Lane lane =
        new Lane(
            task -> {
              if (left.getAndDecrement() <= 0) {
                throw new RejectedExecutionException("the pool runs dry");
              }
              posted.add(task);
            });
    for (int i = 0; i < 100; i++) {
      lane.execute(() -> ran.add("task"));
    }
    runPosted();
    assertThat(ran).hasSize(100);
  }

  @Test
  void keepsTheOrderOfEachPosterAndNeverOverlaps() throws Exception {
    ExecutorService pool = Executors.newFixedThreadPool(4);
    Lane lane = new Lane(pool);
    int posters = 4;
    int each = 2000;
    List<int[]> order = Collections.synchronizedList(new ArrayList<>());
    AtomicInteger inside = new AtomicInteger();
    AtomicInteger overlaps = new AtomicInteger();
    CountDownLatch done = new CountDownLatch(posters * each);
    for (int p = 0; p < posters; p++) {
      int poster = p;
      new Thread(
              () -> {
                for (int i = 0; i < each; i++) {
                  int number = i;
                  lane.execute(
                      () -> {
                        overlaps.addAndGet(inside.getAndIncrement());
                        order.add(new int[] {poster, number});
                        inside.decrementAndGet();
                        done.countDown();
                      });
                }
              })
          .start();
    }
    assertThat(done.await(20, TimeUnit.SECONDS)).isTrue();
    pool.shutdown();
    assertThat(overlaps).hasValue(0);
    for (int p = 0; p < posters; p++) {
      int poster = p;
      assertThat(order.stream().filter(o -> o[0] == poster).map(o -> o[1]).toList())
          .hasSize(each)
          .isSorted();
    }
  }
}
