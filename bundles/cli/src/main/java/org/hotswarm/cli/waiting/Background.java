package org.hotswarm.cli.waiting;

import java.io.IOException;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import org.hotswarm.cli.exit.ExitCode;
import org.hotswarm.cli.exit.Failure;
import org.hotswarm.model.metainfo.MetainfoException;

/** Long work off the command's thread, so that the wish to end is heard meanwhile. */
public final class Background {
  private final Executor executor;
  private final Stop stop;

  /**
   * @param executor does the work; its threads must not keep the process alive
   */
  public Background(Executor executor, Stop stop) {
    this.executor = executor;
    this.stop = stop;
  }

  /**
   * Does the work and waits for it.
   *
   * @throws Failure when the command was asked to end first; the work then ends with the process
   */
  public <T> T call(Callable<T> work) throws Failure, IOException, MetainfoException {
    CompletableFuture<T> result =
        CompletableFuture.supplyAsync(
            () -> {
              try {
                return work.call();
              } catch (Exception failed) {
                throw new CompletionException(failed);
              }
            },
            executor);
    try {
      CompletableFuture.anyOf(result, stop.asked()).join();
      if (stop.isAsked()) {
        throw new Failure(ExitCode.UNFINISHED, "interrupted");
      }
      return result.join();
    } catch (CompletionException failed) {
      throw rethrown(failed);
    }
  }

  private static RuntimeException rethrown(CompletionException failed)
      throws Failure, IOException, MetainfoException {
    Throwable cause = failed.getCause();
    if (cause instanceof IOException unreadable) {
      throw unreadable;
    }
    if (cause instanceof Failure failure) {
      throw failure;
    }
    if (cause instanceof MetainfoException unusable) {
      throw unusable;
    }
    return cause instanceof RuntimeException broken ? broken : failed;
  }
}
