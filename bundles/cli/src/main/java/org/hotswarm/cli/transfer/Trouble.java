package org.hotswarm.cli.transfer;

import java.time.Duration;
import org.hotswarm.api.status.TorrentStatus.ProblemKind;

/**
 * A problem that may pass, from when on, and how much was done then. A disk that is full, written
 * to and full again is one trouble unless something was gained meanwhile.
 *
 * @param kind what is wrong
 * @param since nanoseconds
 * @param seen nanoseconds, when it was last there
 * @param done bytes
 */
record Trouble(ProblemKind kind, long since, long seen, long done) {
  /** How long to wait for room, or for a part that is being replaced. */
  static final Duration PATIENCE = Duration.ofSeconds(60);

  /** The same seen again, or a new one. */
  Trouble again(ProblemKind now, long nanos, long bytes) {
    boolean same = kind == now && bytes <= done && nanos - seen < PATIENCE.toNanos();
    return same ? new Trouble(kind, since, nanos, done) : new Trouble(now, nanos, nanos, bytes);
  }

  /** Whether it will not pass by itself. */
  boolean isFinal() {
    return kind == ProblemKind.STORAGE || kind == ProblemKind.TORRENT;
  }

  boolean isTooLong() {
    return seen - since >= PATIENCE.toNanos();
  }
}
