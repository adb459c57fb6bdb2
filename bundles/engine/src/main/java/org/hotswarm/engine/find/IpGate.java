package org.hotswarm.engine.find;

import java.net.InetAddress;
import java.util.function.Consumer;
import org.hotswarm.api.alert.SessionAlert;
import org.hotswarm.model.filter.IpFilter;

/**
 * Keeps out whom the IP filter blocks, and tells of each.
 *
 * <p>Owner thread: any.
 */
public final class IpGate {
  private final Consumer<SessionAlert> alerts;
  private volatile IpFilter rules = IpFilter.none();

  /**
   * @param alerts told each time somebody is kept out; any thread
   */
  public IpGate(Consumer<SessionAlert> alerts) {
    this.alerts = alerts;
  }

  /** The filter in force. */
  public IpFilter rules() {
    return rules;
  }

  /** Puts another in force, for whoever comes from now on. */
  public void rules(IpFilter changed) {
    rules = changed;
  }

  /** Whether {@code address} may come or be dialled; tells if it may not. */
  public boolean admits(InetAddress address) {
    boolean blocked = rules.isBlocked(address);
    if (blocked) {
      alerts.accept(new SessionAlert.PeerBlocked(address));
    }
    return !blocked;
  }
}
