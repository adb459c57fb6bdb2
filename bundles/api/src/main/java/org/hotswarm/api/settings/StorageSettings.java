package org.hotswarm.api.settings;

import static org.hotswarm.api.settings.Setting.number;
import static org.hotswarm.api.settings.Setting.seconds;
import static org.hotswarm.api.settings.Setting.text;

import java.time.Duration;
import java.util.List;

/** Where and how data and state are kept. */
public final class StorageSettings {
  /** Store. */
  public static final Setting<String> STORE =
      text("store", "file", "id", "of the store; where data goes is not left to ranking");

  /** State directory. */
  public static final Setting<String> STATE_DIRECTORY =
      text("state_directory", "", "directory", "resume data goes here; empty for none");

  /** File pool. */
  public static final Setting<Integer> FILE_POOL_SIZE =
      number(
          "file_pool_size",
          40,
          1,
          65536,
          "files",
          "open at once of one torrent (manual, limit 70)");

  /** Disk queue. */
  public static final Setting<Integer> DISK_QUEUE_BYTES =
      number(
          "disk_queue_bytes",
          64 << 20,
          1 << 20,
          1 << 30,
          "bytes",
          "received and not yet written, all torrents; then reading pauses (limit 71)");

  /** Save interval. */
  public static final Setting<Duration> RESUME_INTERVAL =
      seconds("resume_interval", 30, 1, 3600, "between two saves of resume data");

  /** Disk threads. */
  public static final Setting<Integer> DISK_THREADS =
      number(
          "disk_threads", 0, 0, 64, "threads", "that write and hash; 0 for one per core, 2 to 8");

  /** Retry. */
  public static final Setting<Duration> DISK_FULL_RETRY =
      seconds("disk_full_retry", 30, 1, 600, "until a full disk is tried again (limit 72)");

  private StorageSettings() {}

  static List<Setting<?>> all() {
    return List.of(
        STORE,
        STATE_DIRECTORY,
        FILE_POOL_SIZE,
        DISK_QUEUE_BYTES,
        RESUME_INTERVAL,
        DISK_THREADS,
        DISK_FULL_RETRY);
  }
}
