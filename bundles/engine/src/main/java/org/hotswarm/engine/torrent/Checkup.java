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
  private final Transfer transfer;
  private final AddTorrent request;
  private final Household house;

  /**
   * What was found.
   *
   * @param verified the pieces that are there
   * @param unchanged whether all files are as the record says, so that unfinished pieces can go on
   */
  record Result(PieceSet verified, boolean unchanged) {}

  Checkup(Transfer transfer, AddTorrent request, Household house) {
    this.transfer = transfer;
    this.request = request;
    this.house = house;
  }

  /**
   * Begins; completes on the loop.
   *
   * @param everything whether nothing is taken on trust
   * @param checking told when pieces have to be read
   */
  CompletionStage<Result> run(
      Optional<ResumeRecord> record, boolean everything, Consumer<Checker> checking) {
    Survey survey = new Survey(transfer, request, record, everything);
    return transfer.store().ask(survey::take).thenCompose(found -> check(found, checking));
  }

  private CompletionStage<Result> check(Survey.Findings found, Consumer<Checker> checking) {
    if (found.suspects().isEmpty()) {
      return CompletableFuture.completedFuture(new Result(found.trusted(), found.unchanged()));
    }
    Checker checker =
        new Checker(
            transfer.geometry(),
            transfer.info().pieces(),
            transfer.store(),
            house.means().disk(),
            found.suspects());
    checking.accept(checker);
    return checker.start().thenApply(right -> new Result(join(found.trusted(), right), false));
  }

  private static PieceSet join(PieceSet trusted, PieceSet right) {
    PieceSet verified = trusted.copy();
    for (int piece = right.nextSet(0); piece >= 0; piece = right.nextSet(piece + 1)) {
      verified.add(piece);
    }
    return verified;
  }
}
