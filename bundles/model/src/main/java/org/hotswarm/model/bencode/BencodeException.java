package org.hotswarm.model.bencode;

/**
 * Bytes that are not bencoding, or more of it than a limit allows. Nothing has been changed by the
 * attempt.
 */
public final class BencodeException extends Exception {
  private static final long serialVersionUID = 1;

  private final long offset;

  /**
   * @param problem what is wrong, in words
   * @param offset where in the input, in bytes from its start
   */
  public BencodeException(String problem, long offset) {
    super(problem + " at byte " + offset);
    this.offset = offset;
  }

  /** Where in the input, in bytes from its start. */
  public long offset() {
    return offset;
  }
}
