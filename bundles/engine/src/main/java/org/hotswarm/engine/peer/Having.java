package org.hotswarm.engine.peer;

import java.util.BitSet;
import org.hotswarm.engine.loop.RateMeter;
import org.hotswarm.model.geometry.PieceSet;
import org.hotswarm.model.wire.WireException;

/**
 * What a peer said it has. Before the info dictionary is known its words are only kept, within
 * bounds, and read when the number of pieces is.
 *
 * <p>Owner thread: the torrent's loop. Invariants: have all and have none come first or not at all
 * (BEP 6); nothing is taken back.
 */
public final class Having {
  private static final PieceSet NOTHING = new PieceSet(0);

  private final BitSet early = new BitSet();
  private PieceSet pieces = NOTHING;
  private byte[] earlyBits;
  private boolean earlyAll;
  private boolean stated;
  private boolean known;
  private PieceSet shown = NOTHING;
  private final RateMeter meter = new RateMeter();
  private int news;

  /** What it has; empty and of size 0 while the number of pieces is not known. */
  public PieceSet pieces() {
    return pieces;
  }

  /** Whether it has all pieces, as far as can be told. */
  public boolean isSeed() {
    return known ? pieces.isFull() && pieces.size() > 0 : earlyAll;
  }

  /** What it has now, in a set that never changes. */
  public PieceSet shown() {
    if (!shown.equals(pieces)) {
      shown = pieces.copy();
    }
    return shown;
  }

  /**
   * Once a second.
   *
   * @param pieceLength bytes; 0 while it is not known
   */
  void tick(long elapsedNanos, int pieceLength) {
    meter.update((long) news * pieceLength, elapsedNanos);
  }

  /** How fast it downloads, from whomever: what it told of new pieces, in bytes per second. */
  public long rate() {
    return meter.rate();
  }

  private void state(String message) throws WireException {
    if (stated) {
      throw new WireException(message + " after what it has was said already");
    }
    stated = true;
  }

  /**
   * It sent {@code bitfield}. BEP 3 has it as the first message only, but aria2 sends another one
   * in place of many {@code have}; one that takes nothing back is as good as those.
   */
  public void bitfield(byte[] bits) throws WireException {
    stated = true;
    if (known) {
      PieceSet now = read(bits, pieces.size());
      if (now.lacksSomeOf(pieces)) {
        throw new WireException("bitfield takes back pieces that were said to be there");
      }
      pieces = now;
    } else if (earlyAll || earlyBits != null && earlyBits.length != bits.length) {
      throw new WireException("bitfield contradicts what was said before");
    } else {
      earlyBits = bits.clone();
    }
  }

  private static PieceSet read(byte[] bits, int count) throws WireException {
    try {
      return PieceSet.ofBytes(bits, count);
    } catch (IllegalArgumentException wrong) {
      throw new WireException(wrong.getMessage());
    }
  }

  /** It sent {@code have all} (BEP 6). */
  public void all() throws WireException {
    state("have all");
    if (known) {
      pieces.fill();
    } else {
      earlyAll = true;
    }
  }

  /** It sent {@code have none} (BEP 6). */
  public void none() throws WireException {
    state("have none");
  }

  /**
   * It sent {@code have}; true if that is news.
   *
   * @param most pieces a torrent may have
   */
  public boolean have(int piece, int most) throws WireException {
    stated = true;
    int bound = known ? pieces.size() : most;
    if (piece < 0 || piece >= bound) {
      throw new WireException(
          "have names piece " + Integer.toUnsignedString(piece) + " of " + bound);
    }
    if (known) {
      boolean added = pieces.add(piece);
      news += added ? 1 : 0;
      return added;
    }
    boolean news = !early.get(piece);
    early.set(piece);
    return news;
  }

  /** The number of pieces is known now; what was said before must fit it. */
  public void learn(int count) throws WireException {
    known = true;
    pieces = new PieceSet(count);
    if (early.length() > count) {
      throw new WireException("have named piece " + (early.length() - 1) + " of " + count);
    }
    if (earlyBits != null) {
      pieces = read(earlyBits, count);
    }
    if (earlyAll) {
      pieces.fill();
    }
    early.stream().forEach(pieces::add);
    earlyBits = null;
    early.clear();
  }
}
