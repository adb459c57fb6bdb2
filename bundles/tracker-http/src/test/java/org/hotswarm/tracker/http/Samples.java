package org.hotswarm.tracker.http;

import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;
import org.hotswarm.model.hash.InfoHash;
import org.hotswarm.model.peer.PeerId;
import org.hotswarm.spi.tracker.AnnounceRequest;
import org.hotswarm.spi.tracker.AnnounceRequest.Event;
import org.hotswarm.spi.tracker.AnnounceRequest.Progress;

/** Requests. */
final class Samples {
  static final InfoHash HASH =
      InfoHash.copyOf(HexFormat.of().parseHex("00ff2d2e5f7e41617a2f253f260d0a7f80c3a920"));

  /** {@link #HASH} as it goes into a query. */
  static final String ENCODED = "%00%FF-._~Aaz%2F%25%3F%26%0D%0A%7F%80%C3%A9%20";

  static final AnnounceRequest NONE = announce(Event.NONE);

  private Samples() {}

  static AnnounceRequest announce(Event event) {
    return announce(event, Optional.empty(), Optional.empty());
  }

  static AnnounceRequest announce(
      Event event, Optional<String> trackerId, Optional<InetAddress> ip) {
    return new AnnounceRequest(
        HASH,
        PeerId.copyOf("-HS0100-abcdefghijk&".getBytes(StandardCharsets.US_ASCII)),
        51413,
        new Progress(1, 2, Long.MAX_VALUE),
        event,
        event == Event.STOPPED ? 0 : 200,
        0x0a2b3c4d,
        trackerId,
        ip);
  }
}
