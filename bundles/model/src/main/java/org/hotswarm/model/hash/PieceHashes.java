package org.hotswarm.model.hash;

import java.util.Arrays;

/**
 * The SHA-1 of every piece, in piece order: the {@code pieces} string of an info dictionary (BEP
 * 3). Immutable.
 */
public final class PieceHashes {
  /** Bytes of one hash (BEP 3). */
  public static final int HASH_LENGTH = 20;

  private final byte[] concatenated;

  private PieceHashes(byte[] concatenated) {
    this.concatenated = concatenated;
  }

  /**
   * Copies {@code concatenated}.
   *
   * @throws IllegalArgumentException when its length is no multiple of 20
   */
  public static PieceHashes copyOf(byte[] concatenated) {
    if (concatenated.length % HASH_LENGTH != 0) {
      throw new IllegalArgumentException(
          "piece hashes come in 20 bytes each, not in " + concatenated.length + " altogether");
    }
    return new PieceHashes(concatenated.clone());
  }

  /** The number of pieces. */
  public int count() {
    return concatenated.length / HASH_LENGTH;
  }

  /** Whether {@code digest}, 20 bytes, is the hash of {@code piece}. */
  public boolean matches(int piece, byte[] digest) {
    int from = piece * HASH_LENGTH;
    return Arrays.equals(concatenated, from, from + HASH_LENGTH, digest, 0, digest.length);
  }

  /** A copy of the hash of {@code piece}. */
  public byte[] hash(int piece) {
    return Arrays.copyOfRange(concatenated, piece * HASH_LENGTH, (piece + 1) * HASH_LENGTH);
  }

  /** A copy of all hashes, one after the other. */
  public byte[] toBytes() {
    return concatenated.clone();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof PieceHashes that && Arrays.equals(concatenated, that.concatenated);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(concatenated);
  }
}
