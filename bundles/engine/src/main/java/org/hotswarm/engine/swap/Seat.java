package org.hotswarm.engine.swap;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/**
 * Something that uses one provider of a kind at a time.
 *
 * @param <P> the service type
 */
public interface Seat<P> {
  /** Whether it can use this provider, as settings choose it. Any thread. */
  boolean takes(Offer<P> offer);

  /**
   * Told that its offers may have changed. Any thread; only posts.
   *
   * @param offers answers those that fit at the moment it is asked, best first; asked where the
   *     seat lives, so that whoever is told last settles on what is true last
   * @return completed when it uses none but these
   */
  CompletionStage<Void> settle(Supplier<List<Offer<P>>> offers);

  /** The offer it uses now. Any thread. */
  Optional<Offer<P>> using();
}
