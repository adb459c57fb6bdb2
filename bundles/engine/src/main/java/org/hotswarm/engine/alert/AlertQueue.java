package org.hotswarm.engine.alert;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import org.hotswarm.api.alert.Alert;
import org.hotswarm.api.alert.AlertCategory;
import org.hotswarm.api.alert.AlertListener;
import org.hotswarm.api.alert.Alerts;
import org.hotswarm.api.alert.PostedAlert;
import org.hotswarm.engine.loop.Lane;

/** Takes alerts from any thread, keeps those the application will ask for, and tells listeners. */
public final class AlertQueue implements Alerts {
  private final Executor tellers;
  private final InstantSource clock;
  private final AlertBuffer kept = new AlertBuffer(this::limit);
  private final List<Subscription> subscriptions = new CopyOnWriteArrayList<>();
  private volatile Set<AlertCategory> categories = Set.of(AlertCategory.ERROR);
  private volatile int limit = USUAL_LIMIT;

  /**
   * @param tellers threads where listeners may take their time
   * @param clock says when an alert was posted
   */
  public AlertQueue(Executor tellers, InstantSource clock) {
    this.tellers = tellers;
    this.clock = clock;
  }

  /**
   * Whether anybody wants to hear of {@code category}; asked before an alert is made for nobody.
   */
  public boolean isWanted(AlertCategory category) {
    if (categories.contains(category)) {
      return true;
    }
    for (Subscription subscription : subscriptions) {
      if (subscription.wants(category)) {
        return true;
      }
    }
    return false;
  }

  /** Something happened. */
  public void post(Alert alert) {
    PostedAlert posted = new PostedAlert(clock.instant(), alert);
    if (!Collections.disjoint(categories, alert.categories())) {
      kept.offer(posted);
    }
    subscriptions.forEach(subscription -> subscription.post(posted));
  }

  @Override
  public Set<AlertCategory> categories() {
    return categories;
  }

  @Override
  public void setCategories(Set<AlertCategory> wanted) {
    categories = Set.copyOf(wanted);
  }

  @Override
  public int limit() {
    return limit;
  }

  @Override
  public void setLimit(int most) {
    if (most < 1) {
      throw new IllegalArgumentException(
          "the alert queue has to hold one alert at least, not " + most);
    }
    limit = most;
  }

  @Override
  public long dropped() {
    return kept.dropped();
  }

  @Override
  public Optional<PostedAlert> pop() {
    return kept.poll();
  }

  @Override
  public List<PostedAlert> popAll() {
    return kept.pollAll();
  }

  @Override
  public Optional<PostedAlert> await(Duration patience) throws InterruptedException {
    return kept.await(patience);
  }

  @Override
  public AutoCloseable subscribe(AlertListener listener, Set<AlertCategory> wanted) {
    Subscription subscription =
        new Subscription(listener, wanted, new AlertBuffer(this::limit), new Lane(tellers));
    subscriptions.add(subscription);
    return () -> {
      subscriptions.remove(subscription);
      subscription.close();
    };
  }
}
