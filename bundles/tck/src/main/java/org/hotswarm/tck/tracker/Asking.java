package org.hotswarm.tck.tracker;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import org.hotswarm.model.hash.InfoHash;
import org.hotswarm.model.peer.PeerId;
import org.hotswarm.spi.tracker.AnnounceReply;
import org.hotswarm.spi.tracker.AnnounceRequest;
import org.hotswarm.spi.tracker.AnnounceRequest.Event;
import org.hotswarm.spi.tracker.AnnounceRequest.Progress;
import org.hotswarm.spi.tracker.ScrapeEntry;
import org.hotswarm.spi.tracker.Tracker;
import org.hotswarm.spi.tracker.TrackerException;
import org.hotswarm.tck.net.FakeNetwork;

/**
 * One who asks a tracker double, and lets the network run until there is an answer.
 *
 * @param network between the two
 * @param tracker that is asked
 */
record Asking(FakeNetwork network, TrackerDouble tracker) {
  static final InfoHash HASH = hash(0xaa);

  static InfoHash hash(int fill) {
    byte[] bytes = new byte[InfoHash.LENGTH];
    Arrays.fill(bytes, (byte) fill);
    return InfoHash.copyOf(bytes);
  }

  static AnnounceRequest request(Event event) {
    return new AnnounceRequest(
        HASH,
        PeerId.copyOf("-HS0100-abcdefghijkl".getBytes(StandardCharsets.US_ASCII)),
        51413,
        new Progress(1, 2, 3),
        event,
        event == Event.STOPPED ? 0 : 50,
        0x01020304,
        Optional.empty(),
        Optional.empty());
  }

  CompletableFuture<AnnounceReply> announce(Tracker client, Event event) {
    return watched(client.announce(tracker.announce(), request(event)));
  }

  CompletableFuture<List<ScrapeEntry>> scrape(Tracker client, InfoHash... hashes) {
    return watched(client.scrape(tracker.announce(), List.of(hashes)));
  }

  /** Fails the answer when it does not come on the owner thread. */
  private <T> CompletableFuture<T> watched(CompletionStage<T> stage) {
    CompletableFuture<T> answer = new CompletableFuture<>();
    stage.whenComplete(
        (value, failure) -> {
          if (network.isBlocking()) {
            answer.completeExceptionally(new AssertionError("answered off the owner thread"));
          } else if (failure != null) {
            answer.completeExceptionally(failure);
          } else {
            answer.complete(value);
          }
        });
    return answer;
  }

  /** Lets everything run until nothing moves any more. */
  void settle() {
    boolean moved = true;
    while (moved) {
      moved = network.run();
      int before = network.sent().size();
      tracker.answer();
      moved |= before > 0;
    }
  }

  void assertIsAnswered(CompletableFuture<AnnounceReply> answer) throws Exception {
    assertThat(answer).as("answered").isCompleted();
    AnnounceReply reply = answer.get();
    assertThat(reply.interval()).hasSeconds(TrackerDouble.INTERVAL_SECONDS);
    assertThat(reply.peers())
        .extracting(peer -> peer.address().toString())
        .containsExactly(TrackerDouble.PEER);
  }

  static TrackerException failure(CompletableFuture<?> answer) throws Exception {
    assertThat(answer).as("failed").isCompletedExceptionally();
    try {
      throw new AssertionError("answered with " + answer.get());
    } catch (ExecutionException failed) {
      if (failed.getCause() instanceof TrackerException typed) {
        return typed;
      }
      throw new AssertionError("not a TrackerException", failed.getCause());
    }
  }
}
