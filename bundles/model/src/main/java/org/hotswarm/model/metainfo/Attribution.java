package org.hotswarm.model.metainfo;

import java.time.Instant;
import java.util.Optional;

/**
 * Who made a .torrent file, when, and what they said of it (BEP 3 and its common additions).
 *
 * @param comment free text
 * @param createdBy the program
 * @param creationDate to the second
 */
public record Attribution(
    Optional<String> comment, Optional<String> createdBy, Optional<Instant> creationDate) {
  /** Nothing said. */
  public static final Attribution NONE =
      new Attribution(Optional.empty(), Optional.empty(), Optional.empty());
}
