package org.hotswarm.cli.waiting;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

/** The time, and waiting for it to pass. */
public interface Time {
  /** The machine's. */
  Time OF_MACHINE =
      new Time() {
        @Override
        public long nanos() {
          return System.nanoTime();
        }

        @Override
        public Instant now() {
          return Instant.now();
        }

        @Override
        public <T> Optional<T> poll(BlockingQueue<T> queue, Duration patience)
            throws InterruptedException {
          return Optional.ofNullable(queue.poll(patience.toNanos(), TimeUnit.NANOSECONDS));
        }
      };

  /** Nanoseconds since some moment; never runs backwards. */
  long nanos();

  /** The wall clock's time. */
  Instant now();

  /** What comes into the queue, or nothing when patience ends first. */
  <T> Optional<T> poll(BlockingQueue<T> queue, Duration patience) throws InterruptedException;
}
