package org.hotswarm.engine.torrent;

import java.util.Optional;
import org.hotswarm.api.status.TorrentState;
import org.hotswarm.api.status.TorrentStatus.Problem;

/** What a torrent is doing; each phase owns only what exists in it. */
sealed interface Phase {
  /** Resume data is being read, and what is on disk looked at. */
  record Starting() implements Phase {}

  /** The info dictionary is wanted from peers. */
  record Fetching() implements Phase {}

  /** What is on disk is being checked. */
  record Checking(Checker checker) implements Phase {}

  /** It transfers. */
  record Running() implements Phase {}

  /** It was told to wait. */
  record Paused() implements Phase {}

  /** Something is wrong. */
  record Failed(Problem reason) implements Phase {}

  /** What the application is told, given how far the torrent is. */
  default TorrentState state(Optional<Transfer> transfer) {
    if (this instanceof Checking) {
      return TorrentState.CHECKING_FILES;
    }
    if (this instanceof Starting) {
      return TorrentState.QUEUED_FOR_CHECKING;
    }
    return transfer.map(Transfer::state).orElse(TorrentState.DOWNLOADING_METADATA);
  }

  /** What is wrong, if something is. */
  default Optional<Problem> problem() {
    return this instanceof Failed failed ? Optional.of(failed.reason()) : Optional.empty();
  }

  /** Whether nothing but clocks goes on in it as long as there are no peers. */
  default boolean rests(Optional<Transfer> transfer) {
    return this instanceof Running
        ? transfer.map(Transfer::isFinished).orElse(false)
        : this instanceof Paused || this instanceof Failed;
  }
}
