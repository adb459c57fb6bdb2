package org.hotswarm.model.resume;

/** What should have been fast resume data is none. */
public final class FastResumeException extends Exception {
  private static final long serialVersionUID = 1;

  /**
   * @param problem says what is missing or wrong
   */
  public FastResumeException(String problem) {
    super(problem);
  }
}
