package org.hotswarm.model.resume;

import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.hotswarm.model.geometry.Geometry;
import org.hotswarm.model.geometry.PieceSet;
import org.hotswarm.model.hash.InfoHash;

/**
 * What fast resume data says of a torrent (manual: fast resume).
 *
 * @param infoHash the torrent
 * @param blocksPerPiece of a piece of the usual length; empty when nothing is said of it
 * @param pieces those that are there
 * @param slots which piece is in which slot, or {@link #FREE} or {@link #UNALLOCATED}; empty when
 *     every piece is in its own place
 * @param peers to whom it was connected
 * @param unfinished pieces of which some blocks are there
 * @param files size and time of each, in torrent order; empty when nothing is said of them
 * @param allocation how files are laid out
 */
public record FastResume(
    InfoHash infoHash,
    OptionalInt blocksPerPiece,
    PieceSet pieces,
    List<Integer> slots,
    List<Peer> peers,
    List<Unfinished> unfinished,
    List<FileTime> files,
    Allocation allocation) {
  /** A slot that holds no piece. */
  public static final int FREE = -2;

  /** A slot for which there is no room on disk yet. */
  public static final int UNALLOCATED = -1;

  private static final int BLOCK = Geometry.BLOCK_LENGTH;
  private static final int MOST_BLOCKS = 256;

  public FastResume {
    pieces = pieces.copy();
    slots = List.copyOf(slots);
    peers = List.copyOf(peers);
    unfinished = List.copyOf(unfinished);
    files = List.copyOf(files);
  }

  /** A copy; changing it changes nothing here. */
  @Override
  public PieceSet pieces() {
    return pieces.copy();
  }

  /** How files are laid out. */
  public enum Allocation {
    /** Every piece in its own place, in files of their full length or with holes. */
    FULL,
    /** Pieces one behind the other as they came, in slots. */
    COMPACT
  }

  /**
   * A peer.
   *
   * @param ip IPv4 or IPv6, in text
   * @param port where it listens, 1 to 65535
   */
  public record Peer(String ip, int port) {}

  /**
   * A piece of which some blocks are there.
   *
   * @param piece its number
   * @param blocks those that are there
   * @param adler32 of their bytes, one block after the other; empty when nothing is said of it
   */
  public record Unfinished(int piece, BitSet blocks, OptionalInt adler32) {
    public Unfinished {
      blocks = (BitSet) blocks.clone();
    }

    /** A copy; changing it changes nothing here. */
    @Override
    public BitSet blocks() {
      return (BitSet) blocks.clone();
    }
  }

  /**
   * A file when it was last written to.
   *
   * @param length bytes
   * @param modifiedSeconds since the epoch
   */
  public record FileTime(long length, long modifiedSeconds) {}

  /** Blocks of a piece of that many bytes (manual: 1 to 256; beyond 4 MiB blocks are larger). */
  public static int blocksPerPiece(int pieceLength) {
    return Math.max(1, Math.min(MOST_BLOCKS, pieceLength / BLOCK));
  }

  /** Bytes of a block in this data for pieces of that many bytes. */
  public static int blockLength(int pieceLength) {
    return Math.max(BLOCK, pieceLength / MOST_BLOCKS);
  }

  /**
   * Why this cannot be of a torrent with those measures; empty when it can.
   *
   * @return words for the user
   */
  public Optional<String> misfit(InfoHash torrent, Geometry geometry) {
    if (!infoHash.equals(torrent)) {
      return Optional.of("it is of " + infoHash + ", not of " + torrent);
    }
    if (pieces.size() != geometry.pieceCount()) {
      return Optional.of(
          "it has flags of " + pieces.size() + " pieces, not of " + geometry.pieceCount());
    }
    int blocks = blocksPerPiece(geometry.pieceLength());
    if (blocksPerPiece.isPresent() && blocksPerPiece.getAsInt() != blocks) {
      return Optional.of(
          "it has " + blocksPerPiece.getAsInt() + " blocks in a piece, not " + blocks);
    }
    if (!files.isEmpty() && files.size() != geometry.files().size()) {
      return Optional.of("it has " + files.size() + " files, not " + geometry.files().size());
    }
    return Optional.empty();
  }

  /**
   * Whether it may be believed, with the files on disk as they are now. Pieces that are in their
   * own place stay there whatever becomes of the times; in slots every file must be as it was
   * (manual: allocation).
   */
  public boolean isCurrent(List<FileTime> now) {
    return allocation == Allocation.FULL || files.equals(now);
  }

  /** Whether a piece lies in the slot of another, so that it has to be moved before it is used. */
  public boolean hasMovedPieces() {
    for (int slot = 0; slot < slots.size(); slot++) {
      if (slots.get(slot) >= 0 && slots.get(slot) != slot) {
        return true;
      }
    }
    return false;
  }
}
