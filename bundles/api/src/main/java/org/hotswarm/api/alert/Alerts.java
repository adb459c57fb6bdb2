package org.hotswarm.api.alert;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.osgi.annotation.versioning.ProviderType;

/**
 * What a session tells about (manual: {@code pop_alert}, {@code set_alert_mask}, {@code
 * wait_for_alert}, {@code set_alert_queue_size_limit}). There are two ways to hear of it: the queue
 * keeps alerts until the application takes them, and listeners are told. They do not take from each
 * other, and each listener has a queue of its own; a full queue costs only its owner.
 *
 * <p>Owner thread: any. Nobody who takes his time holds up the engine.
 */
@ProviderType
public interface Alerts {
  /** Alerts that wait at most, unless the application says otherwise. */
  int USUAL_LIMIT = 1000;

  /** Alerts of which the queue keeps; errors alone, unless the application says otherwise. */
  Set<AlertCategory> categories();

  /**
   * Has the queue keep alerts of {@code categories} from now on, and no others. What waits already
   * stays. An empty set ends the keeping.
   */
  void setCategories(Set<AlertCategory> categories);

  /** How many alerts may wait in the queue, and as many for each listener. */
  int limit();

  /**
   * Lets {@code limit} alerts wait. What waits already stays; further ones are dropped until fewer
   * wait.
   *
   * @throws IllegalArgumentException when it is not positive
   */
  void setLimit(int limit);

  /**
   * How many alerts the queue has dropped since there is a session, as nobody took those before
   * them. When the next one is kept, a {@link SessionAlert.AlertsDropped} stands before it.
   */
  long dropped();

  /** Takes the oldest alert from the queue. */
  Optional<PostedAlert> pop();

  /** Takes all alerts from the queue, the oldest first. */
  List<PostedAlert> popAll();

  /**
   * Waits until there is an alert in the queue, and leaves it there.
   *
   * @param patience how long to wait at most; none looks and does not wait
   * @return the oldest alert; empty when there was none in time
   * @throws InterruptedException when the thread is interrupted while it waits
   */
  Optional<PostedAlert> await(Duration patience) throws InterruptedException;

  /**
   * Tells {@code listener} every alert of {@code categories} from now on, one after another, on a
   * thread that is not the engine's.
   *
   * @return closes to unsubscribe
   */
  AutoCloseable subscribe(AlertListener listener, Set<AlertCategory> categories);

  /** The same for all alerts but those about single blocks. */
  default AutoCloseable subscribe(AlertListener listener) {
    return subscribe(listener, AlertCategory.usual());
  }
}
