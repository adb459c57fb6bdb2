package org.hotswarm.engine.swap;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import org.hotswarm.api.module.ModuleName;
import org.hotswarm.api.module.SlotStatus;
import org.hotswarm.api.module.SwapReport;
import org.hotswarm.engine.fence.Fence;
import org.hotswarm.engine.loop.Entropy;
import org.hotswarm.model.hash.InfoHash;
import org.hotswarm.spi.time.Ticker;

/**
 * The seat of a stateless codec: whoever asks gets the one of the moment and must not keep it.
 *
 * <p>Owner thread: any.
 *
 * @param <P> the codec
 */
public final class Front<P> implements Seat<P> {
  /**
   * How long a call waits for the next codec when it finds that there is none any more. Updating a
   * bundle in place takes a small part of it.
   */
  private static final Duration PATIENCE = Duration.ofMillis(500);

  private static final long MILLION = 1_000_000;

  private final Choice<P> choice;
  private final BiFunction<P, Fence, P> fenced;
  private final Ticker ticker = Entropy.ticker();
  private volatile Optional<P> current = Optional.empty();
  private volatile Optional<Offer<P>> using = Optional.empty();
  private volatile Optional<ModuleName> last = Optional.empty();
  private long emptySince;
  private boolean givenUp;

  /**
   * @param wanted id that settings choose; empty for the best
   * @param fenced puts a codec behind its fence
   */
  public Front(Supplier<String> wanted, BiFunction<P, Fence, P> fenced) {
    this.choice = Choice.named(wanted);
    this.fenced = fenced;
  }

  /** The codec of the moment. */
  public Optional<P> current() {
    return current;
  }

  /**
   * The codec of the moment. When one has just left, waits a little for the next: whoever calls is
   * in the middle of something. Only the first wait is a long one; then it is known that none
   * comes.
   */
  Optional<P> await() {
    Optional<P> there = current;
    return there.isPresent() || last.isEmpty() ? there : waited();
  }

  private synchronized Optional<P> waited() {
    long deadline = emptySince + PATIENCE.toNanos();
    long left = deadline - ticker.nanos();
    try {
      while (current.isEmpty() && !givenUp && left > 0) {
        wait(left / MILLION, (int) (left % MILLION));
        left = deadline - ticker.nanos();
      }
    } catch (InterruptedException leave) {
      Thread.currentThread().interrupt();
    }
    givenUp = current.isEmpty();
    return current;
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
  public SlotStatus.State state() {
    if (using.isPresent()) {
      return SlotStatus.State.FILLED;
    }
    return last.isPresent() ? SlotStatus.State.PARKED : SlotStatus.State.EMPTY;
  }

  @Override
  public Optional<InfoHash> torrent() {
    return Optional.empty();
  }

  @Override
  public CompletionStage<Void> settle(Invitation<P> invitation) {
    change(invitation).ifPresent(invitation::onSettled);
    return CompletableFuture.completedFuture(null);
  }

  private synchronized Optional<Settled> change(Invitation<P> invitation) {
    Optional<Offer<P>> best = invitation.offers().stream().findFirst();
    if (best.equals(using)) {
      return Optional.empty();
    }
    Optional<ModuleName> before = last;
    long gap = using.isEmpty() && before.isPresent() ? ticker.nanos() - emptySince : 0;
    using = best;
    current = best.map(offer -> fenced.apply(offer.provider(), offer.fence()));
    if (best.isEmpty()) {
      emptySince = ticker.nanos();
      givenUp = false;
    } else {
      last = best.map(Offer::name);
      notifyAll();
    }
    return before.map(from -> settled(from, best.map(Offer::name), gap));
  }

  private static Settled settled(ModuleName from, Optional<ModuleName> to, long gap) {
    SwapReport.Outcome outcome =
        to.isPresent() ? SwapReport.Outcome.TOOK_OVER : SwapReport.Outcome.PARKED;
    return new Settled(
        new Settled.Change(Optional.of(from), to, outcome, SwapReport.State.NONE, ""),
        Optional.empty(),
        Duration.ZERO,
        Duration.ofNanos(gap));
  }
}
