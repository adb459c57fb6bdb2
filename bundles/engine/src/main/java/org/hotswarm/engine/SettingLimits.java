package org.hotswarm.engine;

import java.util.function.UnaryOperator;
import org.hotswarm.api.Session;
import org.hotswarm.api.limit.RateLimits;
import org.hotswarm.api.limit.SessionLimits;
import org.hotswarm.api.settings.PeerSettings;
import org.hotswarm.api.settings.Setting;
import org.hotswarm.api.settings.Settings;
import org.hotswarm.api.settings.TransferSettings;

/**
 * The limits of a session, which are settings.
 *
 * @param session whose
 */
record SettingLimits(Session session) implements SessionLimits {
  private <T> T get(Setting<T> setting) {
    return session.settings().get(setting);
  }

  /** Nobody may change another setting in between. */
  private void change(UnaryOperator<Settings> how) {
    synchronized (session) {
      session.apply(how.apply(session.settings()));
    }
  }

  @Override
  public RateLimits rates() {
    Settings now = session.settings();
    return new RateLimits(
        now.get(TransferSettings.DOWNLOAD_RATE_LIMIT), now.get(TransferSettings.UPLOAD_RATE_LIMIT));
  }

  @Override
  public void rates(RateLimits limits) {
    change(
        now ->
            now.with(TransferSettings.DOWNLOAD_RATE_LIMIT, limits.down())
                .with(TransferSettings.UPLOAD_RATE_LIMIT, limits.up()));
  }

  @Override
  public int uploads() {
    return get(PeerSettings.UNCHOKE_SLOTS);
  }

  @Override
  public void uploads(int most) {
    change(now -> now.with(PeerSettings.UNCHOKE_SLOTS, most));
  }

  @Override
  public int connections() {
    return get(PeerSettings.CONNECTIONS_LIMIT);
  }

  @Override
  public void connections(int most) {
    change(now -> now.with(PeerSettings.CONNECTIONS_LIMIT, most));
  }

  @Override
  public int halfOpen() {
    return get(PeerSettings.HALF_OPEN_LIMIT);
  }

  @Override
  public void halfOpen(int most) {
    change(now -> now.with(PeerSettings.HALF_OPEN_LIMIT, most));
  }
}
