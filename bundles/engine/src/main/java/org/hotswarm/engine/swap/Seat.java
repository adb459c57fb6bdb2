package org.hotswarm.engine.swap;

import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.hotswarm.api.module.SlotStatus;
import org.hotswarm.model.hash.InfoHash;

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
   * @return completed when it uses none but what is offered; it may still be on its way to a better
   *     one
   */
  CompletionStage<Void> settle(Invitation<P> invitation);

  /** The offer it uses now. Any thread. */
  Optional<Offer<P>> using();

  /** How it is. Any thread. */
  SlotStatus.State state();

  /** The torrent whose seat it is; empty for the session's. Any thread. */
  Optional<InfoHash> torrent();
}
