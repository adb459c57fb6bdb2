package org.hotswarm.api.status;

/** What a torrent is doing (manual: {@code torrent_status::state_t}). */
public enum TorrentState {
  /** Waits for its turn to be checked. */
  QUEUED_FOR_CHECKING,
  /** Existing data is being checked. */
  CHECKING_FILES,
  /** The info dictionary is being fetched from peers. */
  DOWNLOADING_METADATA,
  /** It is being downloaded. */
  DOWNLOADING,
  /** All that is wanted is there, but not all there is. */
  FINISHED,
  /** All is there. */
  SEEDING,
  /** Room is being made on disk. */
  ALLOCATING;

  /** The manual's spelling, such as {@code checking_files}. */
  public String manualName() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }
}
