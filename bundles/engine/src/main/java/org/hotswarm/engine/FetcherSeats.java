package org.hotswarm.engine;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.hotswarm.engine.fence.Callback;
import org.hotswarm.engine.fence.FencedFetcher;
import org.hotswarm.engine.needs.FetcherFacts;
import org.hotswarm.engine.swap.Choice;
import org.hotswarm.engine.swap.Host;
import org.hotswarm.engine.swap.Roster;
import org.hotswarm.engine.swap.Slot;
import org.hotswarm.spi.NoState;
import org.hotswarm.spi.fetch.Fetcher;
import org.hotswarm.spi.fetch.FetcherNeeds;
import org.hotswarm.spi.fetch.FetcherProvider;
import org.hotswarm.spi.net.Egress;

/**
 * One seat for each URL scheme that documents were asked for by.
 *
 * <p>Owner thread: any, one at a time; a fetcher keeps nothing, so whoever asks may call it.
 */
final class FetcherSeats {
  private final Roster<FetcherProvider> roster;
  private final FetcherNeeds needs;
  private final Map<String, Slot<FetcherNeeds, NoState, Fetcher, FetcherProvider>> seats =
      new HashMap<>();

  FetcherSeats(Roster<FetcherProvider> roster, Executor blocking, Egress egress) {
    this.roster = roster;
    this.needs = new FetcherFacts(Callback.patientTasks(blocking), egress);
  }

  private synchronized void alone(Runnable task) {
    task.run();
  }

  synchronized Optional<Fetcher> forScheme(String scheme) {
    return seats.computeIfAbsent(scheme, this::seat).current();
  }

  private Slot<FetcherNeeds, NoState, Fetcher, FetcherProvider> seat(String scheme) {
    Slot<FetcherNeeds, NoState, Fetcher, FetcherProvider> slot =
        new Slot<>(
            this::alone,
            needs,
            Choice.fitting(provider -> provider.schemes().contains(scheme)),
            Host.plain(FencedFetcher::new));
    roster.attach(slot);
    return slot;
  }

  /** Gives up all seats. */
  synchronized void close() {
    for (Slot<FetcherNeeds, NoState, Fetcher, FetcherProvider> slot : seats.values()) {
      roster.detach(slot);
      slot.vacate();
    }
    seats.clear();
  }
}
