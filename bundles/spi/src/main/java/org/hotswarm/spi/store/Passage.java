package org.hotswarm.spi.store;

import java.io.IOException;
import java.util.Optional;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * A move of a torrent's files under way, done in parts between which the store reads and writes as
 * ever, at the old place. Until the last part is done the old place has everything; whatever goes
 * wrong before leaves it so.
 */
@ConsumerType
public interface Passage {
  /**
   * Does a part of the work, no more than takes some tenths of a second.
   *
   * @return whether all is at the new place and on stable storage there; the store works there from
   *     now on, and the files at the old place are gone
   * @throws IOException names the file; the passage has ended then, and nothing of it is left at
   *     the new place
   */
  boolean advance() throws IOException;

  /** Bytes to be copied, as far as is known; 0 when files only change their names. */
  long total();

  /** Bytes copied so far. */
  long copied();

  /** What of the old place could not be removed after the files had arrived, and why. */
  Optional<IOException> leftBehind();

  /** Gives up and removes what is at the new place; nothing happens once all has arrived. */
  void cancel() throws IOException;
}
