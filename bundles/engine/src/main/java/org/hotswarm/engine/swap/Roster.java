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
import org.hotswarm.api.alert.SessionAlert.ProviderFault.Kind;
import org.hotswarm.api.module.ModuleStatus;
import org.hotswarm.api.module.SlotStatus;
import org.hotswarm.engine.fence.Fence;
import org.hotswarm.engine.fence.Tempo;
import org.hotswarm.engine.fence.Watch;
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
  private final Tempo tempo;
  private final Watch watch;
  private final Reports reports;
  private final List<Offer<P>> offers = new ArrayList<>();
  private final List<Seat<P>> seats = new ArrayList<>();
  private final List<Runnable> watchers = new CopyOnWriteArrayList<>();

  /**
   * @param service what this kind is called, such as {@code picker}
   */
  public Roster(String service) {
    this(service, Tempo.LOOP, Watch.unattended());
  }

  private Roster(String service, Tempo tempo, Watch watch) {
    this(service, tempo, watch, new Reports(watch));
  }

  Roster(String service, Tempo tempo, Watch watch, Reports reports) {
    this.service = service;
    this.tempo = tempo;
    this.watch = watch;
    this.reports = reports;
    watch.listen(this::onFault);
  }

  private void onFault(Fence fence, Kind kind, String words) {
    if (kind == Kind.QUARANTINED && fence.service().equals(service)) {
      watch.aside().execute(this::resettle);
    }
  }

  /** What this kind is called. */
  public String service() {
    return service;
  }

  /** A provider came. */
  public void join(Offer<P> offer) {
    Offer<P> fenced = offer.behind(watch.around(service, offer.name(), tempo));
    synchronized (this) {
      offers.add(fenced);
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
    List<Offer<P>> leaving;
    synchronized (this) {
      leaving = offers.stream().filter(offer -> offer.provider() == provider).toList();
      offers.removeAll(leaving);
    }
    boolean free = isDone(resettle());
    for (Offer<P> offer : leaving) {
      free = offer.fence().awaitIdle(free ? PATIENCE : Duration.ZERO) && free;
      watch.forget(offer.fence());
      if (!free) {
        reports.onFault(offer.fence(), Kind.SLOW, offer.fence() + " did not come free in time");
      }
    }
  }

  private boolean isDone(CompletableFuture<Void> settled) {
    try {
      settled.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
      return true;
    } catch (TimeoutException slow) {
      LOG.debug("{} has seats that do not settle", service, slow);
    } catch (ExecutionException failed) {
      LOG.warn("a {} failed while it was let go", service, failed);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
    return false;
  }

  /** A seat is taken from now on; it is settled at once. */
  public void attach(Seat<P> seat) {
    synchronized (this) {
      seats.add(seat);
    }
    seat.settle(new ForSeat(seat));
  }

  /** A seat is given up. The caller has vacated it. */
  public void detach(Seat<P> seat) {
    synchronized (this) {
      seats.remove(seat);
    }
  }

  /** Settles every seat anew, as settings may have changed. */
  public CompletableFuture<Void> resettle() {
    return CompletableFuture.allOf(
        seats().stream()
            .map(seat -> seat.settle(new ForSeat(seat)).toCompletableFuture())
            .toArray(CompletableFuture[]::new));
  }

  /** Settles that seat anew, as it may take others than before. */
  public void resettle(Seat<P> seat) {
    seat.settle(new ForSeat(seat));
  }

  private synchronized List<Seat<P>> seats() {
    return List.copyOf(seats);
  }

  private final class ForSeat implements Invitation<P> {
    private final Seat<P> seat;

    ForSeat(Seat<P> seat) {
      this.seat = seat;
    }

    @Override
    public List<Offer<P>> offers() {
      return Roster.this.offers().stream()
          .filter(offer -> !offer.fence().isOut() && seat.takes(offer))
          .toList();
    }

    @Override
    public boolean isThere(Offer<P> offer) {
      return !offer.fence().isOut() && Roster.this.offers().contains(offer);
    }

    @Override
    public void onSettled(Settled settled) {
      reports.onSettled(service, settled);
    }
  }

  /** The best offer whose provider fits. */
  public Optional<Offer<P>> find(Predicate<P> fits) {
    return offers().stream().filter(offer -> offer.ask(fits::test).orElse(false)).findFirst();
  }

  /** All offers, best first. */
  public synchronized List<Offer<P>> offers() {
    return List.copyOf(offers);
  }

  /** How many seats use {@code offer}. */
  public int serving(Offer<P> offer) {
    return usersOf(offer).size();
  }

  private List<Seat<P>> usersOf(Offer<P> offer) {
    return seats().stream().filter(seat -> seat.using().filter(offer::equals).isPresent()).toList();
  }

  /** Who is there. */
  List<ModuleStatus> modules() {
    return offers().stream().map(this::module).toList();
  }

  private ModuleStatus module(Offer<P> offer) {
    List<Seat<P>> users = usersOf(offer);
    return new ModuleStatus(
        service,
        offer.name(),
        offer.fence().isOut() ? ModuleStatus.State.QUARANTINED : ModuleStatus.State.ACTIVE,
        offer.ranking(),
        new ModuleStatus.Use(
            users.size(),
            users.stream().flatMap(seat -> seat.torrent().stream()).toList(),
            OwnedThreads.of(offer.provider().getClass().getClassLoader())),
        offer.fence().faults());
  }

  /** How the seats are. */
  List<SlotStatus> slots() {
    return seats().stream()
        .map(
            seat ->
                new SlotStatus(
                    service, seat.torrent(), seat.using().map(Offer::name), seat.state()))
        .toList();
  }
}
