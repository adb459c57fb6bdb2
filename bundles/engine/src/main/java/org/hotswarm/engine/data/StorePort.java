package org.hotswarm.engine.data;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.channel.EventLoop;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import org.hotswarm.engine.loop.Lane;
import org.hotswarm.engine.swap.Choice;
import org.hotswarm.engine.swap.Roster;
import org.hotswarm.engine.swap.Slot;
import org.hotswarm.model.geometry.PieceSet;
import org.hotswarm.model.hash.InfoHash;
import org.hotswarm.model.hash.PieceHashes;
import org.hotswarm.spi.store.Store;
import org.hotswarm.spi.store.StoreNeeds;
import org.hotswarm.spi.store.StoreProvider;
import org.hotswarm.spi.store.StoreState;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The door between a torrent's loop and its disk lane. Its methods only enqueue; answers come back
 * on the loop. While there is no store, work waits on the lane and the budget makes connections
 * stop reading.
 *
 * <p>Owner thread: the torrent's loop; what is marked <i>lane</i> runs on the lane.
 */
public final class StorePort {
  private static final Logger LOG = LoggerFactory.getLogger(StorePort.class);

  private final EventLoop loop;
  private final Lane lane;
  private final ByteBufAllocator buffers;
  private final DiskBudget budget;
  private final PieceWriter writer;
  private final Slot<StoreNeeds, StoreState, Store, StoreProvider> slot;
  private final Queue<Consumer<Store>> waiting = new ArrayDeque<>();
  private boolean closed;
  private List<Arrival> batch = new ArrayList<>();
  private int batches = 1;
  private volatile int batchesWritten;
  private Consumer<DiskReport> reports = report -> {};

  /**
   * What it works with.
   *
   * @param loop of the torrent
   * @param lane of the torrent
   * @param buffers whose memory is read into
   * @param budget shared by all torrents
   * @param torrent whose data it is
   */
  public record Threads(
      EventLoop loop, Lane lane, ByteBufAllocator buffers, DiskBudget budget, InfoHash torrent) {}

  /**
   * @param threads what it works with
   * @param needs what the store is given
   * @param hashes to check pieces against
   * @param choice which provider
   */
  public StorePort(
      Threads threads, StoreNeeds needs, PieceHashes hashes, Choice<StoreProvider> choice) {
    this.loop = threads.loop();
    this.lane = threads.lane();
    this.buffers = threads.buffers();
    this.budget = threads.budget();
    this.writer = new PieceWriter(needs.geometry(), hashes, budget);
    this.slot = new Slot<>(lane, needs, choice, new StoreRoom(threads.torrent(), writer, this));
  }

  /** Takes its place among those that want a store. */
  public void attach(Roster<StoreProvider> roster) {
    roster.attach(slot);
  }

  /** Who is told what became of writes, on the loop. */
  void onReport(Consumer<DiskReport> listener) {
    reports = listener;
  }

  /** Whether there is a store, as far as is known now. Any thread. */
  public boolean hasStore() {
    return slot.using().isPresent();
  }

  // lane: runs what waited
  void storeIsBack(Store store) {
    for (Consumer<Store> task; (task = waiting.poll()) != null; ) {
      task.accept(store);
    }
  }

  private void onLane(Consumer<Store> task) {
    lane.execute(
        () -> {
          Store store = closed ? new GoneStore() : slot.orNull();
          if (store == null) {
            waiting.add(task);
          } else {
            task.accept(store);
          }
        });
  }

  /** Queues a block; it goes to the lane with {@link #flush}. Takes over the data. */
  void write(Arrival arrival) {
    budget.take(arrival.block().length());
    batch.add(arrival);
  }

  /** The number of the batch in which the next block goes. */
  int nextBatch() {
    return batches;
  }

  /** Whether that batch has gone to the store; 0 stands for what was there before. */
  boolean isWritten(int number) {
    return number - batchesWritten <= 0;
  }

  /** Sends the blocks queued so far to the lane. */
  void flush() {
    if (batch.isEmpty()) {
      return;
    }
    List<Arrival> full = batch;
    batch = new ArrayList<>(full.size());
    int number = batches++;
    onLane(
        store -> {
          report(writer.write(store, full));
          batchesWritten = number;
        });
  }

  /** Completes on the loop when all that came before is written, checked and reported. */
  public CompletionStage<Void> written() {
    flush();
    return ask(store -> null);
  }

  private void report(DiskReport report) {
    if (!report.isEmpty()) {
      tell(() -> reports.accept(report));
    }
  }

  /** Whether connections should stop reading. */
  boolean isFull() {
    return budget.isFull();
  }

  /**
   * Reads a range of a piece.
   *
   * @param answer told on the loop; owns the buffer
   */
  void read(int piece, int begin, int length, ReadAnswer answer) {
    onLane(store -> read(store, piece, begin, length, answer));
  }

  private void read(Store store, int piece, int begin, int length, ReadAnswer answer) {
    ByteBuf data = buffers.directBuffer(length, length);
    try {
      store.read(piece, begin, data.nioBuffer(0, length));
    } catch (IOException | RuntimeException | LinkageError failure) {
      data.release();
      tell(() -> answer.onFailure(asIo(failure)));
      return;
    }
    budget.counts().read(length);
    data.writerIndex(length);
    if (!tell(() -> answer.onRead(data))) {
      data.release();
    }
  }

  /** On the loop, if it still turns: when the session has ended nobody is left to hear. */
  private boolean tell(Runnable news) {
    try {
      loop.execute(news);
      return true;
    } catch (RejectedExecutionException ended) {
      LOG.debug("the loop has ended before its disk lane", ended);
      return false;
    }
  }

  private static IOException asIo(Throwable failure) {
    return failure instanceof IOException io
        ? io
        : new IOException("the store failed: " + failure, failure);
  }

  /** What became of a read. */
  interface ReadAnswer {
    /** The bytes, now the callee's. */
    void onRead(ByteBuf data);

    /** They could not be read. */
    void onFailure(IOException failure);
  }

  /** Exactly these pieces are verified. */
  public void verified(PieceSet these) {
    PieceSet copy = these.copy();
    lane.execute(() -> writer.verified(copy));
  }

  /** Blocks written before a restart, by piece. */
  public void resume(Map<Integer, BitSet> partial) {
    if (!partial.isEmpty()) {
      onLane(store -> report(writer.resume(store, partial)));
    }
  }

  /** Asks the store something; the answer, or its failure, comes on the loop. */
  public <T> CompletionStage<T> ask(Question<T> question) {
    CompletableFuture<T> answer = new CompletableFuture<>();
    onLane(
        store -> {
          try {
            T value = question.ask(store);
            tell(() -> answer.complete(value));
          } catch (IOException | RuntimeException | LinkageError failure) {
            tell(() -> answer.completeExceptionally(failure));
          }
        });
    return answer;
  }

  /**
   * Asks once everything written before is on stable storage. If that fails, so does the answer,
   * after what was lost by it is reported.
   */
  public <T> CompletionStage<T> askForced(ForcedQuestion<T> question) {
    return ask(
        store -> {
          force(store);
          return question.ask(store, writer.verified());
        });
  }

  // lane
  void force(Store store) throws IOException {
    DiskReport report = writer.force(store);
    report(report);
    if (report.failure() != null) {
      throw report.failure();
    }
  }

  /**
   * Something asked of a store, on the lane.
   *
   * @param <T> the answer
   */
  @FunctionalInterface
  public interface Question<T> {
    /** Asks. */
    T ask(Store store) throws IOException;
  }

  /**
   * Something asked of a store when all is on stable storage, on the lane.
   *
   * @param <T> the answer
   */
  @FunctionalInterface
  public interface ForcedQuestion<T> {
    /**
     * Asks.
     *
     * @param forced the verified pieces, each of them on stable storage: what is known on the loop
     *     may be older than a loss that is being reported
     */
    T ask(Store store, PieceSet forced) throws IOException;
  }

  /** Writes what is queued, forces it, lets the store go; the state comes on the loop. */
  public CompletionStage<Optional<StoreState>> close(Roster<StoreProvider> roster) {
    flush();
    CompletableFuture<Optional<StoreState>> last = new CompletableFuture<>();
    lane.execute(
        () -> {
          roster.detach(slot);
          Optional<StoreState> state = slot.vacate();
          writer.close();
          closed = true;
          storeIsBack(new GoneStore());
          tell(() -> last.complete(state));
        });
    return last;
  }
}
