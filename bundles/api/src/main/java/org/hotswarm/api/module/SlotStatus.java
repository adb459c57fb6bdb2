package org.hotswarm.api.module;

import java.util.Optional;
import org.hotswarm.model.hash.InfoHash;

/**
 * A place that one provider fills at a time.
 *
 * @param service the extension point, such as {@code picker}
 * @param torrent whose place it is; empty for the session's own
 * @param module who fills it; empty while nobody does
 * @param state how it is
 */
public record SlotStatus(
    String service, Optional<InfoHash> torrent, Optional<ModuleName> module, State state) {

  /** How a slot is. */
  public enum State {
    /** Somebody fills it. */
    FILLED,
    /** One is leaving and the next is being opened. */
    MOVING,
    /** Nobody fills it; the state of who did is kept for the next. */
    PARKED,
    /** Nobody has filled it yet. */
    EMPTY
  }
}
