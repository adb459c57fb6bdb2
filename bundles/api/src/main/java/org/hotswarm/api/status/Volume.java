package org.hotswarm.api.status;

/**
 * What came and went with all that is said beside payload: handshakes, requests, what peers have.
 * Bytes of the protocol of peers, without headers of TCP and IP.
 *
 * @param downRate bytes per second
 * @param upRate bytes per second
 * @param downloaded bytes
 * @param uploaded bytes
 */
public record Volume(long downRate, long upRate, long downloaded, long uploaded) {
  /** Nothing. */
  public static final Volume NONE = new Volume(0, 0, 0, 0);

  /** Both together. */
  public Volume plus(Volume other) {
    return new Volume(
        downRate + other.downRate,
        upRate + other.upRate,
        downloaded + other.downloaded,
        uploaded + other.uploaded);
  }
}
