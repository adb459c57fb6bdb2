package org.hotswarm.engine.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.hotswarm.model.geometry.Block;
import org.hotswarm.spi.witness.PieceReport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PieceWriterTest {
  private final Blocks torrent = new Blocks(4, 11 * Blocks.LENGTH + 100);
  private final Blocks.ArrayStore store = new Blocks.ArrayStore(torrent.geometry);
  private final DiskBudget budget = new DiskBudget(1 << 30);
  private final PieceWriter writer = new PieceWriter(torrent.geometry, torrent.hashes, budget);

  @AfterEach
  void everythingIsGivenBack() {
    writer.close();
    assertThat(torrent.isAllReleased()).isTrue();
    assertThat(budget.used()).isZero();
  }

  private Arrival right(int piece, int block) {
    return torrent.arrival(torrent.geometry.block(piece, block), 1);
  }

  private DiskReport write(Arrival... batch) {
    for (Arrival arrival : batch) {
      budget.take(arrival.block().length());
    }
    return writer.write(store, List.of(batch));
  }

  /** A piece, whether it was right, and who sent its blocks. */
  private record Checked(int piece, boolean right, Set<Long> senders) {}

  private static Checked checked(int piece, boolean right, Long... senders) {
    return new Checked(piece, right, Set.of(senders));
  }

  private static List<Checked> checked(DiskReport report) {
    return report.checked().stream()
        .map(
            one ->
                new Checked(
                    one.piece(),
                    one.right(),
                    one.sent().stream()
                        .map(sent -> sent.sender().id())
                        .collect(Collectors.toSet())))
        .toList();
  }

  @Test
  void inOrderNothingIsReadBack() {
    assertThat(write(right(0, 0), right(0, 1)).isEmpty()).isTrue();
    DiskReport report = write(right(0, 2), right(0, 3));
    assertThat(checked(report)).containsExactly(checked(0, true, 1L));
    assertThat(report.lost()).isEmpty();
    assertThat(store.calls).containsExactly("write 0 0 x2", "write 0 32768 x2");
  }

  @Test
  void everyBlockIsReportedWithItsSenderAndAChecksumThatTellsBytesApart() {
    Block one = torrent.geometry.block(0, 1);
    PieceReport wrong =
        write(right(0, 0), torrent.wrong(one, 2), right(0, 2), right(0, 3)).checked().get(0);
    PieceReport right =
        write(right(0, 3), torrent.arrival(one, 5), right(0, 2), right(0, 0)).checked().get(0);
    assertThat(wrong.isComplete()).isTrue();
    assertThat(right.isComplete()).isTrue();
    assertThat(wrong.sent().get(1).sender()).isEqualTo(Blocks.sender(2));
    assertThat(right.sent().get(1).sender()).isEqualTo(Blocks.sender(5));
    assertThat(wrong.sent().get(0)).isEqualTo(right.sent().get(3));
    assertThat(wrong.sent().get(1).block()).isEqualTo(right.sent().get(1).block());
    assertThat(wrong.sent().get(1).checksum()).isNotEqualTo(right.sent().get(1).checksum());
  }

  @Test
  void whileNobodyWantsToKnowNothingIsNoted() {
    Arrival[] all =
        torrent.of(0).stream()
            .map(block -> new Arrival(block, torrent.data(block), Optional.empty()))
            .toArray(Arrival[]::new);
    PieceReport report = write(all).checked().get(0);
    assertThat(report.sent()).isEmpty();
    assertThat(report.blockCount()).isEqualTo(4);
    assertThat(report.isComplete()).isFalse();
  }

  @Test
  void outOfOrderNothingIsReadBackEither() {
    DiskReport report = write(right(0, 3), right(0, 1), right(0, 0), right(0, 2));
    assertThat(checked(report)).containsExactly(checked(0, true, 1L));
    assertThat(store.calls).noneMatch(call -> call.startsWith("read"));
  }

  @Test
  void oneBatchMayHoldBlocksOfManyPieces() {
    List<Arrival> all = new ArrayList<>();
    for (int piece = 0; piece < torrent.geometry.pieceCount(); piece++) {
      torrent.of(piece).forEach(block -> all.add(torrent.arrival(block, block.index())));
    }
    Collections.shuffle(all, new Random(4));
    DiskReport report = write(all.toArray(Arrival[]::new));
    assertThat(checked(report))
        .containsExactlyInAnyOrder(
            checked(0, true, 0L, 1L, 2L, 3L),
            checked(1, true, 0L, 1L, 2L, 3L),
            checked(2, true, 0L, 1L, 2L, 3L));
    assertThat(store.bytes).isEqualTo(torrent.content);
  }

  @Test
  void theShortLastBlockCounts() {
    assertThat(torrent.geometry.block(2, 3).length()).isEqualTo(100);
    DiskReport report = write(right(2, 3), right(2, 0), right(2, 1), right(2, 2));
    assertThat(checked(report)).containsExactly(checked(2, true, 1L));
  }

  @Test
  void aBlockThatComesTwiceIsHashedOnce() {
    DiskReport report =
        write(right(0, 0), right(0, 0), right(0, 2), right(0, 2), right(0, 1), right(0, 3));
    assertThat(checked(report)).containsExactly(checked(0, true, 1L));
  }

  @Test
  void aWrongHashNamesTheSendersAndThePieceBeginsAnew() {
    DiskReport report =
        write(
            right(0, 0), torrent.wrong(torrent.geometry.block(0, 1), 2), right(0, 2), right(0, 3));
    assertThat(checked(report)).containsExactly(checked(0, false, 1L, 2L));
    assertThat(write(right(0, 0), right(0, 1)).isEmpty()).isTrue();
    assertThat(checked(write(right(0, 2), right(0, 3)))).containsExactly(checked(0, true, 1L));
  }

  @Test
  void aWriteThatFailsLosesItsRunAndNoOther() {
    write(right(0, 0));
    store.failure = new IOException("no luck");
    DiskReport report = write(right(0, 1), right(0, 2), right(1, 0));
    assertThat(report.lost())
        .containsExactly(
            torrent.geometry.block(0, 1),
            torrent.geometry.block(0, 2),
            torrent.geometry.block(1, 0));
    assertThat(report.failure()).hasMessage("no luck");
    store.failure = null;
    assertThat(checked(write(right(0, 1), right(0, 2), right(0, 3))))
        .containsExactly(checked(0, true, 1L));
  }

  @Test
  void aStoreThatThrowsWhatItShouldNotIsAFailureToo() {
    store.bug = new IllegalStateException("a bug");
    DiskReport report = write(right(0, 0), right(1, 1), right(2, 2));
    assertThat(report.lost()).hasSize(3);
    assertThat(report.failure()).hasMessageContaining("a bug");
  }

  @Test
  void whatIsInTheStoreSinceBeforeIsReadBack() {
    System.arraycopy(torrent.content, 0, store.bytes, 0, 2 * Blocks.LENGTH);
    assertThat(writer.resume(store, Map.of(0, blocks(0, 1))).isEmpty()).isTrue();
    DiskReport report = write(right(0, 3), right(0, 2));
    assertThat(checked(report)).containsExactly(checked(0, true, 1L));
    assertThat(store.calls).contains("read 0 0");
  }

  @Test
  void blocksBehindAGapThatIsInTheStoreAreReadBack() {
    System.arraycopy(torrent.content, Blocks.LENGTH, store.bytes, Blocks.LENGTH, Blocks.LENGTH);
    writer.resume(store, Map.of(0, blocks(1)));
    DiskReport report = write(right(0, 3), right(0, 0), right(0, 2));
    assertThat(checked(report)).containsExactly(checked(0, true, 1L));
    assertThat(store.calls).contains("read 0 16384");
  }

  @Test
  void aPieceThatIsWholeSinceBeforeIsCheckedAtOnce() {
    System.arraycopy(torrent.content, 0, store.bytes, 0, 4 * Blocks.LENGTH);
    DiskReport report = writer.resume(store, Map.of(0, blocks(0, 1, 2, 3), 1, blocks(0)));
    assertThat(checked(report)).containsExactly(checked(0, true));
    store.bytes[0] ^= 1;
    assertThat(checked(writer.resume(store, Map.of(0, blocks(0, 1, 2, 3)))))
        .containsExactly(checked(0, false));
  }

  private static BitSet blocks(int... indexes) {
    BitSet blocks = new BitSet();
    for (int index : indexes) {
      blocks.set(index);
    }
    return blocks;
  }

  @Test
  void aPieceThatCannotBeReadBackIsLostAsAWhole() {
    writer.resume(store, Map.of(0, blocks(0)));
    write(right(0, 1));
    store.readFailure = new IOException("a bad sector");
    DiskReport report = write(right(0, 2), right(0, 3));
    assertThat(checked(report)).isEmpty();
    assertThat(report.lost()).containsExactlyElementsOf(torrent.of(0));
    assertThat(report.failure()).hasMessage("a bad sector");
    store.readFailure = null;
    List<Arrival> again = new ArrayList<>();
    torrent.of(0).forEach(block -> again.add(torrent.arrival(block, 3)));
    assertThat(checked(write(again.toArray(Arrival[]::new)))).containsExactly(checked(0, true, 3L));
  }

  @Test
  void whatWasWrittenSinceTheLastGoodForceIsLostWithAFailedOne() {
    write(right(0, 0), right(0, 1), right(0, 2), right(0, 3));
    assertThat(writer.force(store).isEmpty()).isTrue();
    write(right(1, 0), right(1, 1), right(1, 2), right(1, 3), right(2, 3), right(2, 1));
    store.failure = new IOException("a bad sector");
    DiskReport report = writer.force(store);
    assertThat(report.unverified()).containsExactly(1);
    assertThat(report.lost())
        .containsExactlyInAnyOrder(torrent.geometry.block(2, 1), torrent.geometry.block(2, 3));
    assertThat(report.failure()).hasMessage("a bad sector");

    store.failure = null;
    assertThat(writer.force(store).isEmpty()).isTrue();
    assertThat(checked(write(right(1, 0), right(1, 1), right(1, 2), right(1, 3))))
        .containsExactly(checked(1, true, 1L));
  }

  @Test
  void earlyBlocksAreKeptWithinABound() {
    Blocks large = new Blocks(1024, 1024 * Blocks.LENGTH);
    Blocks.ArrayStore disk = new Blocks.ArrayStore(large.geometry);
    PieceWriter bounded = new PieceWriter(large.geometry, large.hashes, budget);
    List<Block> blocks = new ArrayList<>(large.of(0));
    Block first = blocks.remove(0);
    Collections.reverse(blocks);
    for (Block block : blocks) {
      budget.take(block.length());
      bounded.write(disk, List.of(large.arrival(block, 1)));
      assertThat(large.isAllReleased()).isTrue();
      large.given.clear();
    }
    budget.take(first.length());
    DiskReport report = bounded.write(disk, List.of(large.arrival(first, 1)));
    assertThat(checked(report)).containsExactly(checked(0, true, 1L));
    assertThat(disk.calls).as("what was not kept is read back").contains("read 0 16384");
    assertThat(large.isAllReleased()).isTrue();
  }

  @Test
  void anyOrderWithAnyFailureEndsWithTheRightBytes() {
    Random random = new Random(31);
    for (int round = 0; round < 40; round++) {
      List<Block> missing = new ArrayList<>();
      for (int piece = 0; piece < torrent.geometry.pieceCount(); piece++) {
        missing.addAll(torrent.of(piece));
      }
      int verified = 0;
      while (!missing.isEmpty()) {
        Collections.shuffle(missing, random);
        int count = 1 + random.nextInt(missing.size());
        List<Block> now = new ArrayList<>(missing.subList(0, count));
        missing.removeAll(now);
        store.failure = random.nextInt(3) == 0 ? new IOException("now and then") : null;
        DiskReport report =
            write(now.stream().map(b -> torrent.arrival(b, 1)).toArray(Arrival[]::new));
        missing.addAll(report.lost());
        verified += (int) report.checked().stream().filter(PieceReport::right).count();
      }
      assertThat(verified).isEqualTo(3);
      assertThat(store.bytes).isEqualTo(torrent.content);
      assertThat(torrent.isAllReleased()).isTrue();
      torrent.given.clear();
      store.calls.clear();
    }
  }
}
