package org.hotswarm.engine.swap;

import java.io.IOException;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.hotswarm.api.module.ModuleName;
import org.hotswarm.api.module.SlotStatus;
import org.hotswarm.api.module.SwapReport;
import org.hotswarm.engine.fence.ProviderFailure;
import org.hotswarm.engine.loop.Entropy;
import org.hotswarm.spi.Movable;
import org.hotswarm.spi.Provider;
import org.hotswarm.spi.ProviderState;
import org.hotswarm.spi.time.Ticker;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Who is in a slot, who was, and what they left: takes one in, moves from one to the next, lets the
 * last one go.
 *
 * <p>Owner thread: the slot's. Invariants: there is a working object or its state is parked; who
 * was there stays untouched until the next one is open.
 *
 * @param <N> needs
 * @param <S> state
 * @param <W> working object
 * @param <P> provider
 */
final class Tenancy<N, S extends ProviderState, W extends Movable<S>, P extends Provider<N, S, W>> {
  private static final Logger LOG = LoggerFactory.getLogger(Tenancy.class);

  private final N needs;
  private final Host<W> host;
  private final Consumer<Settled> news;
  private final Ticker ticker = Entropy.ticker();
  private Optional<S> parked = Optional.empty();
  private String lost = "";
  private W current;
  private long emptySince;
  private volatile Optional<ModuleName> last = Optional.empty();
  private volatile Optional<Offer<P>> using = Optional.empty();

  Tenancy(N needs, Host<W> host, Consumer<Settled> news) {
    this.needs = needs;
    this.host = host;
    this.news = news;
  }

  W current() {
    return current;
  }

  Optional<Offer<P>> using() {
    return using;
  }

  SlotStatus.State state() {
    if (using.isPresent()) {
      return SlotStatus.State.FILLED;
    }
    return last.isPresent() ? SlotStatus.State.PARKED : SlotStatus.State.EMPTY;
  }

  long now() {
    return ticker.nanos();
  }

  void park(S state) {
    parked = Optional.of(state);
  }

  /** Opens one from {@code offer}; any thread. */
  W open(Offer<P> offer, Optional<S> state) {
    return Objects.requireNonNull(offer.provider().open(needs, state), "nothing was opened");
  }

  /** What the next one would be opened with; what was parked, if the one there cannot say. */
  Optional<S> rehearsalState() {
    try {
      return current == null ? parked : Optional.of(current.snapshot());
    } catch (ProviderFailure reported) {
      return parked;
    }
  }

  /**
   * Goes over to {@code offer}, in one turn of the owner.
   *
   * @param asked when it was asked for
   * @return whether it was taken; if not, all is as before
   */
  boolean move(Offer<P> offer, long asked) {
    long began = ticker.nanos();
    takeState();
    long drained = ticker.nanos();
    W fresh;
    try {
      fresh = host.fenced(offer.fence().ask(() -> open(offer, parked)), offer.fence());
    } catch (ProviderFailure failure) {
      refuse(failure.getMessage());
      return false;
    }
    offer.fence().prove();
    return seat(offer, fresh, began, drained - asked);
  }

  /** Takes in what was opened aside with the state that is parked still. */
  boolean moveIn(Offer<P> offer, W opened, long asked) {
    W fresh = host.fenced(opened, offer.fence());
    return seat(offer, fresh, ticker.nanos(), ticker.nanos() - asked);
  }

  private boolean seat(Offer<P> offer, W fresh, long began, long drain) {
    String from = last.map(ModuleName::id).orElse("");
    try {
      host.carry(Optional.ofNullable(current), from, fresh, offer.id());
    } catch (IOException | RuntimeException failure) {
      fresh.close();
      refuse(offer.fence() + " was not taken: " + failure.getMessage());
      return false;
    }
    W previous = current;
    long since = previous == null && last.isPresent() ? emptySince : began;
    current = fresh;
    using = Optional.of(offer);
    try {
      host.welcome(fresh);
    } catch (RuntimeException failure) {
      LOG.warn("{} failed on what it was told at first", offer.fence(), failure);
    }
    long gap = ticker.nanos() - since;
    Optional<ModuleName> before = last;
    last = Optional.of(offer.name());
    close(previous);
    if (before.isPresent()) {
      tell(before, last, SwapReport.Outcome.TOOK_OVER, fate(), drain, gap);
    }
    return true;
  }

  private SwapReport.State fate() {
    if (!lost.isEmpty()) {
      return SwapReport.State.DROPPED;
    }
    return parked.isPresent() ? SwapReport.State.MOVED : SwapReport.State.NONE;
  }

  void refuse(String reason) {
    Optional<ModuleName> who = using.map(Offer::name);
    SwapReport.Outcome outcome = SwapReport.Outcome.REFUSED;
    SwapReport.State state = who.isPresent() ? SwapReport.State.NONE : SwapReport.State.PARKED;
    news.accept(
        new Settled(
            new Settled.Change(who, who, outcome, state, reason),
            host.torrent(),
            Duration.ZERO,
            Duration.ZERO));
  }

  /** Lets the one there go, and keeps its state. */
  void empty(long asked) {
    if (current == null) {
      return;
    }
    emptySince = ticker.nanos();
    takeState();
    long drain = ticker.nanos() - asked;
    W previous = current;
    current = null;
    using = Optional.empty();
    close(previous);
    tell(
        last,
        Optional.empty(),
        SwapReport.Outcome.PARKED,
        lost.isEmpty() ? SwapReport.State.PARKED : SwapReport.State.DROPPED,
        drain,
        0);
    host.missed();
  }

  private void takeState() {
    lost = "";
    if (current == null) {
      return;
    }
    try {
      host.drain(current);
    } catch (IOException | RuntimeException failure) {
      lost = "what was under way did not end well: " + failure.getMessage();
      LOG.warn("{}", lost, failure);
    }
    try {
      parked = Optional.of(current.snapshot());
    } catch (ProviderFailure failure) {
      lost = failure.getMessage();
    }
  }

  private void close(W previous) {
    if (previous != null) {
      previous.close();
    }
  }

  private void tell(
      Optional<ModuleName> from,
      Optional<ModuleName> to,
      SwapReport.Outcome outcome,
      SwapReport.State state,
      long drain,
      long gap) {
    news.accept(
        new Settled(
            new Settled.Change(from, to, outcome, state, lost),
            host.torrent(),
            Duration.ofNanos(drain),
            Duration.ofNanos(gap)));
  }

  /** Closes the one there for good, without a word, and answers its last state. */
  Optional<S> vacate() {
    takeState();
    W previous = current;
    current = null;
    using = Optional.empty();
    last = Optional.empty();
    close(previous);
    return parked;
  }
}
