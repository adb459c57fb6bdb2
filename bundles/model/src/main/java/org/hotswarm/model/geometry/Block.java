package org.hotswarm.model.geometry;

/**
 * A range inside one piece that is asked for and sent as a whole. Only {@link Geometry} makes
 * blocks, so one in hand lies inside its torrent.
 */
public final class Block {
  private final int piece;
  private final int begin;
  private final int length;

  Block(int piece, int begin, int length) {
    this.piece = piece;
    this.begin = begin;
    this.length = length;
  }

  /** Index of the piece. */
  public int piece() {
    return piece;
  }

  /** First byte, counted from the start of the piece. */
  public int begin() {
    return begin;
  }

  /** Bytes: 16 KiB, less at the end of a piece; what a peer asks for may be up to 128 KiB. */
  public int length() {
    return length;
  }

  /** One past the last byte, counted from the start of the piece. */
  public int end() {
    return begin + length;
  }

  /** Index of the 16 KiB block within its piece that {@link #begin} falls in. */
  public int index() {
    return begin / Geometry.BLOCK_LENGTH;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Block that
        && piece == that.piece
        && begin == that.begin
        && length == that.length;
  }

  @Override
  public int hashCode() {
    return (piece * 31 + begin) * 31 + length;
  }

  @Override
  public String toString() {
    return "piece " + piece + " [" + begin + "+" + length + "]";
  }
}
