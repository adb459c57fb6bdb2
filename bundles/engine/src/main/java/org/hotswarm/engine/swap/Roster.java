package org.hotswarm.engine.swap;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The providers of one kind, best first, and the seats that want one.
 *
 * <p>Owner thread: any; holds its lock only to look.
 *
 * @param <P> the service type
 */
public final class Roster<P> {
  private static final Logger LOG = LoggerFactory.getLogger(Roster.class);

  /** How long a leaving provider is waited for; SCR gives up on its own lock after 5 s. */
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private final String service;
  private final List<Offer<P>> offers = new ArrayList<>();
  private final List<Seat<P>> seats = new ArrayList<>();
  private final List<Runnable> watchers = new CopyOnWriteArrayList<>();

  /**
   * @param service what this kind is called, such as {@code picker}
   */
  public Roster(String service) {
    this.service = service;
  }

  /** What this kind is called. */
  public String service() {
    return service;
  }

  /** A provider came. */
  public void join(Offer<P> offer) {
    synchronized (this) {
      offers.add(offer);
      offers.sort(null);
    }
    resettle();
    watchers.forEach(Runnable::run);
  }

  /** Runs {@code watcher}, which only posts, whenever a provider came. */
  public void watch(Runnable watcher) {
    watchers.add(watcher);
  }

  /** Ends {@link #watch}. */
  public void unwatch(Runnable watcher) {
    watchers.remove(watcher);
  }

  /** A provider is about to go; returns when nothing uses it, or patience has ended. */
  public void leave(P provider) {
    synchronized (this) {
      offers.removeIf(offer -> offer.provider() == provider);
    }
    CompletableFuture<Void> free = resettle();
    try {
      free.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException slow) {
      LOG.warn("{} provider {} did not come free within {}", service, provider, PATIENCE);
    } catch (ExecutionException failed) {
      LOG.warn("{} provider {} failed while it was let go", service, provider, failed);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /** A seat is taken from now on; it is settled at once. */
  public void attach(Seat<P> seat) {
    synchronized (this) {
      seats.add(seat);
    }
    seat.settle(() -> fitting(seat));
  }

  /** A seat is given up. The caller has vacated it. */
  public void detach(Seat<P> seat) {
    synchronized (this) {
      seats.remove(seat);
    }
  }

  /** Settles every seat anew, as settings may have changed. */
  public CompletableFuture<Void> resettle() {
    List<Seat<P>> all;
    synchronized (this) {
      all = List.copyOf(seats);
    }
    return CompletableFuture.allOf(
        all.stream()
            .map(seat -> seat.settle(() -> fitting(seat)).toCompletableFuture())
            .toArray(CompletableFuture[]::new));
  }

  private List<Offer<P>> fitting(Seat<P> seat) {
    return offers().stream().filter(offer -> takes(seat, offer)).toList();
  }

  private boolean takes(Seat<P> seat, Offer<P> offer) {
    try {
      return seat.takes(offer);
    } catch (RuntimeException | LinkageError failure) {
      LOG.warn("{} provider {} cannot say what it is for", service, offer.id(), failure);
      return false;
    }
  }

  /** The best offer that fits. */
  public Optional<Offer<P>> find(Predicate<Offer<P>> fits) {
    return offers().stream().filter(fits).findFirst();
  }

  /** All offers, best first. */
  public synchronized List<Offer<P>> offers() {
    return List.copyOf(offers);
  }

  /** How many seats use {@code offer}. */
  public synchronized int serving(Offer<P> offer) {
    return (int)
        seats.stream().filter(seat -> seat.using().filter(offer::equals).isPresent()).count();
  }
}
