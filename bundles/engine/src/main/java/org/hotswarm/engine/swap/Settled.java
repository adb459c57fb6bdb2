package org.hotswarm.engine.swap;

import java.time.Duration;
import java.util.Optional;
import org.hotswarm.api.module.ModuleName;
import org.hotswarm.api.module.SwapReport;
import org.hotswarm.model.hash.InfoHash;

/**
 * What came of settling one seat.
 *
 * @param change what it was
 * @param torrent whose seat it is; empty for the session's
 * @param drain how long it took until what was under way had ended
 * @param gap how long nobody worked
 */
public record Settled(Change change, Optional<InfoHash> torrent, Duration drain, Duration gap) {

  /**
   * What all seats that did the same have in common.
   *
   * @param from who was there
   * @param to who is there now
   * @param outcome what came of it
   * @param state what became of state
   * @param reason why something went wrong; empty when nothing did
   */
  public record Change(
      Optional<ModuleName> from,
      Optional<ModuleName> to,
      SwapReport.Outcome outcome,
      SwapReport.State state,
      String reason) {}
}
