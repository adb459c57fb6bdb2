package org.hotswarm.tracker.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hotswarm.tracker.http.Samples.NONE;

import java.io.OutputStream;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;
import org.hotswarm.spi.tracker.AnnounceReply;
import org.hotswarm.spi.tracker.AnnounceRequest.Event;
import org.hotswarm.spi.tracker.Tracker;
import org.hotswarm.spi.tracker.TrackerException;
import org.hotswarm.spi.tracker.TrackerException.Kind;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Limits 43 and 44. */
class LimitsTest {
  private static final byte[] ZEROS = new byte[1 << 16];

  private final Bench bench = new Bench();
  private final Tracker tracker = new HttpTrackerProvider().open(bench, Optional.empty());
  private final Server server = Server.answering("de");
  private final URI url = URI.create(server.origin() + "/announce");

  LimitsTest() throws Exception {}

  @AfterEach
  void close() throws Exception {
    tracker.close();
    server.close();
    bench.close();
  }

  @Test
  void refusesAGibibyteOfZerosWithinFourMebibytes() throws Exception {
    bench.value(tracker.announce(url, NONE));
    assertThat(bench.allocatedBytes.poll(20, TimeUnit.SECONDS))
        .as("classes are loaded")
        .isPositive();
    server.script(
        (head, out) -> {
          Server.write(out, "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\n");
          try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            for (int i = 0; i < 1 << 14; i++) {
              gzip.write(ZEROS);
            }
          }
        });
    TrackerException why = bench.failure(tracker.announce(url, NONE));
    assertThat(why.kind()).isEqualTo(Kind.MALFORMED);
    assertThat(why).hasMessageContaining("more than 1048576 bytes");
    assertThat(bench.allocatedBytes.poll(20, TimeUnit.SECONDS)).isBetween(1L << 20, 4L << 20);
  }

  @Test
  void refusesAnEndlessBodyAndLeaves() throws Exception {
    server.script(
        (head, out) -> {
          Server.write(out, "HTTP/1.1 200 OK\r\n\r\n");
          while (true) {
            out.write(ZEROS);
          }
        });
    assertThat(bench.failure(tracker.announce(url, NONE)).kind()).isEqualTo(Kind.MALFORMED);
    assertThat(server.deserted.await(20, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void takesAReplyOfExactlyTheLimit() throws Exception {
    byte[] longest = new byte[1 << 20];
    byte[] start = ("d1:x" + (longest.length - 13) + ":").getBytes(StandardCharsets.US_ASCII);
    System.arraycopy(start, 0, longest, 0, start.length);
    longest[longest.length - 1] = 'e';
    server.script((request, out) -> Server.ok(out, "", longest));
    assertThat(bench.value(tracker.announce(url, NONE)).peers()).isEmpty();
  }

  @Test
  void refusesEndlessHeaders() throws Exception {
    server.script(
        (head, out) -> {
          Server.write(out, "HTTP/1.1 200 OK\r\n");
          String line = "X: " + "y".repeat(4000) + "\r\n";
          for (int i = 0; i < 17; i++) {
            Server.write(out, line);
          }
          Server.write(out, "\r\nde");
        });
    assertThat(bench.failure(tracker.announce(url, NONE)))
        .hasMessageContaining("65536 bytes of headers")
        .extracting("kind")
        .isEqualTo(Kind.MALFORMED);
    server.script(
        (head, out) -> {
          while (true) {
            Server.write(out, "x".repeat(10_000));
          }
        });
    assertThat(bench.failure(tracker.announce(url, NONE)).kind()).isEqualTo(Kind.MALFORMED);
    server.script(
        (head, out) -> {
          while (true) {
            Server.write(out, "HTTP/1.1 102 Wait\r\nX: " + "y".repeat(4000) + "\r\n\r\n");
          }
        });
    assertThat(bench.failure(tracker.announce(url, NONE)).kind()).isEqualTo(Kind.MALFORMED);
  }

  @Test
  void cutsOffAServerThatDripsWhenTheDeadlinePasses() throws Exception {
    CountDownLatch dripping = new CountDownLatch(1);
    CountDownLatch never = new CountDownLatch(1);
    server.script(
        (head, out) -> {
          Server.write(out, "HTTP/1.1 200 OK\r\n\r\n");
          drip(out, dripping, never);
        });
    CompletionStage<AnnounceReply> answer = tracker.announce(url, NONE);
    assertThat(bench.delays).containsExactly(Duration.ofSeconds(30));
    assertThat(dripping.await(20, TimeUnit.SECONDS)).isTrue();
    bench.fireTimers();
    assertThat(answer.toCompletableFuture()).isCompletedExceptionally();
    assertThat(bench.failure(answer))
        .hasMessage(server.origin() + " did not answer within 30 s")
        .extracting("kind")
        .isEqualTo(Kind.UNREACHABLE);
    assertThat(server.deserted.await(20, TimeUnit.SECONDS)).as("the socket was closed").isTrue();
  }

  private static void drip(OutputStream out, CountDownLatch dripping, CountDownLatch never)
      throws Exception {
    while (!never.await(5, TimeUnit.MILLISECONDS)) {
      out.write('d');
      out.flush();
      dripping.countDown();
    }
    throw new SocketException("nobody cut it off");
  }

  @Test
  void givesAStoppedAnnounceLessTime() {
    tracker.announce(url, Samples.announce(Event.STOPPED));
    assertThat(bench.delays).containsExactly(Duration.ofSeconds(10));
  }

  @Test
  void doesNotWaitLongForAnyOneRead() throws Exception {
    bench.timeouts(Duration.ofSeconds(15), Duration.ofMillis(50));
    CountDownLatch over = new CountDownLatch(1);
    server.script((head, out) -> over.await());
    assertThat(bench.failure(tracker.announce(url, NONE)))
        .hasMessage(server.origin() + ": timed out");
    over.countDown();
  }

  @Test
  void closingEndsWhatIsUnderWay() throws Exception {
    CountDownLatch asked = new CountDownLatch(1);
    CountDownLatch never = new CountDownLatch(1);
    server.script((head, out) -> drip(out, asked, never));
    CompletionStage<AnnounceReply> answer = tracker.announce(url, NONE);
    assertThat(asked.await(20, TimeUnit.SECONDS)).isTrue();
    assertThat(tracker.snapshot().connections()).isEmpty();
    tracker.close();
    tracker.close();
    assertThat(bench.failure(answer).kind()).isEqualTo(Kind.UNREACHABLE);
    assertThat(bench.timers).isEmpty();
    assertThat(server.deserted.await(20, TimeUnit.SECONDS)).isTrue();
    assertThat(bench.failure(tracker.announce(url, NONE)).kind()).isEqualTo(Kind.UNREACHABLE);
  }
}
