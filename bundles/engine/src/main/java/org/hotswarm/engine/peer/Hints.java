package org.hotswarm.engine.peer;

import java.util.Optional;
import org.hotswarm.model.geometry.PieceSet;

/**
 * Pieces that a peer named to us (BEP 6): those we may have while it chokes us, and those that are
 * cheap for it to send.
 *
 * <p>Owner thread: the torrent's loop.
 */
public final class Hints {
  private Optional<PieceSet> allowed = Optional.empty();
  private Optional<PieceSet> suggested = Optional.empty();

  /** Pieces it lets us have while it chokes us, if it named any. */
  public Optional<PieceSet> allowed() {
    return allowed;
  }

  /** It lets us have {@code piece}, of {@code count} in all, while it chokes us. */
  public void allow(int piece, int count) {
    allowed = allowed.or(() -> Optional.of(new PieceSet(count)));
    allowed.get().add(piece);
  }

  /** Pieces it suggested and that may be worth asking for. */
  public Optional<PieceSet> suggested() {
    return suggested;
  }

  /** It suggests {@code piece}, of {@code count} in all. */
  public void suggest(int piece, int count) {
    suggested = suggested.or(() -> Optional.of(new PieceSet(count)));
    suggested.get().add(piece);
  }

  /** None of the suggestions is of use any more. */
  public void forgetSuggestions() {
    suggested = Optional.empty();
  }
}
