package org.hotswarm.engine.torrent;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import org.hotswarm.engine.data.StorePort;
import org.hotswarm.model.geometry.Geometry;
import org.hotswarm.model.geometry.PieceSet;
import org.hotswarm.model.hash.PieceHashes;

/**
 * Checks pieces on disk: read on the disk lane, hashed on all cores, a few pieces at a time.
 *
 * <p>Owner thread: the torrent's loop.
 */
final class Checker {
  private static final int WINDOW = Math.max(2, Runtime.getRuntime().availableProcessors() + 1);
  private static final int MILLION = 1_000_000;

  private final Geometry geometry;
  private final PieceHashes hashes;
  private final StorePort store;
  private final Executor cores;
  private final PieceSet suspects;
  private final PieceSet right;
  private final CompletableFuture<PieceSet> result = new CompletableFuture<>();
  private int next;
  private int underWay;
  private int done;
  private boolean cancelled;

  /**
   * @param suspects the pieces to check
   */
  Checker(
      Geometry geometry, PieceHashes hashes, StorePort store, Executor cores, PieceSet suspects) {
    this.geometry = geometry;
    this.hashes = hashes;
    this.store = store;
    this.cores = cores;
    this.suspects = suspects;
    this.right = new PieceSet(suspects.size());
    this.next = suspects.nextSet(0);
  }

  /** Begins; completes on the loop with the pieces that are right. */
  CompletionStage<PieceSet> start() {
    advance();
    return result;
  }

  /** Parts per million that are done. */
  int progress() {
    return suspects.isEmpty() ? MILLION : (int) ((long) done * MILLION / suspects.count());
  }

  /** Stops; what was found so far is the result. */
  void cancel() {
    cancelled = true;
    advance();
  }

  private void advance() {
    while (!cancelled && next >= 0 && underWay < WINDOW) {
      int piece = next;
      next = suspects.nextSet(piece + 1);
      underWay++;
      check(piece);
    }
    if (underWay == 0 && (cancelled || next < 0)) {
      result.complete(right);
    }
  }

  private void check(int piece) {
    CompletableFuture<Boolean> verdict = new CompletableFuture<>();
    store
        .ask(
            on -> {
              ByteBuffer data = ByteBuffer.allocate(geometry.pieceLength(piece));
              on.read(piece, 0, data);
              cores.execute(
                  () -> verdict.complete(hashes.matches(piece, sha1().digest(data.array()))));
              return true;
            })
        .exceptionally(
            missing -> {
              verdict.complete(false);
              return false;
            });
    verdict
        .thenCompose(isRight -> store.ask(on -> isRight))
        .whenComplete((is, no) -> on(piece, is));
  }

  private void on(int piece, Boolean isRight) {
    underWay--;
    done++;
    if (Boolean.TRUE.equals(isRight)) {
      right.add(piece);
    }
    advance();
  }

  private static MessageDigest sha1() {
    try {
      return MessageDigest.getInstance("SHA-1");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java platform has SHA-1", impossible);
    }
  }
}
