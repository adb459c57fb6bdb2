package org.hotswarm.spi.store;

import java.time.Instant;

/**
 * A file as the store finds it.
 *
 * @param exists whether it is there as a regular file
 * @param length bytes; 0 when it is not
 * @param modified last change; the epoch when it is not there or the store keeps no times
 */
public record StoredFile(boolean exists, long length, Instant modified) {
  /** A file that is not there. */
  public static final StoredFile ABSENT = new StoredFile(false, 0, Instant.EPOCH);
}
