package org.hotswarm.api;

import org.hotswarm.model.filter.IpFilter;
import org.osgi.annotation.versioning.ProviderType;

/** Which addresses the peers of a session may not have (manual: set_ip_filter). */
@ProviderType
public interface AddressFilter {
  /** The filter in force; at first it allows everybody. */
  IpFilter rules();

  /**
   * Puts another filter in force, whether the session has been started or not. Connections with
   * addresses that it blocks end; from now on nobody who is blocked is let in, dialled or
   * remembered, and each time {@link org.hotswarm.api.alert.SessionAlert.PeerBlocked} tells.
   * Trackers are not peers and not concerned.
   */
  void replace(IpFilter rules);
}
