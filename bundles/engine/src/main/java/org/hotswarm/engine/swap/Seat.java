package org.hotswarm.engine.swap;

import java.util.Optional;
import java.util.concurrent.CompletionStage;

/**
 * Something that uses one provider of a kind at a time.
 *
 * @param <P> the service type
 */
public interface Seat<P> {
  /** Whether it can use this provider, as settings choose it. Any thread. */
  boolean takes(Offer<P> offer);

  /**
   * Told which offer it gets now; the same one as before is no change. Any thread; only posts.
   *
   * @return completed when whatever it used before is free
   */
  CompletionStage<Void> settle(Optional<Offer<P>> offer);

  /** The offer it uses now. Any thread. */
  Optional<Offer<P>> using();
}
