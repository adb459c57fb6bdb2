package org.hotswarm.spi.store;

import java.io.IOException;

/** There is no room for what should be written; it may be tried again when there is. */
public final class StoreFullException extends IOException {
  private static final long serialVersionUID = 1;

  /**
   * @param problem names the file and what is missing
   */
  public StoreFullException(String problem, Throwable cause) {
    super(problem, cause);
  }
}
