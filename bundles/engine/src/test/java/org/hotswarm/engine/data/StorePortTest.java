package org.hotswarm.engine.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netty.buffer.ByteBuf;
import io.netty.channel.embedded.EmbeddedChannel;
import java.io.IOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.hotswarm.api.status.DiskStatus;
import org.hotswarm.engine.swap.Offer;
import org.hotswarm.model.geometry.PieceSet;
import org.hotswarm.spi.store.Store;
import org.hotswarm.spi.store.StoreNeeds;
import org.hotswarm.spi.store.StoreProvider;
import org.hotswarm.spi.store.StoreState;
import org.hotswarm.spi.witness.PieceReport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class StorePortTest {
  private final Blocks torrent = new Blocks(4, 12 * Blocks.LENGTH);
  private final EmbeddedChannel loop = new EmbeddedChannel();
  private final Disk disk = new Disk(torrent, loop.eventLoop());
  private final List<DiskReport> reports = new ArrayList<>();
  private final List<String> answers = new ArrayList<>();

  StorePortTest() {
    disk.port.onReport(reports::add);
  }

  @AfterEach
  void nothingIsKept() {
    disk.port.close(disk.roster);
    loop.runPendingTasks();
    assertThat(torrent.isAllReleased()).isTrue();
    assertThat(disk.budget.used()).isZero();
    assertThat(disk.buffers.metric().usedDirectMemory()).isZero();
  }

  private void write(int piece) {
    torrent.of(piece).forEach(block -> disk.port.write(torrent.arrival(block, 1)));
    disk.port.flush();
    loop.runPendingTasks();
  }

  private void read(int piece, int length) {
    disk.port.read(
        piece,
        0,
        length,
        new StorePort.ReadAnswer() {
          @Override
          public void onRead(ByteBuf data) {
            answers.add("read " + data.readableBytes());
            data.release();
          }

          @Override
          public void onFailure(IOException failure) {
            answers.add(failure.getMessage());
          }
        });
    loop.runPendingTasks();
  }

  private <T> CompletableFuture<T> ask(StorePort.Question<T> question) {
    CompletableFuture<T> answer = disk.port.ask(question).toCompletableFuture();
    loop.runPendingTasks();
    return answer;
  }

  @Test
  void aBatchIsWrittenTogetherAndReportedOnTheLoop() {
    disk.withStore();
    for (int i = 0; i < 4; i++) {
      disk.port.write(torrent.arrival(torrent.geometry.block(1, i), 1));
    }
    assertThat(disk.budget.used()).isEqualTo(4L * Blocks.LENGTH);
    assertThat(disk.store.calls).isEmpty();
    disk.port.flush();
    assertThat(disk.store.calls).hasSize(1);
    assertThat(reports).isEmpty();
    loop.runPendingTasks();
    assertThat(reports).hasSize(1);
    disk.port.flush();
    assertThat(disk.store.calls).hasSize(1);
  }

  @Test
  void withoutAStoreWorkWaitsAndReadingStops() {
    write(0);
    write(1);
    write(2);
    assertThat(disk.port.isFull()).isTrue();
    assertThat(disk.port.hasStore()).isFalse();
    read(0, 100);
    assertThat(answers).isEmpty();
    disk.withStore();
    loop.runPendingTasks();
    assertThat(disk.port.isFull()).isFalse();
    assertThat(reports.stream().mapToInt(report -> report.checked().size()).sum()).isEqualTo(3);
    assertThat(answers).containsExactly("read 100");
    assertThat(disk.store.bytes).isEqualTo(torrent.content);
  }

  @Test
  void aStoreThatIsReplacedLosesNothing() {
    disk.withStore();
    disk.port.write(torrent.arrival(torrent.geometry.block(0, 0), 1));
    disk.port.flush();
    disk.takeStoreAway();
    assertThat(disk.store.closed).isTrue();
    for (int i = 1; i < 4; i++) {
      disk.port.write(torrent.arrival(torrent.geometry.block(0, i), 1));
    }
    disk.port.flush();
    disk.withStore();
    loop.runPendingTasks();
    assertThat(reports.get(0).checked().get(0).right()).isTrue();
  }

  @Test
  void whatIsWrittenAndReadIsCounted() {
    disk.withStore();
    int blocks = torrent.geometry.blockCount(0);
    disk.port.write(torrent.arrival(torrent.geometry.block(0, 0), 1));
    assertThat(disk.budget.status())
        .isEqualTo(new DiskStatus(0, 0, 0, 0, torrent.geometry.block(0, 0).length()));
    disk.port.flush();
    for (int block = 1; block < blocks; block++) {
      disk.port.write(torrent.arrival(torrent.geometry.block(0, block), 1));
    }
    disk.port.flush();
    loop.runPendingTasks();
    read(0, 1);
    read(0, 2 * Blocks.LENGTH);
    assertThat(disk.budget.status()).isEqualTo(new DiskStatus(blocks, 2, 3, 2, 0));
    disk.store.readFailure = new IOException("a bad sector");
    read(0, 1);
    assertThat(disk.budget.status().reads()).as("what came from it").isEqualTo(2);
  }

  @Test
  void aReadThatFailsIsToldAndGivesItsMemoryBack() {
    disk.withStore();
    disk.store.readFailure = new IOException("a bad sector");
    read(0, 1000);
    disk.store.readFailure = null;
    disk.store.bug = new IllegalStateException("a bug");
    read(0, 1000);
    disk.store.bug = null;
    assertThat(answers.get(0)).isEqualTo("a bad sector");
    assertThat(answers.get(1)).contains("a bug");
    assertThat(disk.buffers.metric().usedDirectMemory()).isZero();
  }

  @Test
  void aQuestionIsAnsweredOnTheLoopWhateverTheStoreDoes() throws Exception {
    disk.withStore();
    assertThat(ask(store -> 7).get()).isEqualTo(7);
    CompletableFuture<Object> broken =
        ask(
            store -> {
              throw new NoClassDefFoundError("gone");
            });
    assertThatThrownBy(broken::get)
        .isInstanceOf(ExecutionException.class)
        .hasCauseInstanceOf(NoClassDefFoundError.class);
  }

  @Test
  void closingWritesWhatIsQueuedAndAnswersTheState() throws Exception {
    disk.withStore();
    disk.port.write(torrent.arrival(torrent.geometry.block(0, 0), 1));
    CompletableFuture<Optional<StoreState>> closed =
        disk.port.close(disk.roster).toCompletableFuture();
    assertThat(closed).isNotDone();
    loop.runPendingTasks();
    assertThat(closed.get()).contains(new StoreState("array", true));
    assertThat(disk.store.calls).hasSize(1);
    assertThat(disk.store.closed).isTrue();
  }

  @Test
  void whatWaitedForAStoreFailsWhenThePortCloses() {
    write(0);
    read(1, 100);
    CompletableFuture<Integer> question = ask(store -> store.files().size());
    disk.port.close(disk.roster);
    loop.runPendingTasks();
    assertThat(reports.get(0).lost()).hasSize(4);
    assertThat(answers).hasSize(1);
    assertThat(question).isCompletedExceptionally();
  }

  @Test
  void whatComesAfterClosingFails() {
    disk.withStore();
    disk.port.close(disk.roster);
    loop.runPendingTasks();
    write(0);
    read(0, 100);
    assertThat(reports.get(0).lost()).hasSize(4);
    assertThat(answers).hasSize(1);
    assertThat(ask(store -> store.files().size())).isCompletedExceptionally();
    assertThat(disk.store.calls).isEmpty();
  }

  @Test
  void aPieceThatIsWholeSinceBeforeIsReported() {
    System.arraycopy(torrent.content, 0, disk.store.bytes, 0, torrent.content.length);
    BitSet whole = new BitSet();
    whole.set(0, 4);
    disk.port.resume(Map.of(2, whole));
    disk.withStore();
    loop.runPendingTasks();
    assertThat(reports.get(0).checked().get(0).piece()).isEqualTo(2);
    assertThat(reports.get(0).checked().get(0).right()).isTrue();
  }

  @Test
  void whatIsAskedForcedFailsWithTheForceAfterTheLossIsReported() {
    disk.withStore();
    write(0);
    disk.store.failure = new IOException("a bad sector");
    CompletableFuture<String> answer =
        disk.port.askForced((store, forced) -> "forced").toCompletableFuture();
    loop.runPendingTasks();
    assertThatThrownBy(answer::get).hasRootCauseMessage("a bad sector");
    assertThat(reports.get(1).unverified()).containsExactly(0);
    disk.store.failure = null;
    write(1);
    CompletableFuture<PieceSet> forced =
        disk.port.askForced((store, pieces) -> pieces).toCompletableFuture();
    loop.runPendingTasks();
    assertThat(forced.join().has(0)).isFalse();
    assertThat(forced.join().has(1)).isTrue();
  }

  @Test
  void aStoreThatCannotBeForcedWhenItLeavesLosesWhatItWrote() {
    disk.withStore();
    write(0);
    disk.store.failure = new IOException("a bad sector");
    disk.takeStoreAway();
    loop.runPendingTasks();
    assertThat(reports.get(1).unverified()).containsExactly(0);
  }

  @Test
  void aStoreOfAnotherKindGetsACopyOfWhatIsReliedOn() {
    disk.withStore();
    write(0);
    disk.port.write(torrent.arrival(torrent.geometry.block(2, 1), 1));
    disk.port.flush();
    OtherKind other = new OtherKind(torrent);
    disk.roster.join(other.offer(5));
    assertThat(disk.store.closed).isTrue();
    assertThat(other.store.bytes).isEqualTo(disk.store.bytes);
    write(1);
    read(0, 100);
    assertThat(answers).containsExactly("read 100");
    disk.port.write(torrent.arrival(torrent.geometry.block(2, 0), 1));
    disk.port.write(torrent.arrival(torrent.geometry.block(2, 2), 1));
    disk.port.write(torrent.arrival(torrent.geometry.block(2, 3), 1));
    disk.port.flush();
    loop.runPendingTasks();
    assertThat(other.store.bytes).isEqualTo(torrent.content);
    assertThat(reports).flatMap(DiskReport::checked).allMatch(PieceReport::right).hasSize(3);
  }

  @Test
  void aStoreThatCannotTakeTheDataIsNotTaken() {
    disk.withStore();
    write(0);
    OtherKind other = new OtherKind(torrent);
    other.store.failure = new IOException("no space left");
    disk.roster.join(other.offer(5));
    assertThat(other.store.closed).isTrue();
    assertThat(disk.store.closed).isFalse();
    read(0, 100);
    assertThat(answers).containsExactly("read 100");
  }

  @Test
  void aStoreOfAnotherKindIsNotTakenWhileTheDataIsAway() {
    disk.withStore();
    write(0);
    disk.takeStoreAway();
    OtherKind other = new OtherKind(torrent);
    disk.roster.join(other.offer(5));
    assertThat(disk.port.hasStore()).isFalse();
    read(0, 100);
    assertThat(answers).isEmpty();
    disk.withStore();
    loop.runPendingTasks();
    assertThat(answers).containsExactly("read 100");
  }

  @Test
  void beforeAnythingIsThereAnyStoreWillDo() {
    disk.withStore();
    OtherKind other = new OtherKind(torrent);
    disk.roster.join(other.offer(5));
    write(0);
    assertThat(other.store.calls).hasSize(1);
    assertThat(disk.store.calls).isEmpty();
  }

  private static final class OtherKind implements StoreProvider {
    private final Blocks.ArrayStore store;

    OtherKind(Blocks torrent) {
      store = new Blocks.ArrayStore(torrent.geometry);
    }

    Offer<StoreProvider> offer(int ranking) {
      return new Offer<>(this, "other", ranking, 0, new Offer.Origin("other", "1.0.0"));
    }

    @Override
    public String id() {
      return "other";
    }

    @Override
    public Store open(StoreNeeds needs, Optional<StoreState> state) {
      return store;
    }
  }
}
