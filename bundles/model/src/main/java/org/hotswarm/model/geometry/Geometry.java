package org.hotswarm.model.geometry;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The measures of one torrent: how its bytes divide into pieces, blocks and files. Immutable.
 *
 * <p>All pieces are {@link #pieceLength()} long but the last, which holds what is left (BEP 3).
 */
public final class Geometry {
  /**
   * Bytes of a block, the unit of requests that every client uses (BEP 3: "all current
   * implementations use 2^14").
   */
  public static final int BLOCK_LENGTH = 16_384;

  /** Longest request answered (limit: 1..128 KiB). */
  public static final int MAXIMUM_REQUEST_LENGTH = 131_072;

  private final long totalLength;
  private final int pieceLength;
  private final List<FileSpan> files;

  /**
   * @param pieceLength bytes of every piece but the last, at least 1
   * @param files spans that follow one another without a gap, in torrent order
   * @throws IllegalArgumentException when a length is out of range or a span is out of place
   */
  public Geometry(int pieceLength, List<FileSpan> files) {
    if (pieceLength < 1) {
      throw new IllegalArgumentException("piece length " + pieceLength + " is not positive");
    }
    this.pieceLength = pieceLength;
    this.files = List.copyOf(files);
    this.totalLength = end(this.files);
    if (pieces(totalLength, pieceLength) > Integer.MAX_VALUE) {
      throw new IllegalArgumentException("more pieces than an index can name");
    }
  }

  private static long end(List<FileSpan> files) {
    long end = 0;
    for (FileSpan file : files) {
      if (file.offset() != end || file.length() < 0 || file.end() < end) {
        throw new IllegalArgumentException(file + " does not continue at " + end);
      }
      end = file.end();
    }
    return end;
  }

  /** Of plain files with these lengths in bytes. */
  public static Geometry ofLengths(int pieceLength, List<Long> fileLengths) {
    return new Geometry(pieceLength, spans(fileLengths));
  }

  private static List<FileSpan> spans(List<Long> lengths) {
    List<FileSpan> spans = new ArrayList<>(lengths.size());
    long offset = 0;
    for (long length : lengths) {
      spans.add(new FileSpan(offset, length, false));
      offset += length;
    }
    return spans;
  }

  private static long pieces(long total, int pieceLength) {
    return (total + pieceLength - 1) / pieceLength;
  }

  /** Bytes of all files together. */
  public long totalLength() {
    return totalLength;
  }

  /** Bytes of every piece but the last. */
  public int pieceLength() {
    return pieceLength;
  }

  /** Number of pieces. */
  public int pieceCount() {
    return (int) pieces(totalLength, pieceLength);
  }

  /** The files in torrent order. */
  public List<FileSpan> files() {
    return files;
  }

  /** Bytes of {@code piece}. */
  public int pieceLength(int piece) {
    return (int) Math.min(pieceLength, totalLength - (long) piece * pieceLength);
  }

  /** Number of 16 KiB blocks in {@code piece}, the last of them possibly shorter. */
  public int blockCount(int piece) {
    return (pieceLength(piece) + BLOCK_LENGTH - 1) / BLOCK_LENGTH;
  }

  /** The {@code index}-th 16 KiB block of {@code piece}. */
  public Block block(int piece, int index) {
    int begin = index * BLOCK_LENGTH;
    return new Block(piece, begin, Math.min(BLOCK_LENGTH, pieceLength(piece) - begin));
  }

  /**
   * The range as a block, if it lies inside one piece of this torrent and is 1 byte to 128 KiB
   * long.
   */
  public Optional<Block> block(int piece, int begin, int length) {
    if (piece < 0 || piece >= pieceCount() || begin < 0) {
      return Optional.empty();
    }
    boolean inside =
        length >= 1 && length <= MAXIMUM_REQUEST_LENGTH && begin <= pieceLength(piece) - length;
    return inside ? Optional.of(new Block(piece, begin, length)) : Optional.empty();
  }

  /** Whether {@code block} is one of this torrent's 16 KiB blocks. */
  public boolean isWholeBlock(Block block) {
    return block.begin() % BLOCK_LENGTH == 0 && block(block.piece(), block.index()).equals(block);
  }

  /** First byte of {@code begin} in {@code piece}, counted from the start of the torrent. */
  public long offset(int piece, int begin) {
    return (long) piece * pieceLength + begin;
  }

  /** The piece that holds the byte at {@code offset}. */
  public int pieceAt(long offset) {
    return (int) (offset / pieceLength);
  }

  /**
   * The runs of file bytes that make up {@code length} bytes of {@code piece} from {@code begin},
   * in order.
   */
  public List<FileSlice> slices(int piece, int begin, int length) {
    List<FileSlice> slices = new ArrayList<>(2);
    long at = offset(piece, begin);
    int left = length;
    for (int file = fileAt(at); left > 0 && file < files.size(); file++) {
      FileSpan span = files.get(file);
      int part = (int) Math.min(left, span.end() - at);
      if (part > 0) {
        slices.add(new FileSlice(file, at - span.offset(), part));
        at += part;
        left -= part;
      }
    }
    return slices;
  }

  /**
   * A range of a file as what is asked of a peer for it: the parts of 16 KiB blocks that make up
   * {@code length} bytes of {@code file} from {@code offset}, in order (manual: map_file).
   *
   * @throws IllegalArgumentException when the file has no such range
   */
  public List<Block> blocks(int file, long offset, int length) {
    FileSpan span = files.get(file);
    if (offset < 0 || length < 0 || offset > span.length() - length) {
      throw new IllegalArgumentException(
          length + " bytes from " + offset + " are not all in a file of " + span.length());
    }
    List<Block> blocks = new ArrayList<>(length / BLOCK_LENGTH + 2);
    long at = span.offset() + offset;
    int left = length;
    while (left > 0) {
      int piece = pieceAt(at);
      int begin = (int) (at - offset(piece, 0));
      int end = Math.min(pieceLength, (begin / BLOCK_LENGTH + 1) * BLOCK_LENGTH);
      int part = Math.min(left, end - begin);
      blocks.add(new Block(piece, begin, part));
      at += part;
      left -= part;
    }
    return blocks;
  }

  /** The first file that ends after {@code offset}; the number of files when none does. */
  private int fileAt(long offset) {
    int low = 0;
    int high = files.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (files.get(middle).end() <= offset) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /**
   * First piece that holds a byte of {@code file}; for an empty file the piece where it would lie.
   */
  public int firstPiece(int file) {
    return (int) Math.min(files.get(file).offset() / pieceLength, Math.max(0, pieceCount() - 1));
  }

  /** Last piece that holds a byte of {@code file}; one before the first for an empty file. */
  public int lastPiece(int file) {
    FileSpan span = files.get(file);
    return span.length() == 0 ? firstPiece(file) - 1 : (int) ((span.end() - 1) / pieceLength);
  }
}
