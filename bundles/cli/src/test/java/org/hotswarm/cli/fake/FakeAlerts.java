package org.hotswarm.cli.fake;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.hotswarm.api.alert.Alert;
import org.hotswarm.api.alert.AlertCategory;
import org.hotswarm.api.alert.AlertListener;
import org.hotswarm.api.alert.Alerts;
import org.hotswarm.api.alert.PostedAlert;

/** Alerts that a test tells; commands listen to them and leave the queue alone. */
final class FakeAlerts implements Alerts {
  private final List<AlertListener> listeners = new CopyOnWriteArrayList<>();

  int listeners() {
    return listeners.size();
  }

  void tell(Alert alert) {
    listeners.forEach(listener -> listener.onAlert(alert));
  }

  @Override
  public AutoCloseable subscribe(AlertListener listener, Set<AlertCategory> categories) {
    listeners.add(listener);
    return () -> listeners.remove(listener);
  }

  @Override
  public Set<AlertCategory> categories() {
    return Set.of();
  }

  @Override
  public void setCategories(Set<AlertCategory> categories) {
    throw new UnsupportedOperationException("no command uses the queue");
  }

  @Override
  public int limit() {
    return USUAL_LIMIT;
  }

  @Override
  public void setLimit(int limit) {
    throw new UnsupportedOperationException("no command uses the queue");
  }

  @Override
  public long dropped() {
    return 0;
  }

  @Override
  public Optional<PostedAlert> pop() {
    return Optional.empty();
  }

  @Override
  public List<PostedAlert> popAll() {
    return List.of();
  }

  @Override
  public Optional<PostedAlert> await(Duration patience) {
    return Optional.empty();
  }
}
