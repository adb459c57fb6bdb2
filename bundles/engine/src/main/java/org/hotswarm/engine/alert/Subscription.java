package org.hotswarm.engine.alert;

import java.util.Collections;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.hotswarm.api.alert.AlertCategory;
import org.hotswarm.api.alert.AlertListener;
import org.hotswarm.api.alert.PostedAlert;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A listener, what it wants, and what waits for it.
 *
 * <p>Owner thread: any for posting; the listener is called by {@code teller}.
 */
final class Subscription {
  private static final Logger LOG = LoggerFactory.getLogger(Subscription.class);

  private final AlertListener listener;
  private final Set<AlertCategory> categories;
  private final AlertBuffer buffer;
  private final Executor teller;
  private volatile boolean closed;

  /**
   * @param teller runs one task at a time
   */
  Subscription(
      AlertListener listener, Set<AlertCategory> categories, AlertBuffer buffer, Executor teller) {
    this.listener = listener;
    this.categories = Set.copyOf(categories);
    this.buffer = buffer;
    this.teller = teller;
  }

  boolean wants(AlertCategory category) {
    return categories.contains(category);
  }

  void post(PostedAlert alert) {
    if (Collections.disjoint(categories, alert.alert().categories()) || !buffer.offer(alert)) {
      return;
    }
    try {
      teller.execute(() -> buffer.poll().ifPresent(this::tell));
    } catch (RejectedExecutionException ended) {
      LOG.debug("nobody is told any more", ended);
    }
  }

  private void tell(PostedAlert alert) {
    if (closed) {
      return;
    }
    try {
      listener.onPosted(alert);
    } catch (RuntimeException | Error failure) {
      LOG.warn("an alert listener failed on {}", alert.alert().type(), failure);
    }
  }

  void close() {
    closed = true;
  }
}
