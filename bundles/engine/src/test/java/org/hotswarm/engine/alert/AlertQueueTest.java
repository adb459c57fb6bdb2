package org.hotswarm.engine.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.hotswarm.api.alert.Alert;
import org.hotswarm.api.alert.AlertCategory;
import org.hotswarm.api.alert.AlertListener;
import org.hotswarm.api.alert.PostedAlert;
import org.hotswarm.api.alert.SessionAlert;
import org.hotswarm.api.alert.TorrentAlert;
import org.hotswarm.api.alert.TrackerAlert;
import org.hotswarm.model.hash.InfoHash;
import org.junit.jupiter.api.Test;

class AlertQueueTest {
  private static final InfoHash HASH = InfoHash.ofInfo(new byte[] {1});

  private final Deque<Runnable> posted = new ArrayDeque<>();
  private Instant now = Instant.ofEpochSecond(1_000_000);
  private final AlertQueue queue = new AlertQueue(posted::add, () -> now);
  private final List<Alert> heard = new ArrayList<>();

  private static Alert alert(int number) {
    return new TorrentAlert.TorrentChecked(HASH, number, 2000);
  }

  private static Alert error(int number) {
    return new SessionAlert.ListenFailed("error " + number);
  }

  private static List<Alert> alerts(List<PostedAlert> posted) {
    return posted.stream().map(PostedAlert::alert).toList();
  }

  private AutoCloseable listen(AlertListener listener) {
    return queue.subscribe(listener, AlertCategory.usual());
  }

  private void tell() {
    for (Runnable task; (task = posted.poll()) != null; ) {
      task.run();
    }
  }

  @Test
  void tellsInOrderAndNotOnThePostersThread() {
    listen(heard::add);
    queue.post(alert(1));
    queue.post(alert(2));
    assertThat(heard).isEmpty();
    assertThat(posted).as("one task for all").hasSize(1);
    tell();
    assertThat(heard).containsExactly(alert(1), alert(2));
    queue.post(alert(3));
    tell();
    assertThat(heard).containsExactly(alert(1), alert(2), alert(3));
  }

  @Test
  void whatWasBeforeIsNotTold() {
    queue.post(alert(1));
    listen(heard::add);
    tell();
    assertThat(heard).isEmpty();
  }

  @Test
  void beyondTheLimitAlertsAreCountedAndTheCountIsTold() {
    listen(heard::add);
    for (int i = 0; i < 1007; i++) {
      queue.post(alert(i));
    }
    tell();
    assertThat(heard).hasSize(1001).endsWith(alert(999), new SessionAlert.AlertsDropped(7));
    heard.clear();
    queue.post(alert(5));
    tell();
    assertThat(heard).containsExactly(alert(5));
  }

  @Test
  void aListenerThatFailsHarmsNeitherOthersNorTheQueue() {
    listen(
        alert -> {
          throw new NoClassDefFoundError("its bundle is gone");
        });
    listen(heard::add);
    queue.post(alert(1));
    tell();
    queue.post(alert(2));
    tell();
    assertThat(heard).containsExactly(alert(1), alert(2));
  }

  @Test
  void closingASubscriptionEndsIt() throws Exception {
    AutoCloseable subscription = listen(heard::add);
    queue.post(alert(1));
    subscription.close();
    tell();
    assertThat(heard).isEmpty();
  }

  @Test
  void postersDoNotSufferFromATellerThatHasEnded() {
    AlertQueue ended =
        new AlertQueue(
            task -> {
              throw new RejectedExecutionException("ended");
            },
            () -> now);
    ended.subscribe(heard::add, AlertCategory.usual());
    ended.post(alert(1));
    ended.post(alert(2));
    assertThat(heard).isEmpty();
  }

  @Test
  void aListenerMayPost() {
    listen(
        alert -> {
          heard.add(alert);
          if (heard.size() == 1) {
            queue.post(alert(2));
          }
        });
    queue.post(alert(1));
    tell();
    assertThat(heard).containsExactly(alert(1), alert(2));
  }

  @Test
  void alertsNobodyWantsAreNotKept() throws Exception {
    AutoCloseable own =
        queue.subscribe(heard::add, Set.of(AlertCategory.PROGRESS, AlertCategory.STATUS));
    assertThat(queue.isWanted(AlertCategory.STATUS)).isTrue();
    assertThat(queue.isWanted(AlertCategory.PEER)).isFalse();
    queue.post(new TrackerAlert.TrackerError(HASH, "http://tracker", 1, 0, "it is down"));
    queue.post(alert(1));
    tell();
    assertThat(heard).containsExactly(alert(1));
    own.close();
    assertThat(queue.isWanted(AlertCategory.STATUS)).isFalse();
  }

  @Test
  void eachHearsWhatItWants() {
    List<Alert> others = new ArrayList<>();
    queue.subscribe(heard::add, Set.of(AlertCategory.ERROR));
    queue.subscribe(others::add, Set.of(AlertCategory.STATUS));
    queue.post(error(1));
    queue.post(alert(2));
    tell();
    assertThat(heard).containsExactly(error(1));
    assertThat(others).as("a failed port is a state, too").containsExactly(error(1), alert(2));
  }

  @Test
  void aListenerThatTakesItsTimeHoldsUpNobody() {
    List<Alert> others = new ArrayList<>();
    listen(heard::add);
    listen(others::add);
    for (int i = 0; i < 1500; i++) {
      queue.post(alert(i));
      turnOfTheOther().run();
    }
    assertThat(others).as("loses nothing").hasSize(1500).endsWith(alert(1499));
    tell();
    assertThat(heard).as("loses its own").hasSize(1001);
  }

  /** The first turn in line is the slow one's, and stays there. */
  private Runnable turnOfTheOther() {
    return posted.removeLast();
  }

  @Test
  void theQueueKeepsErrorsAloneUnlessToldOtherwise() {
    assertThat(queue.categories()).containsExactly(AlertCategory.ERROR);
    queue.post(alert(1));
    queue.post(error(2));
    assertThat(alerts(queue.popAll())).containsExactly(error(2));
  }

  @Test
  void theCategoriesOfTheQueueChangeLive() {
    queue.post(error(1));
    queue.setCategories(Set.of(AlertCategory.STATUS));
    queue.post(alert(2));
    queue.setCategories(Set.of());
    queue.post(error(3));
    assertThat(alerts(queue.popAll())).as("what waits stays").containsExactly(error(1), alert(2));
  }

  @Test
  void popTakesTheOldestWithItsTime() {
    queue.post(error(1));
    Instant first = now;
    now = now.plusSeconds(5);
    queue.post(error(2));
    assertThat(queue.pop()).contains(new PostedAlert(first, error(1)));
    assertThat(queue.pop()).contains(new PostedAlert(now, error(2)));
    assertThat(queue.pop()).isEmpty();
  }

  @Test
  void aFullQueueDropsAndCountsAndSaysWhere() {
    for (int i = 0; i < 1007; i++) {
      queue.post(error(i));
    }
    assertThat(queue.dropped()).isEqualTo(7);
    assertThat(queue.pop()).map(PostedAlert::alert).contains(error(0));
    queue.post(error(2000));
    List<Alert> rest = alerts(queue.popAll());
    assertThat(rest).endsWith(error(999), new SessionAlert.AlertsDropped(7), error(2000));
    assertThat(queue.dropped()).isEqualTo(7);
    assertThat(queue.popAll()).isEmpty();
  }

  @Test
  void theLimitChangesLive() {
    queue.setLimit(2);
    assertThat(queue.limit()).isEqualTo(2);
    queue.post(error(1));
    queue.post(error(2));
    queue.setLimit(1);
    queue.post(error(3));
    assertThat(alerts(queue.popAll()))
        .containsExactly(error(1), error(2), new SessionAlert.AlertsDropped(1));
    assertThatThrownBy(() -> queue.setLimit(0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("not 0");
  }

  @Test
  void awaitLeavesTheAlertInTheQueue() throws Exception {
    assertThat(queue.await(Duration.ZERO)).isEmpty();
    queue.post(error(1));
    assertThat(queue.await(Duration.ZERO)).map(PostedAlert::alert).contains(error(1));
    assertThat(queue.await(Duration.ofDays(1))).isEqualTo(queue.pop());
    assertThat(queue.await(Duration.ofNanos(1))).isEmpty();
  }

  @Test
  void awaitWakesWhenAnAlertIsKept() throws Exception {
    CompletableFuture<Optional<PostedAlert>> found = new CompletableFuture<>();
    Thread waiter =
        new Thread(
            () -> {
              try {
                found.complete(queue.await(Duration.ofDays(1)));
              } catch (InterruptedException ended) {
                found.completeExceptionally(ended);
              }
            });
    waiter.start();
    while (waiter.getState() != Thread.State.TIMED_WAITING) {
      Thread.onSpinWait();
    }
    queue.post(alert(1));
    queue.post(error(2));
    assertThat(found.get(5, TimeUnit.SECONDS)).map(PostedAlert::alert).contains(error(2));
  }

  @Test
  void awaitEndsWithAnInterrupt() {
    Thread.currentThread().interrupt();
    assertThatThrownBy(() -> queue.await(Duration.ofDays(1)))
        .isInstanceOf(InterruptedException.class);
  }
}
