package org.hotswarm.engine;

import java.util.concurrent.ThreadPoolExecutor;
import org.hotswarm.api.settings.Settings;
import org.hotswarm.api.settings.StorageSettings;
import org.hotswarm.engine.loop.Threads;

/**
 * Threads of a session that may wait.
 *
 * @param disk write and hash
 * @param blocking look up names and the like
 * @param tellers tell listeners of alerts
 */
record Pools(ThreadPoolExecutor disk, ThreadPoolExecutor blocking, ThreadPoolExecutor tellers) {
  private static final int BLOCKING_THREADS = 16;

  /** Listeners that may take their time at once without others having to wait. */
  private static final int TELLING_THREADS = 4;

  static Pools open(Settings settings) {
    return new Pools(
        Threads.pool("hotswarm-disk", diskThreads(settings)),
        Threads.pool("hotswarm-lookup", BLOCKING_THREADS),
        Threads.pool("hotswarm-alert", TELLING_THREADS));
  }

  private static int diskThreads(Settings settings) {
    return Threads.diskThreads(settings.get(StorageSettings.DISK_THREADS));
  }

  void settingsChanged(Settings settings) {
    Threads.resize(disk, diskThreads(settings));
  }

  /** Lets threads end as soon as they have nothing to do, or as late as they used to. */
  void rest(boolean resting) {
    Threads.rest(disk, resting);
    Threads.rest(blocking, resting);
    Threads.rest(tellers, resting);
  }

  /** Lets threads end once all is done. */
  void close() {
    disk.shutdown();
    blocking.shutdown();
    tellers.shutdown();
  }
}
