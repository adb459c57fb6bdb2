package org.hotswarm.engine.torrent;

import java.util.Optional;
import org.hotswarm.engine.peer.Peer;
import org.hotswarm.engine.peer.PeerChannel;
import org.hotswarm.engine.peer.PeerLink;
import org.hotswarm.engine.peer.PeerReader;
import org.hotswarm.model.geometry.Block;
import org.hotswarm.model.wire.AllowedFast;
import org.hotswarm.model.wire.Bitfield;
import org.hotswarm.model.wire.Cancel;
import org.hotswarm.model.wire.Extended;
import org.hotswarm.model.wire.Have;
import org.hotswarm.model.wire.Piece;
import org.hotswarm.model.wire.Port;
import org.hotswarm.model.wire.Reject;
import org.hotswarm.model.wire.Request;
import org.hotswarm.model.wire.Suggest;
import org.hotswarm.model.wire.Unknown;
import org.hotswarm.model.wire.WireException;
import org.hotswarm.spi.time.Ticker;

/**
 * What a peer says, one method for each message: wire integers are checked against the torrent
 * here, and only blocks and pieces that exist go further.
 *
 * <p>Owner thread: the torrent's loop. BEPs: 3, 6, 10.
 */
final class Conversation implements PeerReader {
  private final Swarm swarm;
  private final Ticker ticker;
  private final Chatter chatter;
  private final int mostPieces;
  private PeerChannel channel;
  private Peer peer;

  Conversation(Swarm swarm, Ticker ticker, Chatter chatter, int mostPieces) {
    this.swarm = swarm;
    this.ticker = ticker;
    this.chatter = chatter;
    this.mostPieces = mostPieces;
  }

  /** Begins. */
  void with(Peer other, PeerChannel on) {
    peer = other;
    channel = on;
  }

  /** Once a second. */
  void tick() {
    peer.link().pause(PeerLink.Pause.CHATTER, !chatter.mayGoOn());
    if (chatter.isHopeless()) {
      peer.link().close("says too much that is no data");
    }
  }

  private void small() {
    if (chatter.isTooMuch()) {
      peer.link().pause(PeerLink.Pause.CHATTER, true);
    }
  }

  @Override
  public void onKeepAlive() {
    small();
  }

  @Override
  public void onChoke() {
    small();
    peer.choking().chokesUs(true);
    swarm.transfer().ifPresent(transfer -> transfer.downloads().onChoked(peer));
  }

  @Override
  public void onUnchoke() {
    small();
    peer.choking().chokesUs(false);
  }

  @Override
  public void onInterested() {
    small();
    peer.choking().interested(true);
    swarm.onInterestChanged(peer);
  }

  @Override
  public void onNotInterested() {
    small();
    peer.choking().interested(false);
    swarm.onInterestChanged(peer);
  }

  @Override
  public void onHave(Have message) {
    small();
    try {
      if (peer.having().have(message.piece(), mostPieces)) {
        swarm.onHave(peer, message.piece());
      }
    } catch (WireException wrong) {
      peer.link().refuse(wrong.getMessage());
    }
  }

  @Override
  public void onBitfield(Bitfield message) {
    state(() -> peer.having().bitfield(message.bits()));
  }

  @Override
  public void onHaveAll() {
    state(() -> fast("have all", () -> peer.having().all()));
  }

  @Override
  public void onHaveNone() {
    state(() -> fast("have none", () -> peer.having().none()));
  }

  private interface Statement {
    void make() throws WireException;
  }

  private void fast(String message, Statement statement) throws WireException {
    if (!peer.isFast()) {
      throw new WireException(message + " without the fast extension");
    }
    statement.make();
  }

  private void state(Statement statement) {
    small();
    try {
      swarm.onStating(peer);
      statement.make();
      swarm.onStated(peer);
    } catch (WireException wrong) {
      peer.link().refuse(wrong.getMessage());
    }
  }

  private Optional<Block> block(int piece, int begin, int length) {
    return swarm.transfer().flatMap(t -> t.geometry().block(piece, begin, length));
  }

  @Override
  public void onRequest(Request message) {
    Optional<Block> block = block(message.piece(), message.begin(), message.length());
    if (block.isPresent()) {
      swarm.transfer().ifPresent(transfer -> transfer.uploads().onRequest(peer, block.get()));
    } else {
      small();
      swarm.onInvalidRequest(peer, message);
    }
  }

  @Override
  public void onCancel(Cancel message) {
    small();
    block(message.piece(), message.begin(), message.length())
        .ifPresent(
            block ->
                swarm.transfer().ifPresent(transfer -> transfer.uploads().onCancel(peer, block)));
  }

  @Override
  public void onPiece(Piece message) {
    int length = message.data().remaining();
    Optional<Block> block = block(message.piece(), message.begin(), length);
    if (block.isEmpty()) {
      peer.link().refuse("sent " + length + " bytes of no piece of this torrent");
      return;
    }
    swarm
        .transfer()
        .ifPresent(t -> t.downloads().onBlock(peer, block.get(), channel.take(message)));
  }

  @Override
  public void onReject(Reject message) {
    small();
    block(message.piece(), message.begin(), message.length())
        .ifPresent(
            block ->
                swarm.transfer().ifPresent(transfer -> transfer.downloads().onReject(peer, block)));
  }

  @Override
  public void onSuggest(Suggest message) {
    small();
    if (isNamed(message.piece())) {
      peer.hints().suggest(message.piece(), peer.pieces().size());
    }
  }

  private boolean isNamed(int piece) {
    return peer.isFast() && piece >= 0 && piece < peer.pieces().size();
  }

  @Override
  public void onAllowedFast(AllowedFast message) {
    small();
    if (isNamed(message.piece())) {
      peer.hints().allow(message.piece(), peer.pieces().size());
    }
  }

  @Override
  public void onExtended(Extended message) {
    small();
    swarm.extensions().onMessage(peer, message);
    if (message.id() == Extended.HANDSHAKE_ID) {
      swarm.onIntroduced(peer);
    }
  }

  @Override
  public void onPort(Port message) {
    small();
  }

  @Override
  public void onUnknown(Unknown message) {
    small();
  }

  @Override
  public void onTurnDone() {
    peer.traffic().heard(ticker.nanos());
    swarm.onTurnDone(peer);
  }

  @Override
  public void onWritable() {
    swarm.transfer().ifPresent(transfer -> transfer.uploads().pump(peer));
  }

  @Override
  public void onViolation(String what) {
    swarm.news().violation(peer, what);
  }

  @Override
  public void onClosed(String reason) {
    swarm.onGone(peer, reason);
  }
}
