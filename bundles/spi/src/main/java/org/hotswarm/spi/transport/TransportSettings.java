package org.hotswarm.spi.transport;

import java.time.Duration;

/**
 * Socket options.
 *
 * @param connectTimeout to open a connection (manual: peer_connect_timeout, 10 s)
 * @param backlog connections the kernel holds for us
 * @param trafficClass IP type of service (manual: peer_tos, 0)
 * @param receiveBuffer bytes read at once at most
 */
public record TransportSettings(
    Duration connectTimeout, int backlog, int trafficClass, int receiveBuffer) {
  /** The defaults of the settings table. */
  public static final TransportSettings STANDARD =
      new TransportSettings(Duration.ofSeconds(10), 512, 0, 256 << 10);
}
