package org.hotswarm.cli.waiting;

import java.util.concurrent.CompletableFuture;

/** The wish that the running command end; once there, it stays. */
public final class Stop {
  private final CompletableFuture<Void> asked = new CompletableFuture<>();

  /** Asks the command to end; from any thread, returns at once. */
  public void ask() {
    asked.complete(null);
  }

  /** Whether the command was asked to end. */
  public boolean isAsked() {
    return asked.isDone();
  }

  /** Completes when the command is asked to end. */
  CompletableFuture<Void> asked() {
    return asked;
  }
}
