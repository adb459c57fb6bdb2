package org.hotswarm.picker.rarest;

/** Goes through pieces once, in an order. */
interface PieceWalk {
  /** What {@link #next} answers when no piece is left. */
  int END = -1;

  /** The next piece that is wanted, or {@link #END}. */
  int next();
}
