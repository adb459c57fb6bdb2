package org.hotswarm.engine.peer;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.IntPredicate;

/**
 * What a peer sent that waits to be written, by the batch in which it goes to the store.
 *
 * <p>Owner thread: the torrent's loop.
 */
public final class PendingWrites {
  private final Deque<Batch> batches = new ArrayDeque<>();

  private record Batch(int number, long bytes) {}

  /**
   * A block goes to the store.
   *
   * @param number of its batch, which never falls
   * @param isWritten whether a batch has been written
   */
  public void add(int number, int bytes, IntPredicate isWritten) {
    forgetWritten(isWritten);
    Batch last = batches.peekLast();
    if (last != null && last.number() == number) {
      batches.removeLast();
      batches.add(new Batch(number, last.bytes() + bytes));
    } else {
      batches.add(new Batch(number, bytes));
    }
  }

  /** Bytes that wait still. */
  public long bytes(IntPredicate isWritten) {
    forgetWritten(isWritten);
    return batches.stream().mapToLong(Batch::bytes).sum();
  }

  private void forgetWritten(IntPredicate isWritten) {
    while (!batches.isEmpty() && isWritten.test(batches.peek().number())) {
      batches.remove();
    }
  }
}
