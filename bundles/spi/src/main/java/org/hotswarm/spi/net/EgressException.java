package org.hotswarm.spi.net;

import java.io.IOException;

/** The target may not be reached, or its name is unknown; the message says which and names it. */
public final class EgressException extends IOException {
  private static final long serialVersionUID = 1;

  /**
   * @param problem names the target and the rule it breaks
   */
  public EgressException(String problem) {
    super(problem);
  }
}
