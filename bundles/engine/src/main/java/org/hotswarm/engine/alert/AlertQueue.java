package org.hotswarm.engine.alert;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.hotswarm.api.alert.Alert;
import org.hotswarm.api.alert.AlertCategory;
import org.hotswarm.api.alert.AlertListener;
import org.hotswarm.api.alert.SessionAlert;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes alerts from any thread and tells them to listeners one after another. */
public final class AlertQueue {
  private static final Logger LOG = LoggerFactory.getLogger(AlertQueue.class);

  /** Alerts that wait at most (manual: alert queue limit 1000). */
  private static final int LIMIT = 1000;

  private final Executor teller;
  private final List<Subscription> subscriptions = new CopyOnWriteArrayList<>();
  private final Queue<Alert> waiting = new ArrayDeque<>();
  private int dropped;
  private boolean telling;

  private record Subscription(AlertListener listener, Set<AlertCategory> categories) {
    boolean wants(AlertCategory category) {
      return categories.contains(category);
    }
  }

  /**
   * @param teller runs one task at a time, on a thread where listeners may take their time
   */
  public AlertQueue(Executor teller) {
    this.teller = teller;
  }

  /**
   * Tells {@code listener} every alert of {@code categories} from now on; closing the answer ends
   * it.
   */
  public AutoCloseable subscribe(AlertListener listener, Set<AlertCategory> categories) {
    Subscription subscription = new Subscription(listener, Set.copyOf(categories));
    subscriptions.add(subscription);
    return () -> subscriptions.remove(subscription);
  }

  /**
   * Whether anybody wants to hear of {@code category}; asked before an alert is made for nobody.
   */
  public boolean isWanted(AlertCategory category) {
    for (Subscription subscription : subscriptions) {
      if (subscription.wants(category)) {
        return true;
      }
    }
    return false;
  }

  /** Something happened. */
  public void post(Alert alert) {
    if (!isWanted(alert.category())) {
      return;
    }
    synchronized (this) {
      if (waiting.size() >= LIMIT) {
        dropped++;
        return;
      }
      waiting.add(alert);
      if (telling) {
        return;
      }
      telling = true;
    }
    try {
      teller.execute(this::tellAll);
    } catch (RejectedExecutionException ended) {
      LOG.debug("nobody is told any more", ended);
    }
  }

  private void tellAll() {
    for (Alert alert; (alert = next()) != null; ) {
      for (Subscription subscription : subscriptions) {
        if (alert instanceof SessionAlert.AlertsDropped || subscription.wants(alert.category())) {
          tell(subscription.listener(), alert);
        }
      }
    }
  }

  private synchronized Alert next() {
    if (dropped > 0) {
      int count = dropped;
      dropped = 0;
      return new SessionAlert.AlertsDropped(count);
    }
    Alert alert = waiting.poll();
    telling = alert != null;
    return alert;
  }

  private static void tell(AlertListener listener, Alert alert) {
    try {
      listener.onAlert(alert);
    } catch (RuntimeException | Error failure) {
      LOG.warn("an alert listener failed on {}", alert.type(), failure);
    }
  }
}
