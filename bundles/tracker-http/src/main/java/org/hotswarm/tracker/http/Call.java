package org.hotswarm.tracker.http;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import org.hotswarm.spi.time.Scheduler.Timer;
import org.hotswarm.spi.tracker.TrackerException;
import org.hotswarm.spi.tracker.TrackerException.Kind;
import org.hotswarm.spi.tracker.TrackerNeeds;

/**
 * One announce or scrape, from the owner thread to the blocking executor and back, with an end that
 * no server can put off (limit 44).
 *
 * @param <R> the reply
 */
final class Call<R> {
  /** What to do with the body. */
  interface Reader<R> {
    /** Runs on the blocking executor. */
    R read(Replies replies, Answer answer) throws TrackerException;
  }

  private final TrackerNeeds needs;
  private final String origin;
  private final Hops hops;
  private final Reader<R> reader;
  private final CompletableFuture<R> reply = new CompletableFuture<>();
  private Timer deadline = () -> {};

  Call(TrackerNeeds needs, String origin, Hops hops, Reader<R> reader) {
    this.needs = needs;
    this.origin = origin;
    this.hops = hops;
    this.reader = reader;
  }

  /** Completed on the owner thread with the reply or a {@link TrackerException}. */
  CompletableFuture<R> reply() {
    return reply;
  }

  /** Begins; on the owner thread. */
  void start(Duration timeout) {
    deadline =
        needs
            .scheduler()
            .after(
                timeout,
                () ->
                    fail(
                        new TrackerException(
                            Kind.UNREACHABLE,
                            origin + " did not answer within " + timeout.toSeconds() + " s")));
    try {
      needs.blocking().execute(this::run);
    } catch (RejectedExecutionException stopping) {
      fail(new TrackerException(Kind.UNREACHABLE, origin + ": the engine is stopping"));
    }
  }

  private void run() {
    try {
      Answer answer = hops.get();
      R read = reader.read(new Replies(needs.bencode(), origin, hops.secrets()), answer);
      needs.owner().execute(() -> succeed(read));
    } catch (TrackerException why) {
      needs.owner().execute(() -> fail(why));
    } catch (RuntimeException odd) {
      String kind = odd.getClass().getSimpleName();
      needs
          .owner()
          .execute(
              () ->
                  fail(
                      new TrackerException(
                          Kind.MALFORMED, origin + ": the exchange broke off with " + kind)));
    }
  }

  private void succeed(R read) {
    deadline.cancel();
    reply.complete(read);
  }

  /** Ends without a reply, and closes the socket if one is open; on the owner thread. */
  void fail(TrackerException why) {
    deadline.cancel();
    hops.cancel();
    reply.completeExceptionally(why);
  }
}
