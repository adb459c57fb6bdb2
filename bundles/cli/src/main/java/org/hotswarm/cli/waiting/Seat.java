package org.hotswarm.cli.waiting;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.hotswarm.cli.exit.ExitCode;
import org.hotswarm.cli.exit.Failure;

/**
 * Where somebody sits who may come late, be replaced, or leave and come again.
 *
 * <p>Owner thread: any.
 *
 * @param <T> who sits there
 */
public final class Seat<T> {
  /** How long to wait for whoever comes late. */
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final String who;
  private volatile CompletableFuture<T> occupant = new CompletableFuture<>();

  /**
   * @param who sits there, for the user: such as {@code the engine}
   */
  public Seat(String who) {
    this.who = who;
  }

  /** From now on this one sits there. */
  public synchronized void come(T next) {
    if (!occupant.complete(next)) {
      occupant = CompletableFuture.completedFuture(next);
    }
  }

  /** This one leaves; nothing changes when another has taken the seat already. */
  public synchronized void go(T leaving) {
    if (occupant.getNow(null) == leaving) {
      occupant = new CompletableFuture<>();
    }
  }

  /** Who sits there. */
  public Optional<T> now() {
    return Optional.ofNullable(occupant.getNow(null));
  }

  /**
   * Who sits there, or comes soon.
   *
   * @throws Failure when nobody comes within 20 s, or the command is to end first
   */
  public T await(Stop stop) throws Failure {
    CompletableFuture<T> coming = occupant;
    try {
      if (!coming.isDone()) {
        CompletableFuture.anyOf(coming, stop.asked())
            .get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
      }
      return now()
          .orElseThrow(() -> new Failure(ExitCode.UNFINISHED, who + " is not there to go on with"));
    } catch (TimeoutException | ExecutionException nobody) {
      throw new Failure(ExitCode.FAILED, who + " is not there", nobody);
    } catch (InterruptedException leave) {
      stop.ask();
      throw new Failure(ExitCode.UNFINISHED, "interrupted", leave);
    }
  }
}
