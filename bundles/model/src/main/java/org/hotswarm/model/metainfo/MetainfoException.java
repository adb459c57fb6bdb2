package org.hotswarm.model.metainfo;

/**
 * A .torrent file, info dictionary or magnet link that cannot be used; says what is wrong with
 * which key.
 */
public final class MetainfoException extends Exception {
  private static final long serialVersionUID = 1;

  /** What kind of thing is wrong, since programs react to it differently. */
  public enum Kind {
    /** It is not bencoding. */
    BENCODING,
    /** It is bencoding but no usable torrent. */
    TORRENT,
    /** It is no usable magnet link. */
    MAGNET
  }

  private final Kind kind;

  /**
   * @param kind what kind of thing is wrong
   * @param problem names the key and what is wrong with its value
   */
  public MetainfoException(Kind kind, String problem) {
    super(problem);
    this.kind = kind;
  }

  /** With the error underneath. */
  public MetainfoException(Kind kind, String problem, Throwable cause) {
    super(problem, cause);
    this.kind = kind;
  }

  /** What kind of thing is wrong. */
  public Kind kind() {
    return kind;
  }
}
