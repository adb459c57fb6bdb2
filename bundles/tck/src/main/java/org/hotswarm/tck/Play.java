package org.hotswarm.tck;

/**
 * A course of events in a world with facts of its own, told to whichever working object is there.
 * The same seed gives the same course.
 *
 * @param <N> what a working object may ask of the engine
 * @param <W> the working object
 */
public interface Play<N, W> {
  /** What the working objects are given, one after the other. */
  N needs();

  /** How many events there are. */
  int length();

  /** Tells a working object that has just been opened the facts, as the engine does. */
  void replay(W object) throws Exception;

  /** Lets the next event happen, and checks what must hold of it. */
  void step(W object) throws Exception;

  /** Brings things to their end, and checks what must hold of all. */
  void finish(W object) throws Exception;

  /** What the engine asks of a working object before it takes its snapshot. */
  default void drain(W object) throws Exception {}

  /** What the engine carries over itself when the next one is of another kind. */
  default void carry(W from, W to) throws Exception {}
}
