package org.hotswarm.model.filter;

/**
 * A file of filter rules cannot be used; the message names the file, the line and what is wrong.
 */
public final class IpFilterException extends Exception {
  private static final long serialVersionUID = 1;

  private final Kind kind;
  private final String file;
  private final long line;

  /** What is wrong. */
  public enum Kind {
    /** The file cannot be opened or read, or its compression is broken. */
    UNREADABLE,
    /** A line is no rule in any of the known forms. */
    SYNTAX,
    /** A rule ends before it begins, mixes families, or has a prefix that is too long. */
    RANGE,
    /** A line, the rules or the file are more than the limits allow. */
    TOO_LARGE
  }

  IpFilterException(Kind kind, String file, long line, String problem, Throwable cause) {
    super(file + (line > 0 ? ", line " + line : "") + ": " + problem, cause);
    this.kind = kind;
    this.file = file;
    this.line = line;
  }

  /** What is wrong. */
  public Kind kind() {
    return kind;
  }

  /** The name of the file. */
  public String file() {
    return file;
  }

  /** Where it is wrong, from 1; 0 when it is the file as a whole. */
  public long line() {
    return line;
  }
}
