package org.hotswarm.cli.control;

import java.util.Locale;
import org.hotswarm.api.module.ModuleException;

/** A request was not carried out; the message is for the user, the type for programs. */
public final class ControlException extends Exception {
  private static final long serialVersionUID = 1;

  /** What was wrong, where it was not a bundle. */
  public enum Kind {
    /** The line is no JSON object, or not one of a request's form. */
    MALFORMED,
    /** The line is longer than a request may be. */
    TOO_LONG,
    /** Nothing came, or nothing was read, for too long. */
    IDLE,
    /** There are as many clients as there may be. */
    BUSY,
    /** There is no such command. */
    UNKNOWN_COMMAND,
    /** A value is missing or makes no sense. */
    BAD_VALUE,
    /** Names a bundle, provider or torrent that is not there. */
    UNKNOWN,
    /** This engine has no part that could do it. */
    UNAVAILABLE,
    /** Something broke on the way. */
    FAILED;

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** Whether the user asked for what cannot be; all else is the engine's. */
    static boolean isMistake(String word) {
      return word.equals(UNKNOWN_COMMAND.word())
          || word.equals(BAD_VALUE.word())
          || word.equals(UNKNOWN.word());
    }
  }

  private final String type;

  /**
   * @param kind what was wrong
   * @param message what, where, what to do
   */
  public ControlException(Kind kind, String message) {
    super(message);
    this.type = kind.word();
  }

  private ControlException(String type, String message, Throwable cause) {
    super(message, cause);
    this.type = type;
  }

  static ControlException of(ModuleException refused) {
    String type = refused.kind().name().toLowerCase(Locale.ROOT);
    return new ControlException(type, refused.getMessage(), refused);
  }

  /** As an engine told it. */
  static ControlException told(String type, String message) {
    return new ControlException(type, message, null);
  }

  /** What was wrong in one word, such as {@code unknown_command} or {@code unresolved}. */
  public String type() {
    return type;
  }

  /** Whether it was asked for what is not there or makes no sense. */
  public boolean isMistake() {
    return Kind.isMistake(type);
  }
}
