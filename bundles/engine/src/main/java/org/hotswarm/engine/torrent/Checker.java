package org.hotswarm.engine.torrent;

import io.netty.buffer.ByteBuf;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.hotswarm.engine.data.StorePort;
import org.hotswarm.model.geometry.Geometry;
import org.hotswarm.model.geometry.PieceSet;
import org.hotswarm.model.hash.PieceHashes;
import org.hotswarm.spi.store.Store;

/**
 * Checks pieces on disk: read on the disk lane, hashed on all cores, a few pieces at a time.
 *
 * <p>Owner thread: the torrent's loop.
 */
final class Checker {
  private static final int MOST_AT_ONCE = Runtime.getRuntime().availableProcessors() + 1;

  /** Bytes read and not yet hashed. */
  private static final long MOST_BYTES = 32L << 20;

  private static final int MILLION = 1_000_000;

  private final Geometry geometry;
  private final PieceHashes hashes;
  private final StorePort store;
  private final Household.Means means;
  private final int window;
  private final PieceSet suspects;
  private final PieceSet right;
  private final CompletableFuture<PieceSet> result = new CompletableFuture<>();
  private int next;
  private int begun;
  private int done;
  private boolean cancelled;

  /**
   * @param suspects the pieces to check
   */
  Checker(Transfer transfer, Household.Means means, PieceSet suspects) {
    this.geometry = transfer.geometry();
    this.hashes = transfer.info().pieces();
    this.store = transfer.store();
    this.means = means;
    this.window = (int) Math.max(1, Math.min(MOST_AT_ONCE, MOST_BYTES / geometry.pieceLength()));
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
    while (!cancelled && next >= 0 && begun - done < window) {
      int piece = next;
      next = suspects.nextSet(piece + 1);
      begun++;
      check(piece);
    }
    if (begun == done && (cancelled || next < 0)) {
      result.complete(right);
    }
  }

  private void check(int piece) {
    CompletableFuture<Boolean> verdict = new CompletableFuture<>();
    store
        .ask(
            on -> {
              ByteBuf data = read(on, piece);
              means.disk().execute(() -> verdict.complete(isRight(piece, data)));
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

  private ByteBuf read(Store from, int piece) throws IOException {
    int length = geometry.pieceLength(piece);
    ByteBuf data = means.buffers().directBuffer(length, length);
    try {
      from.read(piece, 0, data.nioBuffer(0, length));
    } catch (IOException | RuntimeException missing) {
      data.release();
      throw missing;
    }
    return data.writerIndex(length);
  }

  /** Hashes {@code data}, which the JDK does in parts that stay in the cache, and lets it go. */
  private boolean isRight(int piece, ByteBuf data) {
    MessageDigest sha1 = sha1();
    sha1.update(data.nioBuffer());
    data.release();
    return hashes.matches(piece, sha1.digest());
  }

  private void on(int piece, Boolean isRight) {
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
