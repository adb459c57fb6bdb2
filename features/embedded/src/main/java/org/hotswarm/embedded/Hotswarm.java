package org.hotswarm.embedded;

import java.util.ServiceConfigurationError;
import org.hotswarm.api.Session;
import org.hotswarm.api.TorrentFactory;
import org.hotswarm.api.settings.AnnounceSettings;
import org.hotswarm.engine.EngineSession;
import org.hotswarm.engine.fence.Watch;
import org.hotswarm.engine.swap.Rosters;

/**
 * An engine of its own, with one session. Open several for several sessions. All methods may be
 * called from any thread.
 */
public final class Hotswarm implements AutoCloseable {
  private final Watch watch;
  private final EngineSession session;

  private Hotswarm(Watch watch, EngineSession session) {
    this.watch = watch;
    this.session = session;
  }

  /**
   * Opens one with the providers that the calling thread's context class loader can see.
   *
   * @throws ServiceConfigurationError when one that is named cannot be made
   */
  public static Hotswarm open() {
    return open(Thread.currentThread().getContextClassLoader());
  }

  /**
   * Opens one with the providers that {@code loader} can see, such as one over a directory of
   * plug-ins. It is not closed with this.
   *
   * @throws ServiceConfigurationError when one that is named cannot be made
   */
  public static Hotswarm open(ClassLoader loader) {
    Watch watch = Watch.keep();
    try {
      Rosters rosters = Rosters.watchedBy(watch);
      new ClassPath(loader).joinAll(rosters);
      return new Hotswarm(watch, new EngineSession(rosters));
    } catch (RuntimeException | ServiceConfigurationError broken) {
      watch.close();
      throw broken;
    }
  }

  /** The session, with default settings, not started. */
  public Session session() {
    return session;
  }

  /** Reads and makes torrents; works whether the session is started or not. */
  public TorrentFactory torrents() {
    return session.factory();
  }

  /**
   * Stops the session: tells trackers, saves what there is to save, and lets go of threads, files
   * and sockets. Waits until that is done: for trackers as long as {@code stop_tracker_timeout}
   * says, for a disk that does not answer 5 s longer.
   */
  @Override
  public void close() {
    try {
      session
          .stop(session.settings().get(AnnounceSettings.STOP_TRACKER_TIMEOUT))
          .toCompletableFuture()
          .join();
    } finally {
      session.close();
      watch.close();
    }
  }
}
