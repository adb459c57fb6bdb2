package org.hotswarm.engine.data;

import io.netty.buffer.ByteBuf;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.hotswarm.engine.peer.Peer;
import org.hotswarm.engine.peer.PeerLink;
import org.hotswarm.engine.peer.PeerTable;
import org.hotswarm.model.geometry.Block;
import org.hotswarm.model.geometry.Geometry;
import org.hotswarm.model.geometry.PieceSet;
import org.hotswarm.model.wire.Cancel;
import org.hotswarm.model.wire.Request;
import org.hotswarm.spi.picker.PeerSpeed;
import org.hotswarm.spi.picker.PickRequest;
import org.hotswarm.spi.picker.Picker;
import org.hotswarm.spi.time.Ticker;

/**
 * What we ask for, and the blocks that come.
 *
 * <p>Owner thread: the torrent's loop. A block that was asked for is settled exactly once: it
 * arrives, is rejected, is given up, or its peer leaves.
 */
public final class Downloads {
  private static final int WRONG_PIECE_TRUST = -2;
  private static final int RIGHT_PIECE_TRUST = 1;

  /** Where trust ends (limit 38). */
  private static final int BANNED_TRUST = -7;

  /**
   * In the end game only a peer with no more than this asked of it is asked for what others were
   * asked for.
   */
  private static final int NEARLY_IDLE = 2;

  /** A peer that only rejects is asked again once a second. */
  private static final int REJECTS_BEFORE_REST = 2;

  private final Pieces pieces;
  private final Ledger ledger;
  private final PeerTable peers;
  private final StorePort store;
  private final Supplier<Optional<Picker>> picker;
  private final TransferEvents events;
  private final Ticker ticker;
  private TransferRules rules;
  private long failedBytes;
  private long redundantBytes;
  private boolean halted;

  /**
   * What downloads work with.
   *
   * @param pieces verified and wanted
   * @param ledger who was asked for what
   * @param peers connected
   * @param store where blocks go
   */
  public record Facts(Pieces pieces, Ledger ledger, PeerTable peers, StorePort store) {}

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
    this.picker = picker;
    this.events = events;
    this.ticker = ticker;
    this.rules = rules;
    store.onReport(this::onReport);
  }

  /** Settings changed. */
  public void rules(TransferRules value) {
    rules = value;
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
      picker.get().ifPresent(chooser -> pick(chooser, peer, room));
    }
  }

  private void pick(Picker chooser, Peer peer, int count) {
    if (peer.requests().outstanding() == 0) {
      peer.traffic().startWaiting(ticker.nanos());
    }
    if (peer.choking().chokesUs()) {
      pick(chooser, peer, count, peer.hints().allowed());
      return;
    }
    int left = count - pickSuggested(chooser, peer, count);
    if (left > 0) {
      pick(chooser, peer, left, Optional.empty());
    }
  }

  /** What a peer suggested comes first, as it is cheap for it to send (BEP 6). */
  private int pickSuggested(Picker chooser, Peer peer, int count) {
    if (peer.hints().suggested().isEmpty()) {
      return 0;
    }
    int before = peer.requests().outstanding();
    pick(chooser, peer, count, peer.hints().suggested());
    int picked = peer.requests().outstanding() - before;
    if (picked == 0) {
      peer.hints().forgetSuggestions();
    }
    return picked;
  }

  private void pick(Picker chooser, Peer peer, int count, Optional<PieceSet> within) {
    boolean endGame =
        peer.requests().outstanding() <= NEARLY_IDLE && ledger.isAllAsked(pieces.missing().count());
    PickRequest request =
        new PickRequest(
            count, peer.speed() == PeerSpeed.FAST, rules.partialFirst(), endGame, within);
    chooser.pick(peer, request, (piece, block) -> ask(peer, piece, block));
  }

  private void ask(Peer peer, int piece, int index) {
    Block block = pieces.geometry().block(piece, index);
    if (peer.requests().has(block) || !peer.pieces().has(piece)) {
      return;
    }
    ledger.ask(block, peer);
    peer.requests().add(block);
    peer.link().send(new Request(block.piece(), block.begin(), block.length()));
  }

  /** A block came, whose data this takes over. */
  public void onBlock(Peer peer, Block block, ByteBuf data) {
    long now = ticker.nanos();
    peer.traffic().received(block.length(), now);
    boolean asked = peer.requests().arrived(block);
    if (asked) {
      ledger.unask(block);
    }
    boolean welcome = asked || peer.requests().cameLate(block);
    if (!welcome || !ledger.isMissing(block) || pieces.verified().has(block.piece())) {
      redundantBytes += block.length();
      data.release();
      return;
    }
    if (ledger.receive(block, peer) > 0) {
      cancelElsewhere(block);
    }
    store.write(new Arrival(block, data, peer.number()));
  }

  private void cancelElsewhere(Block block) {
    for (Peer other : peers.all()) {
      if (other.requests().cancel(block)) {
        ledger.unask(block);
        other.link().send(new Cancel(block.piece(), block.begin(), block.length()));
      }
    }
  }

  /** All that came in one turn of the loop has been told. */
  public void onTurnDone(Peer peer) {
    store.flush();
    if (store.isFull()) {
      peer.link().pause(PeerLink.Pause.DISK, true);
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
    }
  }

  /** {@code peer} choked us; without the fast extension that drops what was asked (BEP 3, 6). */
  public void onChoked(Peer peer) {
    if (!peer.isFast()) {
      giveUp(peer);
    }
  }

  /** {@code peer} is gone. */
  public void onGone(Peer peer) {
    giveUp(peer);
    refill();
  }

  private void giveUp(Peer peer) {
    peer.requests().giveUpAll().forEach(ledger::unask);
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
    long waited = now - peer.traffic().lastBlock();
    boolean late = peer.requests().outstanding() > 0 && waited > rules.pieceTimeoutNanos();
    if (late && (!peer.requests().isSnubbed() || waited > rules.requestTimeoutNanos())) {
      peer.requests().snub();
      giveUp(peer);
      peer.traffic().startWaiting(now);
      refill();
    }
    fill(peer);
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
    report.lost().forEach(ledger::lose);
    report.checked().forEach(this::onChecked);
    if (report.failure() != null) {
      events.onStoreFailure(report.failure());
    }
  }

  private void onChecked(DiskReport.PieceReport report) {
    int piece = report.piece();
    ledger.forget(piece);
    if (report.right()) {
      pieces.verify(piece);
      picker.get().ifPresent(chooser -> chooser.pieceVerified(piece));
      senders(report, RIGHT_PIECE_TRUST);
      events.onVerified(piece);
    } else {
      failedBytes += pieces.geometry().pieceLength(piece);
      picker.get().ifPresent(chooser -> chooser.pieceFailed(piece));
      events.onHashFailed(piece);
      blame(report);
    }
  }

  private void senders(DiskReport.PieceReport report, int trust) {
    report.senders().forEach(number -> peers.find(number).ifPresent(peer -> peer.trust(trust)));
  }

  private void blame(DiskReport.PieceReport report) {
    Set<Long> senders = report.senders();
    for (long number : senders) {
      peers.find(number).ifPresent(peer -> blame(peer, report.piece(), senders.size() == 1));
    }
  }

  private void blame(Peer peer, int piece, boolean alone) {
    if (peer.trust(WRONG_PIECE_TRUST) <= BANNED_TRUST || alone) {
      events.onPoisoner(peer, "sent wrong data of piece " + piece);
    }
  }

  /** Bytes of pieces whose hash was wrong. */
  public long failedBytes() {
    return failedBytes;
  }

  /** Bytes that came twice or unasked. */
  public long redundantBytes() {
    return redundantBytes;
  }
}
