package org.hotswarm.engine.data;

import java.util.Arrays;
import org.hotswarm.model.geometry.Geometry;
import org.hotswarm.model.geometry.PieceSet;

/**
 * What of a torrent is verified, what is wanted, and how often it is there.
 *
 * <p>Owner thread: the torrent's loop. Invariants: {@link #missing} holds the pieces wanted and not
 * verified, and no others.
 */
public final class Pieces {
  /** Priority of a piece nobody said anything about (manual: piece_priority). */
  public static final int NORMAL = 1;

  private final Geometry geometry;
  private final PieceSet verified;
  private final PieceSet missing;
  private final byte[] priorities;
  private final Availability availability;
  private PieceSet shown;

  /** All wanted, none verified. */
  public Pieces(Geometry geometry) {
    this.geometry = geometry;
    this.verified = new PieceSet(geometry.pieceCount());
    this.shown = verified.copy();
    this.missing = PieceSet.full(geometry.pieceCount());
    this.priorities = new byte[geometry.pieceCount()];
    Arrays.fill(priorities, (byte) NORMAL);
    this.availability = new Availability(geometry.pieceCount());
  }

  /** The torrent's measures. */
  public Geometry geometry() {
    return geometry;
  }

  /** The verified pieces; live. */
  public PieceSet verified() {
    return verified;
  }

  /** The verified pieces now, in a set that never changes. */
  public PieceSet shown() {
    if (!shown.equals(verified)) {
      shown = verified.copy();
    }
    return shown;
  }

  /** The pieces wanted and not verified; live. */
  public PieceSet missing() {
    return missing;
  }

  /** How often each piece is there among the peers. */
  public Availability availability() {
    return availability;
  }

  /** 0 for not wanted, 1 normal, 7 highest. */
  public int priority(int piece) {
    return priorities[piece];
  }

  /** Sets a priority. */
  public void priority(int piece, int value) {
    priorities[piece] = (byte) value;
    if (value > 0 && !verified.has(piece)) {
      missing.add(piece);
    } else {
      missing.remove(piece);
    }
  }

  /** {@code piece} is verified. */
  public void verify(int piece) {
    verified.add(piece);
    missing.remove(piece);
  }

  /** {@code piece} was verified, and is so no longer. */
  void unverify(int piece) {
    verified.remove(piece);
    priority(piece, priorities[piece]);
  }

  /** Exactly these are verified. */
  public void verifyAll(PieceSet these) {
    verified.clear();
    for (int piece = 0; piece < priorities.length; piece++) {
      if (these.has(piece)) {
        verify(piece);
      } else {
        priority(piece, priorities[piece]);
      }
    }
  }

  /** Bytes verified. */
  public long verifiedBytes() {
    return bytes(verified);
  }

  /** Bytes wanted and not verified. */
  public long missingBytes() {
    return bytes(missing);
  }

  private long bytes(PieceSet set) {
    int last = geometry.pieceCount() - 1;
    long all = (long) set.count() * geometry.pieceLength();
    boolean hasLast = last >= 0 && set.has(last);
    return hasLast ? all - geometry.pieceLength() + geometry.pieceLength(last) : all;
  }
}
