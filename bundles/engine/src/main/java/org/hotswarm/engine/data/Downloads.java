package org.hotswarm.engine.data;

import io.netty.buffer.ByteBuf;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.hotswarm.api.status.PartialPieceStatus;
import org.hotswarm.engine.peer.Peer;
import org.hotswarm.engine.peer.PeerLink;
import org.hotswarm.engine.peer.PeerTable;
import org.hotswarm.model.geometry.Block;
import org.hotswarm.model.geometry.Geometry;
import org.hotswarm.model.peer.PeerAddress;
import org.hotswarm.model.wire.Cancel;
import org.hotswarm.model.wire.Request;
import org.hotswarm.spi.picker.PeerSpeed;
import org.hotswarm.spi.picker.Picker;
import org.hotswarm.spi.time.Ticker;
import org.hotswarm.spi.witness.PieceReport;
import org.hotswarm.spi.witness.Sender;

/**
 * What we ask for, and the blocks that come.
 *
 * <p>Owner thread: the torrent's loop. A block that was asked for is settled exactly once: it
 * arrives, is rejected, is given up, or its peer leaves.
 */
public final class Downloads {
  /** A peer that only rejects is asked again once a second. */
  private static final int REJECTS_BEFORE_REST = 2;

  private final Pieces pieces;
  private final Ledger ledger;
  private final PeerTable peers;
  private final StorePort store;
  private final Selection selection;
  private final TransferEvents events;
  private final RequestEvents news;
  private final Ticker ticker;
  private TransferRules rules;
  private final Waste waste = new Waste();
  private Onlookers onlookers = Onlookers.NONE;
  private boolean halted;

  /**
   * What downloads work with.
   *
   * @param pieces verified and wanted
   * @param ledger who was asked for what
   * @param peers connected
   * @param store where blocks go
   * @param news told how requests fare
   */
  public record Facts(
      Pieces pieces, Ledger ledger, PeerTable peers, StorePort store, RequestEvents news) {}

  /**
   * @param facts to work with
   * @param picker the picker of the moment
   * @param events told what becomes of pieces
   * @param ticker monotonic time
   * @param rules from the settings
   */
  public Downloads(
      Facts facts,
      Supplier<Optional<Picker>> picker,
      TransferEvents events,
      Ticker ticker,
      TransferRules rules) {
    this.pieces = facts.pieces();
    this.ledger = facts.ledger();
    this.peers = facts.peers();
    this.store = facts.store();
    this.news = facts.news();
    this.selection = new Selection(pieces, ledger, new Parole(pieces, ledger, peers), picker);
    this.events = events;
    this.ticker = ticker;
    rules(rules);
    store.onReport(this::onReport);
  }

  /** Settings changed. */
  public void rules(TransferRules value) {
    rules = value;
    parole().allow(value.parole());
  }

  /** Who is told what became of pieces. */
  public void onlookers(Onlookers value) {
    onlookers = value;
  }

  /** Bytes that {@code peer} sent and that wait to be written. */
  public long pendingBytes(Peer peer) {
    return peer.traffic().pending().bytes(store::isWritten);
  }

  /** The pieces in the making. */
  public List<PartialPieceStatus> partialPieces() {
    return ledger.statuses(store::isWritten);
  }

  /** What comes before everything else. */
  public UrgentPieces urgent() {
    return selection.urgent();
  }

  /** Who is asked for pieces of its own only. */
  public Parole parole() {
    return selection.parole();
  }

  /** What came for nothing. */
  public Waste waste() {
    return waste;
  }

  /** Asks for nothing from now on, or goes on. */
  public void halt(boolean value) {
    halted = value;
  }

  /** Asks {@code peer} for as much as its pipeline has room for. */
  public void fill(Peer peer) {
    boolean mayAsk = !peer.choking().chokesUs() || peer.hints().allowed().isPresent();
    if (halted || !mayAsk || !peer.choking().isInteresting() || store.isFull()) {
      return;
    }
    int room = peer.requests().room();
    if (room > 0) {
      if (peer.requests().outstanding() == 0) {
        peer.traffic().startWaiting(ticker.nanos());
      }
      selection.select(peer, room, rules.partialFirst(), (piece, block) -> ask(peer, piece, block));
    }
  }

  private void ask(Peer peer, int piece, int index) {
    Block block = pieces.geometry().block(piece, index);
    if (peer.requests().has(block) || !peer.pieces().has(piece)) {
      return;
    }
    parole().onAsked(peer, piece);
    ledger.ask(block, peer);
    peer.requests().add(block);
    peer.traffic().asked(ticker.nanos());
    peer.link().send(new Request(block.piece(), block.begin(), block.length()));
    news.onAsked(peer, block);
  }

  /** Priorities changed: what was asked of pieces that nobody wants any more is called off. */
  public void wantedChanged() {
    selection.urgent().review();
    selection.picker().ifPresent(Picker::wantedChanged);
    for (Peer peer : peers.all()) {
      for (Block block : peer.requests().asked()) {
        if (pieces.priority(block.piece()) == 0) {
          cancel(peer, block);
        }
      }
    }
  }

  /** A block came, whose data this takes over. */
  public void onBlock(Peer peer, Block block, ByteBuf data) {
    long now = ticker.nanos();
    peer.traffic().received(block.length(), now);
    if (!isExpected(peer, block)
        || !ledger.isMissing(block)
        || pieces.verified().has(block.piece())) {
      waste.redundant(block.length());
      data.release();
      return;
    }
    if (ledger.receive(block, peer, store.nextBatch()) > 0) {
      cancelElsewhere(block);
    }
    Optional<Sender> sender =
        onlookers.arePresent()
            ? Optional.of(new Sender(peer.number(), peer.address()))
            : Optional.empty();
    peer.traffic().pending().add(store.nextBatch(), block.length(), store::isWritten);
    store.write(new Arrival(block, data, sender));
    events.onReceived(block);
  }

  private boolean isExpected(Peer peer, Block block) {
    boolean snubbed = peer.requests().isSnubbed();
    boolean asked = peer.requests().arrived(block);
    if (asked) {
      ledger.unask(block);
      if (snubbed) {
        news.onSnubbed(peer, false);
      }
    }
    boolean expected = asked || peer.requests().cameLate(block);
    if (expected) {
      news.onCame(peer, block);
    } else {
      news.onUnwanted(peer, block);
    }
    return expected;
  }

  private void cancelElsewhere(Block block) {
    for (Peer other : peers.all()) {
      cancel(other, block);
    }
  }

  private void cancel(Peer peer, Block block) {
    if (peer.requests().cancel(block)) {
      ledger.unask(block);
      peer.link().send(new Cancel(block.piece(), block.begin(), block.length()));
    }
  }

  /** All that came in one turn of the loop has been told. */
  public void onTurnDone(Peer peer) {
    store.flush();
    if (store.isFull()) {
      peer.link().pause(PeerLink.Pause.DISK, true);
      news.onDiskLimit();
    } else if (peer.requests().rejectedInRow() < REJECTS_BEFORE_REST) {
      fill(peer);
    }
  }

  /** The disk has room again. */
  public void onRoom() {
    for (Peer peer : List.copyOf(peers.all())) {
      peer.link().pause(PeerLink.Pause.DISK, false);
      fill(peer);
    }
  }

  /** {@code peer} will not send {@code block} (BEP 6). */
  public void onReject(Peer peer, Block block) {
    if (peer.requests().rejected(block)) {
      ledger.unask(block);
      news.onDropped(peer, block);
      parole().onGivenUp(peer);
    }
  }

  /** {@code peer} choked us; without the fast extension that drops what was asked (BEP 3, 6). */
  public void onChoked(Peer peer) {
    if (!peer.isFast()) {
      giveUp(peer).forEach(block -> news.onDropped(peer, block));
    }
  }

  /** {@code peer} is gone. */
  public void onGone(Peer peer) {
    giveUp(peer);
    parole().onGone(peer);
    refill();
  }

  private List<Block> giveUp(Peer peer) {
    List<Block> all = peer.requests().giveUpAll();
    all.forEach(ledger::unask);
    parole().onGivenUp(peer);
    return all;
  }

  /** Asks everybody who has room; blocks may have come free. */
  public void refill() {
    peers.all().forEach(this::fill);
  }

  /** Once a second: pipelines follow rates, peers that do not send are snubbed. */
  public void tick(Peer peer, long rateBefore) {
    long now = ticker.nanos();
    peer.speed(speedOf(peer));
    peer.requests()
        .adapt(
            peer.traffic().downRate(), rules.queueTimeSeconds(), Geometry.BLOCK_LENGTH, rateBefore);
    if (peer.requests().isNewlyLimited()) {
      news.onRequestLimit(peer);
    }
    snubIfLate(peer, now);
    fill(peer);
  }

  private void snubIfLate(Peer peer, long now) {
    long waited = now - peer.traffic().lastBlock();
    boolean late = peer.requests().outstanding() > 0 && waited > rules.pieceTimeoutNanos();
    boolean fresh = !peer.requests().isSnubbed();
    if (late && (fresh || waited > rules.requestTimeoutNanos())) {
      peer.requests().snub();
      if (fresh) {
        news.onSnubbed(peer, true);
      }
      giveUp(peer).forEach(block -> news.onTimeout(peer, block));
      peer.traffic().startWaiting(now);
      refill();
    }
  }

  /** How long {@code peer} may still take for the next block before it is late; never negative. */
  public Duration patience(Peer peer) {
    long waited = ticker.nanos() - peer.traffic().lastBlock();
    return Duration.ofNanos(Math.max(0, rules.pieceTimeoutNanos() - waited));
  }

  private void blame(PieceInProgress wrong) {
    Set<PeerAddress> senders = wrong.senders();
    peers.all().stream()
        .filter(peer -> senders.contains(peer.address()))
        .forEach(Peer::tookPartInWrong);
  }

  private PeerSpeed speedOf(Peer peer) {
    long rate = peer.traffic().downRate();
    double pieceNanos = rate == 0 ? Double.MAX_VALUE : pieces.geometry().pieceLength() * 1e9 / rate;
    if (pieceNanos <= rules.wholePieceNanos()) {
      return PeerSpeed.FAST;
    }
    return pieceNanos <= 3.0 * rules.wholePieceNanos() ? PeerSpeed.MEDIUM : PeerSpeed.SLOW;
  }

  private void onReport(DiskReport report) {
    boolean ranked = selection.urgent().hasRanges();
    report.lost().forEach(ledger::lose);
    report.checked().forEach(this::onChecked);
    if (!report.unverified().isEmpty()) {
      report.unverified().forEach(pieces::unverify);
      selection.urgent().review();
      selection.picker().ifPresent(Picker::wantedChanged);
    }
    if (ranked && !report.checked().isEmpty()) {
      refill();
    }
    if (report.failure() != null) {
      events.onStoreFailure(report.failure());
    }
  }

  private void onChecked(PieceReport report) {
    int piece = report.piece();
    if (!report.right()) {
      ledger.find(piece).ifPresent(this::blame);
    }
    ledger.forget(piece);
    parole().onChecked(piece);
    if (report.right()) {
      pieces.verify(piece);
      selection.picker().ifPresent(chooser -> chooser.pieceVerified(piece));
      events.onVerified(piece);
    } else {
      waste.failed(pieces.geometry().pieceLength(piece));
      selection.picker().ifPresent(chooser -> chooser.pieceFailed(piece));
      events.onHashFailed(piece);
    }
    onlookers.onChecked(report);
  }
}
