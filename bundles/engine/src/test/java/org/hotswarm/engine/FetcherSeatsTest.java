package org.hotswarm.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import org.hotswarm.engine.swap.Roster;
import org.hotswarm.spi.NoState;
import org.hotswarm.spi.fetch.Fetcher;
import org.hotswarm.spi.fetch.FetcherNeeds;
import org.hotswarm.spi.fetch.FetcherProvider;
import org.junit.jupiter.api.Test;

class FetcherSeatsTest {
  private final Roster<FetcherProvider> roster = new Roster<>("fetcher");
  private final FetcherSeats seats = new FetcherSeats(roster, Runnable::run, null);

  /** Counts how many of it are open. */
  private static final class Toy implements FetcherProvider {
    private final AtomicInteger open = new AtomicInteger();

    @Override
    public String id() {
      return "toy";
    }

    @Override
    public Set<String> schemes() {
      return Set.of("http", "https");
    }

    @Override
    public Fetcher open(FetcherNeeds needs, Optional<NoState> state) {
      open.incrementAndGet();
      return new Fetcher() {
        @Override
        public CompletionStage<byte[]> fetch(
            URI location, int maximumBytes, Duration patience, String userAgent) {
          return CompletableFuture.completedFuture(new byte[0]);
        }

        @Override
        public void close() {
          open.decrementAndGet();
        }
      };
    }
  }

  @Test
  void oneForEachSchemeThatSomebodySpeaks() {
    Toy toy = new Toy();
    Providers.join(roster, toy, "toy");
    assertThat(seats.forScheme("http")).isPresent();
    assertThat(seats.forScheme("http")).isPresent();
    assertThat(seats.forScheme("https")).isPresent();
    assertThat(seats.forScheme("ftp")).isEmpty();
    assertThat(toy.open).hasValue(2);
    roster.leave(toy);
    assertThat(seats.forScheme("http")).isEmpty();
    assertThat(toy.open).hasValue(0);
  }

  @Test
  void manyThreadsLeaveNoneOpen() throws Exception {
    AtomicInteger left = new AtomicInteger();
    List<Thread> threads = new ArrayList<>();
    for (int t = 0; t < 3; t++) {
      threads.add(
          new Thread(
              () -> {
                for (int i = 0; i < 500; i++) {
                  Toy toy = new Toy();
                  Providers.join(roster, toy, "toy");
                  seats.forScheme(i % 2 == 0 ? "http" : "https");
                  roster.leave(toy);
                  left.addAndGet(toy.open.get());
                }
              }));
    }
    threads.forEach(Thread::start);
    for (Thread thread : threads) {
      thread.join(30_000);
    }
    assertThat(left).hasValue(0);
    assertThat(seats.forScheme("http")).isEmpty();
  }
}
