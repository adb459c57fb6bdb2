package org.hotswarm.config;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.hotswarm.api.ListenException;
import org.hotswarm.api.Session;
import org.hotswarm.api.settings.Setting;
import org.hotswarm.api.settings.SettingsGroup;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Starts the session as soon as it can be started: not before a transport is there, and a port is
 * free. It never stops one.
 *
 * <p>Owner thread: any.
 */
final class Autostart implements Pid.Taker {
  private static final Logger LOG = LoggerFactory.getLogger(Autostart.class);

  static final Setting<Boolean> ON =
      new Setting<>(
          "autostart",
          Boolean.class,
          false,
          Optional.empty(),
          "true or false",
          "whether the session begins to work as soon as the container has started;"
              + " otherwise when the first torrent is added");

  /** Its settings. */
  static final SettingsGroup GROUP =
      new SettingsGroup("session", "When the session begins to work.", List.of(ON));

  private final Session session;
  private final Retry retry;
  private volatile boolean wanted;
  private boolean underWay;
  private String told = "";

  /** Tries again after a while. */
  @FunctionalInterface
  interface Retry {
    /** Asks again and again until the answer is yes. */
    void until(BooleanSupplier done);
  }

  /**
   * @param retry makes further attempts when the first is in vain
   */
  Autostart(Session session, Retry retry) {
    this.session = session;
    this.retry = retry;
  }

  @Override
  public synchronized void take(Map<Setting<?>, String> texts) {
    wanted = ON.parse(texts.getOrDefault(ON, ON.fallbackText()));
    if (wanted && !underWay && !start()) {
      underWay = true;
      retry.until(this::settled);
    }
  }

  /** Makes another attempt if it is still wanted. */
  private synchronized boolean settled() {
    underWay = wanted && !start();
    return !underWay;
  }

  private boolean start() {
    try {
      session.start();
      return true;
    } catch (ListenException notYet) {
      tell(notYet.getMessage());
      return false;
    } catch (IllegalStateException gone) {
      LOG.debug("the engine left before its session was started", gone);
      return true;
    }
  }

  private void tell(String why) {
    if (!told.equals(why)) {
      told = why;
      LOG.info("the session is not started yet: {}", why);
    }
  }

  /** There is no session any more; waits for nobody. */
  void close() {
    wanted = false;
  }
}
