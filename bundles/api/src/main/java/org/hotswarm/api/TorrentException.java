package org.hotswarm.api;

/** A torrent that cannot be added, or a handle whose torrent is gone; the message names it. */
public final class TorrentException extends Exception {
  private static final long serialVersionUID = 1;

  /** What kind of thing is wrong. */
  public enum Kind {
    /** The session has that info-hash already. */
    DUPLICATE,
    /** The torrent was removed. */
    REMOVED,
    /** What was asked for needs a part that is not installed. */
    UNAVAILABLE,
    /** It is of a kind that cannot be transferred yet: one without a v1 hash (BEP 52). */
    UNSUPPORTED,
    /** The request contradicts itself or the torrent. */
    UNUSABLE
  }

  private final Kind kind;

  /**
   * @param kind what kind of thing is wrong
   * @param problem names the torrent and what is wrong
   */
  public TorrentException(Kind kind, String problem) {
    super(problem);
    this.kind = kind;
  }

  /** What kind of thing is wrong. */
  public Kind kind() {
    return kind;
  }
}
