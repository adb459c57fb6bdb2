package org.hotswarm.model.hash;

import java.util.Arrays;

/**
 * The nodes of one file's SHA-256 tree that stand for its pieces, from left to right (BEP 52: the
 * values of {@code piece layers}). Immutable.
 */
public final class PieceLayer {
  private final byte[] concatenated;

  private PieceLayer(byte[] concatenated) {
    this.concatenated = concatenated;
  }

  /**
   * Copies {@code concatenated}.
   *
   * @throws IllegalArgumentException when it is empty or its length is no multiple of 32
   */
  public static PieceLayer copyOf(byte[] concatenated) {
    if (concatenated.length == 0 || concatenated.length % Sha256Hash.LENGTH != 0) {
      throw new IllegalArgumentException(
          "a piece layer has 32 bytes for each piece, not " + concatenated.length + " altogether");
    }
    return new PieceLayer(concatenated.clone());
  }

  /** The number of pieces. */
  public int count() {
    return concatenated.length / Sha256Hash.LENGTH;
  }

  /** The node of the file's piece {@code index}, counted from the start of the file. */
  public Sha256Hash hash(int index) {
    int from = index * Sha256Hash.LENGTH;
    return Sha256Hash.copyOf(Arrays.copyOfRange(concatenated, from, from + Sha256Hash.LENGTH));
  }

  /** The {@code pieces root} that these nodes make, for pieces of {@code pieceLength} bytes. */
  public Sha256Hash root(int pieceLength) {
    return MerkleTree.root(concatenated, MerkleTree.levelOfPieces(pieceLength));
  }

  /** A copy of all nodes, one after the other. */
  public byte[] toBytes() {
    return concatenated.clone();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof PieceLayer that && Arrays.equals(concatenated, that.concatenated);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(concatenated);
  }
}
