package org.hotswarm.tracker.udp;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import org.hotswarm.model.hash.InfoHash;
import org.hotswarm.model.peer.PeerId;
import org.hotswarm.spi.tracker.AnnounceRequest;
import org.hotswarm.spi.tracker.AnnounceRequest.Event;
import org.hotswarm.spi.tracker.AnnounceRequest.Progress;
import org.hotswarm.spi.tracker.TrackerException;

/** Requests and what became of them. */
final class Samples {
  static final URI TRACKER = URI.create("udp://tracker.example:6969");
  static final InfoHash HASH = hash(0xaa);

  private Samples() {}

  static InfoHash hash(int fill) {
    byte[] bytes = new byte[20];
    java.util.Arrays.fill(bytes, (byte) fill);
    return InfoHash.copyOf(bytes);
  }

  static AnnounceRequest announce(Event event) {
    return announce(event, Optional.empty());
  }

  static AnnounceRequest announce(Event event, Optional<InetAddress> ip) {
    return new AnnounceRequest(
        HASH,
        PeerId.copyOf("-HS0100-abcdefghijkl".getBytes(StandardCharsets.US_ASCII)),
        51413,
        new Progress(1, 2, 3),
        event,
        200,
        0x01020304,
        Optional.empty(),
        ip);
  }

  static boolean isPending(CompletionStage<?> stage) {
    return !stage.toCompletableFuture().isDone();
  }

  static <T> T value(CompletionStage<T> stage) throws Exception {
    assertThat(stage.toCompletableFuture()).as("answered").isDone();
    return stage.toCompletableFuture().get();
  }

  static TrackerException failure(CompletionStage<?> stage) throws Exception {
    assertThat(stage.toCompletableFuture()).as("failed").isCompletedExceptionally();
    try {
      stage.toCompletableFuture().get();
    } catch (ExecutionException e) {
      assertThat(e.getCause()).isInstanceOf(TrackerException.class);
      return (TrackerException) e.getCause();
    }
    throw new AssertionError("unreachable");
  }
}
