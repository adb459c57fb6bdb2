package org.hotswarm.engine.swap;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.hotswarm.spi.Movable;
import org.hotswarm.spi.Provider;
import org.hotswarm.spi.ProviderState;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A place for one working object. Fills itself from the best provider, hands state over when
 * another one is better, and parks the state while there is none.
 *
 * <p>Owner thread: the executor it was made with, for {@link #current}, {@link #vacate} and all
 * that a working object is asked.
 *
 * @param <N> needs
 * @param <S> state
 * @param <W> working object
 * @param <P> provider
 */
public final class Slot<
        N, S extends ProviderState, W extends Movable<S>, P extends Provider<N, S, W>>
    implements Seat<P> {
  private static final Logger LOG = LoggerFactory.getLogger(Slot.class);

  private final Executor owner;
  private final N needs;
  private final Choice<P> choice;
  private final Consumer<W> replay;
  private final Runnable missed;
  private Optional<S> parked = Optional.empty();
  private W current;
  private boolean closed;
  private volatile Optional<Offer<P>> using = Optional.empty();

  /**
   * @param owner where the working object lives
   * @param needs what it is given
   * @param choice which providers it can use
   * @param replay tells a new working object the facts; runs on the owner
   */
  public Slot(Executor owner, N needs, Choice<P> choice, Consumer<W> replay) {
    this(owner, needs, choice, replay, () -> {});
  }

  /**
   * @param owner where the working object lives
   * @param needs what it is given
   * @param choice which providers it can use
   * @param replay tells a new working object the facts; runs on the owner
   * @param missed told when a working object has left and no other came; runs on the owner
   */
  public Slot(Executor owner, N needs, Choice<P> choice, Consumer<W> replay, Runnable missed) {
    this.owner = owner;
    this.needs = needs;
    this.choice = choice;
    this.replay = replay;
    this.missed = missed;
  }

  /** The working object, if there is one. Owner only. */
  public Optional<W> current() {
    return Optional.ofNullable(current);
  }

  /** The working object or null; for paths taken for every block. Owner only. */
  public W orNull() {
    return current;
  }

  /**
   * State from elsewhere, for the first working object to start with. Owner only, before the slot
   * is attached.
   */
  public void park(S state) {
    parked = Optional.of(state);
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
  public CompletionStage<Void> settle(Supplier<List<Offer<P>>> offers) {
    CompletableFuture<Void> free = new CompletableFuture<>();
    try {
      owner.execute(
          () -> {
            try {
              onSettle(offers.get());
            } finally {
              free.complete(null);
            }
          });
    } catch (RejectedExecutionException ended) {
      LOG.debug("the owner of a slot has ended, and its working object with it", ended);
      free.complete(null);
    }
    return free;
  }

  /** Takes the best offer that can be opened; the one in use need not be opened again. */
  private void onSettle(List<Offer<P>> offers) {
    if (closed) {
      return;
    }
    for (Offer<P> offer : offers) {
      if (using.filter(offer::equals).isPresent() || fill(offer)) {
        return;
      }
    }
    if (current != null) {
      empty();
      missed.run();
    }
  }

  private boolean fill(Offer<P> offer) {
    W next;
    try {
      next = Objects.requireNonNull(offer.provider().open(needs, state()), "nothing was opened");
    } catch (RuntimeException | LinkageError failure) {
      LOG.warn("provider {} could not be opened; the next best is used", offer.id(), failure);
      return false;
    }
    W previous = current;
    current = next;
    using = Optional.of(offer);
    try {
      replay.accept(next);
    } catch (RuntimeException | LinkageError failure) {
      LOG.warn("provider {} failed on what it was told at first", offer.id(), failure);
    }
    close(previous);
    return true;
  }

  /** That of the working object; what it started with, if it cannot say. */
  private Optional<S> state() {
    if (current != null) {
      try {
        parked = Optional.of(current.snapshot());
      } catch (RuntimeException | LinkageError failure) {
        LOG.warn("a working object could not say its state", failure);
      }
    }
    return parked;
  }

  private void empty() {
    parked = state();
    W previous = current;
    current = null;
    using = Optional.empty();
    close(previous);
  }

  private void close(W previous) {
    try {
      if (previous != null) {
        previous.close();
      }
    } catch (RuntimeException | LinkageError failure) {
      LOG.warn("a working object could not be closed", failure);
    }
  }

  /** Closes the working object for good and answers its last state. Owner only. */
  public Optional<S> vacate() {
    closed = true;
    empty();
    return parked;
  }
}
