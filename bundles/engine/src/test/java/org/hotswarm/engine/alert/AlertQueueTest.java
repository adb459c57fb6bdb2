package org.hotswarm.engine.alert;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.RejectedExecutionException;
import org.hotswarm.api.alert.Alert;
import org.hotswarm.api.alert.AlertCategory;
import org.hotswarm.api.alert.AlertListener;
import org.hotswarm.api.alert.SessionAlert;
import org.junit.jupiter.api.Test;

class AlertQueueTest {
  private final Queue<Runnable> posted = new ArrayDeque<>();
  private final AlertQueue queue = new AlertQueue(posted::add);
  private final List<Alert> heard = new ArrayList<>();

  private static Alert alert(int number) {
    return new SessionAlert.ExternalIp("alert " + number);
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
  void nobodyListensNothingIsKept() {
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
    assertThat(heard).hasSize(1001).contains(new SessionAlert.AlertsDropped(7));
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
            });
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
    assertThat(queue.isWanted(AlertCategory.ERROR)).isFalse();
    queue.post(new SessionAlert.ListenFailed("no port"));
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
    Alert error = new SessionAlert.ListenFailed("no port");
    queue.post(error);
    queue.post(alert(1));
    tell();
    assertThat(heard).containsExactly(error);
    assertThat(others).containsExactly(alert(1));
  }
}
