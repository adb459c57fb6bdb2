package org.hotswarm.engine.swap;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/**
 * The seat of a stateless codec: whoever asks gets the one of the moment and must not keep it.
 *
 * <p>Owner thread: any.
 *
 * @param <P> the codec
 */
public final class Front<P> implements Seat<P> {
  private final Choice<P> choice;
  private volatile Optional<Offer<P>> using = Optional.empty();

  /**
   * @param wanted id that settings choose; empty for the best
   */
  public Front(Supplier<String> wanted) {
    this.choice = Choice.named(wanted);
  }

  /** The codec of the moment. */
  public Optional<P> current() {
    return using.map(Offer::provider);
  }

  @Override
  public boolean takes(Offer<P> offer) {
    return choice.takes(offer);
  }

  @Override
  public Optional<Offer<P>> using() {
    return using;
  }

  @Override
  public synchronized CompletionStage<Void> settle(Supplier<List<Offer<P>>> offers) {
    using = offers.get().stream().findFirst();
    return CompletableFuture.completedFuture(null);
  }
}
