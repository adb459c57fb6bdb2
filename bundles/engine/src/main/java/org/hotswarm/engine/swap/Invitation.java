package org.hotswarm.engine.swap;

import java.util.List;

/**
 * What a roster has for one of its seats.
 *
 * @param <P> the service type
 */
public interface Invitation<P> {
  /**
   * The offers that the seat can use at this moment, best first; asked where the seat lives, so
   * that whoever is told last settles on what is true last. Any thread.
   */
  List<Offer<P>> offers();

  /** Whether an offer can still be used, be it one of {@link #offers} or not. Any thread. */
  boolean isThere(Offer<P> offer);

  /** Told what has changed in the seat. Any thread; only posts. */
  void onSettled(Settled settled);
}
