package org.hotswarm.api.module;

/** A bundle was not taken, or not let go; nothing has changed. The message is for the user. */
public final class ModuleException extends Exception {
  private static final long serialVersionUID = 1;

  /** What was wrong. */
  public enum Kind {
    /** There is no such bundle, or there are several. */
    UNKNOWN,
    /** The file cannot be read, or is not a jar. */
    UNREADABLE,
    /** The jar is no bundle, or none that this engine takes. */
    UNSUITABLE,
    /** It needs what is not there; the message says what. */
    UNRESOLVED,
    /** It threw when it was started, or its component did. */
    FAILED,
    /** It did not come up in time. */
    LATE,
    /** The place it comes from can be written by others. */
    INSECURE
  }

  private final Kind kind;

  /**
   * @param kind what was wrong
   * @param problem what, where, and what to do
   */
  public ModuleException(Kind kind, String problem) {
    super(problem);
    this.kind = kind;
  }

  /**
   * @param kind what was wrong
   * @param problem what, where, and what to do
   * @param cause underneath
   */
  public ModuleException(Kind kind, String problem, Throwable cause) {
    super(problem, cause);
    this.kind = kind;
  }

  /** What was wrong. */
  public Kind kind() {
    return kind;
  }
}
