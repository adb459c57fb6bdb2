package org.hotswarm.api.limit;

import org.hotswarm.api.settings.SettingsException;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The limits of a session. Each is a setting too, and the two always say the same; what a setting
 * does not allow is refused with a {@link SettingsException}.
 */
@ProviderType
public interface SessionLimits {
  /**
   * What all peers together may move: {@code download_rate_limit} and {@code upload_rate_limit}.
   */
  RateLimits rates();

  /** Sets {@link #rates()}. */
  void rates(RateLimits limits);

  /** How many peers may download from us at once: {@code unchoke_slots}. */
  int uploads();

  /** Sets {@link #uploads()} (manual: {@code session::set_max_uploads}). */
  void uploads(int most);

  /** How many connections there may be: {@code connections_limit}. */
  int connections();

  /** Sets {@link #connections()} (manual: {@code session::set_max_connections}). */
  void connections(int most);

  /** How many connections may be under way: {@code half_open_limit}. */
  int halfOpen();

  /** Sets {@link #halfOpen()} (manual: {@code set_max_half_open_connections}). */
  void halfOpen(int most);
}
