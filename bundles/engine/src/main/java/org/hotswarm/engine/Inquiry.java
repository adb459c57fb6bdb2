package org.hotswarm.engine;

import io.netty.channel.EventLoop;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.hotswarm.spi.tracker.Tracker;
import org.hotswarm.spi.tracker.TrackerException;

/**
 * A question to a tracker. It outlives the client that carries it: when that one leaves, it waits
 * for the next, which asks it again.
 *
 * <p>Owner thread: the session's loop.
 *
 * @param <T> the answer
 */
final class Inquiry<T> {
  private final EventLoop session;
  private final Function<Tracker, CompletionStage<T>> words;
  private final CompletableFuture<T> answer = new CompletableFuture<>();
  private Tracker carrier;

  Inquiry(EventLoop session, Function<Tracker, CompletionStage<T>> words) {
    this.session = session;
    this.words = words;
  }

  /** Completes on the session's loop; failures are {@link TrackerException}, perhaps wrapped. */
  CompletableFuture<T> answer() {
    return answer;
  }

  /** Whether no client asks it now. */
  boolean isWaiting() {
    return carrier == null && !answer.isDone();
  }

  /** {@code client} asks it from now on. */
  void carry(Tracker client) {
    carrier = client;
    try {
      words
          .apply(client)
          .whenCompleteAsync((value, failure) -> onAnswer(client, value, failure), session);
    } catch (RuntimeException | LinkageError failure) {
      fail("the tracker client failed: " + failure.getMessage());
    }
  }

  /** The client that asked it has left. */
  void putDown() {
    carrier = null;
  }

  /** It has waited too long. */
  void fail(String why) {
    answer.completeExceptionally(new TrackerException(TrackerException.Kind.UNREACHABLE, why));
  }

  /** A client that has left may still have got an answer, but its failure is of no account. */
  private void onAnswer(Tracker client, T value, Throwable failure) {
    if (failure == null) {
      answer.complete(value);
    } else if (client == carrier) {
      answer.completeExceptionally(failure);
    }
  }
}
