package org.hotswarm.engine.make;

import java.util.OptionalInt;
import org.hotswarm.model.metainfo.MetainfoException;

/** How long the pieces of a new torrent are. */
final class PieceLengths {
  /** Shortest; also the unit of requests (BEP 3). */
  private static final int LEAST = 16 << 10;

  /** Longest that is chosen by size. */
  private static final int MOST = 16 << 20;

  /** Longest power of two within limit 6. */
  private static final int MOST_ASKED = 256 << 20;

  /** Above this the pieces are made longer, which leaves 1000 to 2000 of them. */
  private static final long WANTED_PIECES = 2000;

  private PieceLengths() {}

  /**
   * The length asked for, or one that suits {@code total} bytes.
   *
   * @param mostPieces limit 6
   * @throws MetainfoException when what is asked for is no power of two from 16 KiB to 256 MiB, or
   *     makes too many pieces
   */
  static int choose(OptionalInt asked, long total, int mostPieces) throws MetainfoException {
    int length = asked.isPresent() ? checked(asked.getAsInt()) : bySize(total, mostPieces);
    long pieces = (total + length - 1) / length;
    if (pieces > mostPieces) {
      throw refusal(
          "pieces of " + length + " bytes would be " + pieces + ", allowed are " + mostPieces);
    }
    return length;
  }

  private static int bySize(long total, int mostPieces) {
    int length = LEAST;
    while (length < MOST && total > length * WANTED_PIECES
        || length < MOST_ASKED && total > (long) length * mostPieces) {
      length *= 2;
    }
    return length;
  }

  private static int checked(int length) throws MetainfoException {
    if (length < LEAST || length > MOST_ASKED || Integer.bitCount(length) != 1) {
      throw refusal(
          "piece length " + length + " is no power of two from " + LEAST + " to " + MOST_ASKED);
    }
    return length;
  }

  private static MetainfoException refusal(String problem) {
    return new MetainfoException(MetainfoException.Kind.TORRENT, problem);
  }
}
