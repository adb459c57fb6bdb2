package org.hotswarm.cli.exit;

import org.hotswarm.model.metainfo.MetainfoException;

/** A command cannot go on; the message says what was wrong, where, and what to do. */
public final class Failure extends Exception {
  private static final long serialVersionUID = 1;

  private final ExitCode code;

  /**
   * @param code what the command ends with
   * @param message what was wrong, where, what to do
   */
  public Failure(ExitCode code, String message) {
    super(message);
    this.code = code;
  }

  /** With the error underneath. */
  public Failure(ExitCode code, String message, Throwable cause) {
    super(message, cause);
    this.code = code;
  }

  /** A torrent or magnet link that cannot be used; {@code where} names the file or link. */
  public static Failure of(MetainfoException unusable, String where) {
    ExitCode code =
        switch (unusable.kind()) {
          case BENCODING -> ExitCode.BAD_BENCODING;
          case TORRENT -> ExitCode.BAD_TORRENT;
          case MAGNET -> ExitCode.BAD_MAGNET;
        };
    return new Failure(code, where + ": " + unusable.getMessage(), unusable);
  }

  /** A command or option that cannot be used as it was given. */
  public static Failure option(String message) {
    return new Failure(ExitCode.BAD_OPTION, message);
  }

  /** A part that the command line knows but this version has not got. */
  public static Failure notAvailable(String what) {
    return option(what + " is not available yet");
  }

  /** What the command ends with. */
  public ExitCode code() {
    return code;
  }
}
