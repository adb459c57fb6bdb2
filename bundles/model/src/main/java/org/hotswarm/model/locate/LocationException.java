package org.hotswarm.model.locate;

/** A table of locations that cannot be used; the message names the line and what is wrong. */
public final class LocationException extends Exception {
  private static final long serialVersionUID = 1;

  /**
   * @param line from 1
   * @param problem what is wrong with it
   */
  LocationException(long line, String problem) {
    super("line " + line + ": " + problem);
  }
}
