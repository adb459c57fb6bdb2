package org.hotswarm.spi.tracker;

import java.time.Duration;
import java.util.Optional;

/** A tracker did not answer, or answered that it will not; the message is for the user. */
public final class TrackerException extends Exception {
  private static final long serialVersionUID = 1;

  /** What went wrong, as far as the engine reacts to it differently. */
  public enum Kind {
    /** No connection, no answer in time, no such host. */
    UNREACHABLE,
    /** The tracker refused: {@code failure reason}, or an error packet. */
    REFUSED,
    /** What came is no tracker reply, or breaks a limit. */
    MALFORMED,
    /** The URL cannot be announced to, or policy forbids it. */
    FORBIDDEN
  }

  private final Kind kind;
  private final transient Optional<Duration> retryIn;
  private final int statusCode;

  /**
   * @param kind what went wrong
   * @param problem for the user; the tracker's own words where it gave some
   */
  public TrackerException(Kind kind, String problem) {
    this(kind, problem, Optional.empty(), 0);
  }

  /**
   * @param retryIn when the tracker wants to be asked again (BEP 31); {@code Duration.ZERO} never
   * @param statusCode HTTP status, 0 where there is none
   */
  public TrackerException(Kind kind, String problem, Optional<Duration> retryIn, int statusCode) {
    super(problem);
    this.kind = kind;
    this.retryIn = retryIn;
    this.statusCode = statusCode;
  }

  /** What went wrong. */
  public Kind kind() {
    return kind;
  }

  /** When to ask again, if the tracker said (BEP 31). */
  public Optional<Duration> retryIn() {
    return retryIn;
  }

  /** HTTP status, 0 where there is none. */
  public int statusCode() {
    return statusCode;
  }
}
