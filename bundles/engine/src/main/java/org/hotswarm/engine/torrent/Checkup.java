package org.hotswarm.engine.torrent;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.hotswarm.api.AddTorrent;
import org.hotswarm.engine.resume.ResumeRecord;
import org.hotswarm.model.geometry.PieceSet;

/**
 * Finds out which pieces are there: first a look at the files, then a check of what cannot be
 * trusted.
 *
 * <p>Owner thread: the torrent's loop.
 */
final class Checkup {
  private final AddTorrent request;
  private final Household house;
  private Optional<Checker> checker = Optional.empty();
  private boolean distrustful;
  private boolean done;
  private int round;

  /**
   * What was found.
   *
   * @param verified the pieces that are there
   * @param unchanged whether all files are as the record says, so that unfinished pieces can go on
   */
  record Result(PieceSet verified, boolean unchanged) {}

  Checkup(AddTorrent request, Household house) {
    this.request = request;
    this.house = house;
  }

  /** Whether it is known what is there. */
  boolean isDone() {
    return done;
  }

  /** Nothing is taken on trust by the next one. */
  void distrust() {
    cancel();
    distrustful = true;
    done = false;
  }

  /** Stops; what was found so far is forgotten, and the stage never completes. */
  void cancel() {
    round++;
    checker.ifPresent(Checker::cancel);
    checker = Optional.empty();
  }

  /**
   * Begins, unless cancelled completes on the loop.
   *
   * @param checking told when pieces have to be read
   */
  CompletionStage<Result> run(
      Transfer transfer, Optional<ResumeRecord> record, Consumer<Checker> checking) {
    cancel();
    int mine = round;
    CompletableFuture<Result> result = new CompletableFuture<>();
    Survey survey = new Survey(transfer, request, record, distrustful);
    transfer
        .store()
        .ask(survey::take)
        .thenCompose(found -> mine == round ? check(transfer, found, checking) : result)
        .whenComplete(
            (found, failure) -> {
              if (mine == round) {
                checker = Optional.empty();
                finish(result, found, failure);
              }
            });
    return result;
  }

  private void finish(CompletableFuture<Result> result, Result found, Throwable failure) {
    if (failure != null) {
      result.completeExceptionally(failure);
    } else {
      done = true;
      distrustful = false;
      result.complete(found);
    }
  }

  private CompletionStage<Result> check(
      Transfer transfer, Survey.Findings found, Consumer<Checker> checking) {
    if (found.suspects().isEmpty()) {
      return CompletableFuture.completedFuture(new Result(found.trusted(), found.unchanged()));
    }
    Checker reading = new Checker(transfer, house.means(), found.suspects());
    checker = Optional.of(reading);
    checking.accept(reading);
    return reading
        .start()
        .thenApply(right -> new Result(join(found.trusted(), right), found.unchanged()));
  }

  private static PieceSet join(PieceSet trusted, PieceSet right) {
    PieceSet verified = trusted.copy();
    for (int piece = right.nextSet(0); piece >= 0; piece = right.nextSet(piece + 1)) {
      verified.add(piece);
    }
    return verified;
  }
}
