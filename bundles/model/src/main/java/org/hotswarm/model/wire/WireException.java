package org.hotswarm.model.wire;

/**
 * Bytes that are not the peer wire protocol, or more of it than a limit allows; the connection
 * cannot go on.
 */
public final class WireException extends Exception {
  private static final long serialVersionUID = 1;

  /**
   * @param problem what is wrong, with the offending number
   */
  public WireException(String problem) {
    super(problem);
  }
}
