package org.hotswarm.engine.find;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import org.hotswarm.spi.tracker.TrackerException;

/**
 * Why a tracker was of no use.
 *
 * @param kind what went wrong
 * @param words for the user, not yet scrubbed
 * @param retryIn when the tracker wants to be asked again (BEP 31); zero is never
 * @param statusCode of HTTP, 0 where there is none
 */
record Trouble(
    TrackerException.Kind kind, String words, Optional<Duration> retryIn, int statusCode) {
  static Trouble of(Throwable failure) {
    Throwable cause = failure;
    while (cause instanceof CompletionException && cause.getCause() != null) {
      cause = cause.getCause();
    }
    if (cause instanceof TrackerException said) {
      return new Trouble(
          said.kind(), String.valueOf(said.getMessage()), said.retryIn(), said.statusCode());
    }
    return new Trouble(
        TrackerException.Kind.MALFORMED,
        "the tracker client failed: " + cause,
        Optional.empty(),
        0);
  }

  boolean never() {
    return retryIn.filter(Duration::isZero).isPresent();
  }
}
