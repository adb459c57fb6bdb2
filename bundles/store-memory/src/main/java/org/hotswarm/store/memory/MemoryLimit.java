package org.hotswarm.store.memory;

import java.util.concurrent.atomic.AtomicLong;
import org.hotswarm.spi.store.StoreFullException;

/** The bytes that several stores share. Owner thread: any. */
final class MemoryLimit {
  private final long most;
  private final AtomicLong taken = new AtomicLong();

  /**
   * @param most bytes
   */
  MemoryLimit(long most) {
    this.most = most;
  }

  /**
   * Takes {@code bytes} for {@code piece}, or nothing.
   *
   * @throws StoreFullException when that would be more than there may be
   */
  void take(long bytes, int piece) throws StoreFullException {
    long before = taken.getAndUpdate(now -> now + bytes > most ? now : now + bytes);
    if (before + bytes > most) {
      throw new StoreFullException(
          ("cannot keep piece %d of %d bytes in memory: %d of %d bytes are taken; "
                  + "remove a torrent that is kept in memory, or give the process a larger heap")
              .formatted(piece, bytes, before, most),
          null);
    }
  }

  /**
   * Counts {@code bytes} that are there already, whatever the limit: they hold verified data, and
   * to refuse them would lose it.
   */
  void takeOver(long bytes) {
    taken.addAndGet(bytes);
  }

  /** Gives back what was taken. */
  void giveBack(long bytes) {
    taken.addAndGet(-bytes);
  }

  /** Bytes taken now. */
  long taken() {
    return taken.get();
  }
}
