package org.hotswarm.engine.loop;

import io.netty.channel.EventLoop;
import io.netty.util.concurrent.ScheduledFuture;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Beats once a second on one loop for everybody who joined: the loop wakes up once, however many
 * they are, and not at all when nobody is there.
 *
 * <p>Owner thread: the loop.
 */
public final class Pulse {
  private static final Logger LOG = LoggerFactory.getLogger(Pulse.class);
  private static final long PERIOD_NANOS = 1_000_000_000L;

  private final EventLoop loop;
  private final Set<Runnable> members = new LinkedHashSet<>();
  private List<Runnable> inTurn = List.of();
  private ScheduledFuture<?> timer;

  /**
   * @param loop that it beats on
   */
  public Pulse(EventLoop loop) {
    this.loop = loop;
  }

  /** Runs {@code beat} once a second from now on, the first time within a second. */
  public void join(Runnable beat) {
    members.add(beat);
    inTurn = List.copyOf(members);
    if (timer == null) {
      timer =
          loop.scheduleAtFixedRate(this::beat, PERIOD_NANOS, PERIOD_NANOS, TimeUnit.NANOSECONDS);
    }
  }

  /** Runs it no more. */
  public void leave(Runnable beat) {
    members.remove(beat);
    inTurn = List.copyOf(members);
    if (members.isEmpty() && timer != null) {
      timer.cancel(false);
      timer = null;
    }
  }

  private void beat() {
    for (Runnable member : inTurn) {
      if (members.contains(member)) {
        beat(member);
      }
    }
  }

  private static void beat(Runnable member) {
    try {
      member.run();
    } catch (RuntimeException | LinkageError failure) {
      LOG.error("what is done once a second failed, and is tried again in a second", failure);
    }
  }
}
