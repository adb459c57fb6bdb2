package org.hotswarm.engine.rate;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hotswarm.spi.time.Scheduler;
import org.hotswarm.spi.time.Ticker;

/**
 * Hands out what the buckets of one direction hold, to connections in the order they asked. Whoever
 * asked first gets what it asked for as soon as none of its buckets is empty, and then the next;
 * one whose own bucket is empty keeps its place and holds up nobody.
 *
 * <p>Owner thread: any.
 */
public final class RateLimiter {
  private static final Duration TURN = Duration.ofMillis(10);

  private final Ticker ticker;
  private final Scheduler scheduler;
  private final TokenBucket session;
  private final Map<Quota, Long> waiting = new LinkedHashMap<>();
  private boolean scheduled;
  private long turn;
  private volatile int changes;

  /** What somebody gets. */
  private record Grant(Quota quota, long bytes) {}

  /**
   * @param ticker monotonic time
   * @param scheduler for turns
   */
  public RateLimiter(Ticker ticker, Scheduler scheduler) {
    this.ticker = ticker;
    this.scheduler = scheduler;
    this.session = new TokenBucket(this, Optional.empty());
  }

  /** The bucket above all others. */
  public TokenBucket session() {
    return session;
  }

  long nanos() {
    return ticker.nanos();
  }

  /** How often limits have changed. */
  int changes() {
    return changes;
  }

  /** Limits changed: those who wait may have nothing to wait for any more. */
  public void changed() {
    synchronized (this) {
      changes++;
    }
    serve();
  }

  /** Answers what {@code quota} gets at once of the {@code bytes} it wants; with 0 it waits. */
  synchronized long ask(Quota quota, long bytes) {
    if (waiting.isEmpty() && quota.bucket().isReady(ticker.nanos())) {
      quota.bucket().count(++turn);
      return give(quota, bytes);
    }
    waiting.put(quota, bytes);
    schedule();
    return 0;
  }

  private static long give(Quota quota, long wanted) {
    long share = (long) Math.min(quota.bucket().share(), Quota.MOST);
    long bytes = Math.max(wanted, share);
    quota.bucket().take(bytes);
    return bytes;
  }

  /** It wants nothing any more. */
  synchronized void forget(Quota quota) {
    waiting.remove(quota);
  }

  private void schedule() {
    if (!scheduled && !waiting.isEmpty()) {
      scheduled = true;
      scheduler.after(TURN, this::onTurn);
    }
  }

  private void onTurn() {
    synchronized (this) {
      scheduled = false;
    }
    serve();
  }

  private void serve() {
    List<Grant> grants;
    synchronized (this) {
      grants = turn();
      grants.forEach(grant -> waiting.remove(grant.quota()));
      schedule();
    }
    grants.forEach(grant -> grant.quota().granted(grant.bytes()));
  }

  /** Those who are served, once each; only they share what the buckets hold. */
  private List<Grant> turn() {
    turn++;
    long now = ticker.nanos();
    List<Grant> grants = new ArrayList<>();
    List<Quota> ready = new ArrayList<>();
    for (Quota quota : waiting.keySet()) {
      if (!quota.isLimited()) {
        grants.add(new Grant(quota, 0));
      } else if (quota.bucket().isReady(now)) {
        quota.bucket().count(turn);
        ready.add(quota);
      }
    }
    for (Quota quota : ready) {
      if (quota.bucket().isReady(now)) {
        grants.add(new Grant(quota, give(quota, waiting.get(quota))));
      }
    }
    return grants;
  }
}
