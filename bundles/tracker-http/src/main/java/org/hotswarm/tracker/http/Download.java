package org.hotswarm.tracker.http;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.hotswarm.spi.tracker.TrackerException;

/**
 * One document on its way, with an end that no server can put off (limit 44). Owner thread: any;
 * whoever comes first says how it ends.
 */
final class Download {
  private final String origin;
  private final Hops hops;
  private final Duration patience;
  private final CompletableFuture<byte[]> end = new CompletableFuture<>();
  private final CompletableFuture<byte[]> body = new CompletableFuture<>();

  /**
   * @param origin names the server in messages
   * @param hops to the document
   * @param patience for all of it
   */
  Download(String origin, Hops hops, Duration patience) {
    this.origin = origin;
    this.hops = hops;
    this.patience = patience;
    end.whenComplete(this::finish);
  }

  /** The document or an {@link IOException} for the user. */
  CompletableFuture<byte[]> body() {
    return body;
  }

  /** Begins; {@code blocking} runs what may block. */
  void start(Executor blocking) {
    end.orTimeout(patience.toMillis(), TimeUnit.MILLISECONDS);
    try {
      blocking.execute(this::run);
    } catch (RejectedExecutionException stopping) {
      fail("the engine is stopping");
    }
  }

  /** Ends it without a document: there is nobody any more who could get it. */
  void abandon() {
    fail("the HTTP client was stopped meanwhile; try again");
  }

  private void run() {
    try {
      Answer answer = hops.get();
      if (answer.isSuccess()) {
        byte[] bytes = new byte[answer.body().remaining()];
        answer.body().duplicate().get(bytes);
        end.complete(bytes);
      } else {
        fail(Words.shown(hops.secrets().hide(answer.statusLine())));
      }
    } catch (TrackerException why) {
      end.completeExceptionally(new IOException(why.getMessage(), why));
    } catch (RuntimeException odd) {
      fail("the exchange broke off with " + odd.getClass().getSimpleName());
    }
  }

  private void fail(String why) {
    end.completeExceptionally(new IOException(origin + ": " + why));
  }

  private void finish(byte[] bytes, Throwable failure) {
    hops.cancel();
    if (failure instanceof TimeoutException) {
      body.completeExceptionally(
          new IOException(origin + " did not answer within " + patience.toSeconds() + " s"));
    } else if (failure != null) {
      body.completeExceptionally(failure);
    } else {
      body.complete(bytes);
    }
  }
}
