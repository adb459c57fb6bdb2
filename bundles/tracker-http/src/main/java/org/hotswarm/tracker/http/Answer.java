package org.hotswarm.tracker.http;

import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * What a server answered.
 *
 * @param status HTTP status
 * @param reason the words behind it, or empty
 * @param location where it sends us instead, if it does
 * @param body inflated; empty when there is a location
 */
record Answer(int status, String reason, Optional<String> location, ByteBuffer body) {
  private static final int SUCCESS = 2;

  boolean isSuccess() {
    return status / 100 == SUCCESS;
  }

  /** Such as {@code HTTP 404 Not Found}. */
  String statusLine() {
    return ("HTTP " + status + " " + reason).strip();
  }
}
