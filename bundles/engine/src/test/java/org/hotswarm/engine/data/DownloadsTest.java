package org.hotswarm.engine.data;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.embedded.EmbeddedChannel;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.hotswarm.api.settings.Settings;
import org.hotswarm.engine.needs.PickerFacts;
import org.hotswarm.engine.peer.PeerTable;
import org.hotswarm.engine.peer.Wires;
import org.hotswarm.model.geometry.Block;
import org.hotswarm.model.hash.InfoHash;
import org.hotswarm.model.peer.PeerAddress;
import org.hotswarm.picker.rarest.RarestPickerProvider;
import org.hotswarm.spi.picker.Picker;
import org.hotswarm.spi.witness.PieceReport;
import org.hotswarm.spi.witness.Sender;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DownloadsTest implements TransferEvents {
  private static final long SECOND = 1_000_000_000L;

  private final Blocks torrent = new Blocks(4, 40 * Blocks.LENGTH);
  private final EmbeddedChannel loop = new EmbeddedChannel();
  private final Disk disk = new Disk(torrent, loop.eventLoop()).withStore();
  private final Pieces pieces = new Pieces(torrent.geometry);
  private final Ledger ledger = new Ledger(torrent.geometry);
  private final PeerTable peers = new PeerTable();
  private final Picker picker =
      new RarestPickerProvider()
          .open(new PickerFacts(pieces, ledger, new Random(5)), Optional.empty());
  private final List<String> events = new ArrayList<>();
  private final List<Peering> all = new ArrayList<>();
  private final RequestLog requests = new RequestLog();
  private long now;
  private long received;
  private final Downloads downloads =
      new Downloads(
          new Downloads.Facts(pieces, ledger, peers, disk.port, requests),
          () -> Optional.of(picker),
          this,
          () -> now,
          TransferRules.of(Settings.defaults()));

  @AfterEach
  void nothingIsKept() {
    disk.port.close(disk.roster);
    loop.runPendingTasks();
    all.forEach(Peering::told);
    assertThat(torrent.isAllReleased()).isTrue();
    assertThat(disk.budget.used()).isZero();
  }

  @Override
  public InfoHash infoHash() {
    return Wires.hash(1);
  }

  @Override
  public void onReceived(Block block) {
    received += block.length();
  }

  @Override
  public void onVerified(int piece) {
    events.add("verified");
  }

  @Override
  public void onHashFailed(int piece) {
    events.add("failed");
  }

  @Override
  public void onPoisoner(PeerAddress address, String why) {
    throw new AssertionError("that is for witnesses to say");
  }

  @Override
  public void onStoreFailure(IOException failure) {
    events.add(failure.getMessage());
  }

  private Peering seed(long number) throws Exception {
    Peering seed = Peering.seed(number, torrent.geometry.pieceCount());
    all.add(seed);
    peers.add(seed.peer);
    picker.peerJoined(seed.peer);
    return seed;
  }

  private List<Block> asked(Peering peering) {
    List<Block> asked = new ArrayList<>();
    for (int piece = 0; piece < torrent.geometry.pieceCount(); piece++) {
      torrent.of(piece).stream().filter(peering.peer.requests()::has).forEach(asked::add);
    }
    return asked;
  }

  private void send(Peering from, Block block) {
    downloads.onBlock(from.peer, block, torrent.data(block));
  }

  private void turn(Peering peering) {
    downloads.onTurnDone(peering.peer);
    loop.runPendingTasks();
  }

  private int askedInLedger() {
    int all = 0;
    for (PieceInProgress piece : ledger.pieces()) {
      for (int block = 0; block < piece.blockCount(); block++) {
        all += piece.requests(block);
      }
    }
    return all;
  }

  @Test
  void aSeedGivesEverything() throws Exception {
    Peering seed = seed(1);
    downloads.fill(seed.peer);
    assertThat(asked(seed)).hasSize(8);
    while (!pieces.missing().isEmpty()) {
      send(seed, asked(seed).get(0));
      turn(seed);
    }
    assertThat(events).hasSize(10).containsOnly("verified");
    assertThat(disk.store.bytes).isEqualTo(torrent.content);
    assertThat(ledger.pieces()).isEmpty();
    assertThat(downloads.waste().redundantBytes()).isZero();
    assertThat(received).isEqualTo(torrent.content.length);
  }

  @Test
  void whatNobodyAskedForIsDropped() throws Exception {
    Peering seed = seed(1);
    send(seed, torrent.geometry.block(3, 1));
    turn(seed);
    assertThat(downloads.waste().redundantBytes()).isEqualTo(Blocks.LENGTH);
    assertThat(received).isZero();
    assertThat(requests.words).startsWith("unwanted " + torrent.geometry.block(3, 1));
    assertThat(disk.store.calls).isEmpty();
  }

  @Test
  void onlookersHearWhoSentWhatOfAWrongPiece() throws Exception {
    List<PieceReport> reports = new ArrayList<>();
    downloads.onlookers(
        new Onlookers() {
          @Override
          public boolean arePresent() {
            return true;
          }

          @Override
          public void onChecked(PieceReport report) {
            reports.add(report);
          }
        });
    Peering seed = seed(7);
    downloads.fill(seed.peer);
    int piece = asked(seed).get(0).piece();
    for (Block block : torrent.of(piece)) {
      downloads.onBlock(seed.peer, block, torrent.wrong(block, 7).data());
    }
    downloads.onTurnDone(seed.peer);
    loop.runPendingTasks();
    assertThat(events).containsExactly("failed");
    assertThat(reports).hasSize(1);
    assertThat(reports.get(0).isComplete()).isTrue();
    assertThat(reports.get(0).sent())
        .allMatch(sent -> sent.sender().equals(new Sender(7, seed.peer.address())));
    assertThat(downloads.waste().failedBytes()).isEqualTo(4 * Blocks.LENGTH);
    assertThat(askedInLedger()).isEqualTo(seed.peer.requests().outstanding());
  }

  @Test
  void aPeerThatLeavesGivesItsBlocksToOthers() throws Exception {
    Peering first = seed(1);
    downloads.fill(first.peer);
    assertThat(askedInLedger()).isEqualTo(8);
    Peering second = seed(2);
    peers.remove(first.peer);
    picker.peerLeft(first.peer);
    downloads.onGone(first.peer);
    assertThat(first.peer.requests().outstanding()).isZero();
    assertThat(askedInLedger()).isEqualTo(second.peer.requests().outstanding()).isPositive();
    while (!pieces.missing().isEmpty()) {
      send(second, asked(second).get(0));
      turn(second);
    }
    assertThat(disk.store.bytes).isEqualTo(torrent.content);
  }

  @Test
  void aSilentPeerIsSnubbedAndItsBlocksAreFree() throws Exception {
    Peering silent = seed(1);
    downloads.fill(silent.peer);
    for (int i = 0; i < 200 && !silent.peer.requests().isSnubbed(); i++) {
      now += SECOND;
      downloads.tick(silent.peer, 0);
    }
    assertThat(silent.peer.requests().isSnubbed()).isTrue();
    assertThat(requests.words).containsOnlyOnce("snubbed");
    assertThat(silent.peer.requests().outstanding()).isEqualTo(1);
    assertThat(askedInLedger()).isEqualTo(1);
  }

  @Test
  void aFullDiskStopsReadingUntilThereIsRoom() throws Exception {
    Peering seed = seed(1);
    downloads.fill(seed.peer);
    disk.takeStoreAway();
    List<Block> sent = new ArrayList<>();
    while (!disk.port.isFull()) {
      Block block = asked(seed).get(0);
      sent.add(block);
      send(seed, block);
      turn(seed);
    }
    assertThat(seed.channel.config().isAutoRead()).isFalse();
    downloads.fill(seed.peer);
    disk.withStore();
    loop.runPendingTasks();
    assertThat(disk.port.isFull()).isFalse();
    downloads.onRoom();
    assertThat(seed.channel.config().isAutoRead()).isTrue();
    assertThat(sent).hasSizeGreaterThan(8);
  }

  @Test
  void blocksThatCannotBeWrittenAreAskedForAgain() throws Exception {
    Peering seed = seed(1);
    downloads.fill(seed.peer);
    Block block = asked(seed).get(0);
    disk.store.failure = new IOException("no luck");
    send(seed, block);
    assertThat(ledger.isMissing(block)).isFalse();
    turn(seed);
    assertThat(ledger.isMissing(block)).isTrue();
    assertThat(events).containsExactly("no luck");
  }

  @Test
  void whateverHappensTheLedgerAgreesWithThePeersAndItEnds() throws Exception {
    Random random = new Random(77);
    List<Peering> seeds = new ArrayList<>();
    for (int i = 1; i <= 5; i++) {
      seeds.add(seed(i));
    }
    for (int i = 0; i < 5000 && !pieces.missing().isEmpty(); i++) {
      Peering one = seeds.get(random.nextInt(seeds.size()));
      List<Block> asked = asked(one);
      disk.store.failure = random.nextInt(6) == 0 ? new IOException("now and then") : null;
      switch (random.nextInt(9)) {
        case 0 -> downloads.fill(one.peer);
        case 1 -> {
          now += 40 * SECOND;
          downloads.tick(one.peer, 0);
        }
        case 2 -> asked.stream().limit(1).forEach(block -> downloads.onReject(one.peer, block));
        case 3 -> send(one, torrent.geometry.block(random.nextInt(10), random.nextInt(4)));
        default -> asked.stream().limit(3).forEach(block -> send(one, block));
      }
      turn(one);
      int outstanding = seeds.stream().mapToInt(s -> s.peer.requests().outstanding()).sum();
      assertThat(askedInLedger()).isEqualTo(outstanding);
    }
    assertThat(pieces.missing().isEmpty()).isTrue();
    assertThat(disk.store.bytes).isEqualTo(torrent.content);
  }
}
