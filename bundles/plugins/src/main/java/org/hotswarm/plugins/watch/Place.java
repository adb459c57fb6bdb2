package org.hotswarm.plugins.watch;

import java.nio.file.Path;
import java.util.Optional;

/** What we know of one file name. Owner thread: the directory's. */
final class Place {
  /** Looks in which a file that is no whole jar must stay the same before it counts as broken. */
  private static final int BROKEN_AFTER = 15;

  private final Path file;
  private Optional<Sighting> seen = Optional.empty();
  private Optional<Sighting> handled = Optional.empty();
  private String objection = "";
  private int looks;

  Place(Path file) {
    this.file = file;
  }

  Path file() {
    return file;
  }

  /** What is to be done about it. */
  enum Due {
    /** All is as it should be. */
    NOTHING,
    /** It may still change: look again soon. */
    WAIT,
    /** It is there, or has changed, and is whole or will not become so. */
    TAKE,
    /** It is gone. */
    LET_GO
  }

  /** Takes another look. */
  Due look() {
    Optional<Sighting> now = Sighting.of(file);
    looks = now.equals(seen) ? looks + 1 : 0;
    seen = now;
    if (now.isPresent() && now.equals(handled)) {
      return Due.NOTHING;
    }
    if (looks == 0) {
      return Due.WAIT;
    }
    if (now.isEmpty()) {
      return Due.LET_GO;
    }
    boolean complete = !now.get().isFile() || looks >= BROKEN_AFTER || Sighting.isWhole(file);
    return complete ? Due.TAKE : Due.WAIT;
  }

  /** What was seen last has been seen to. */
  void settle() {
    handled = seen;
    objection = "";
  }

  /**
   * What was seen last cannot be seen to yet, and may be at any time without a change of its own.
   *
   * @return whether it was for another reason the last time
   */
  boolean waits(String reason) {
    boolean isNews = !reason.equals(objection);
    objection = reason;
    return isNews;
  }

  /** What is there now has been installed before we began to look. */
  void assume() {
    seen = Sighting.of(file);
    handled = seen;
  }

  /** When what is there was changed last, in milliseconds. */
  long changed() {
    return Sighting.of(file).map(now -> now.changed().toMillis()).orElse(Long.MAX_VALUE);
  }
}
