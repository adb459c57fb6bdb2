package org.hotswarm.api;

import java.io.IOException;

/** No port could be opened; the message names the address and range. */
public final class ListenException extends IOException {
  private static final long serialVersionUID = 1;

  /**
   * @param problem names the address and range
   */
  public ListenException(String problem, Throwable cause) {
    super(problem, cause);
  }
}
