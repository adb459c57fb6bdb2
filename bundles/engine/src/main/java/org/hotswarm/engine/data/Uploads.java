package org.hotswarm.engine.data;

import io.netty.buffer.ByteBuf;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.hotswarm.engine.peer.AllowedFast;
import org.hotswarm.engine.peer.Peer;
import org.hotswarm.engine.peer.PeerLink;
import org.hotswarm.model.geometry.Block;
import org.hotswarm.model.geometry.Geometry;
import org.hotswarm.model.wire.Choke;
import org.hotswarm.model.wire.Reject;
import org.hotswarm.model.wire.Unchoke;
import org.hotswarm.spi.time.Ticker;

/**
 * What peers ask of us, and the blocks that go out. Requests that follow one another are read in
 * one go and leave as one gathering write.
 *
 * <p>Owner thread: the torrent's loop. A request is answered with its block or, to peers of the
 * fast extension, a reject; it is never dropped silently: what goes beyond the queue is left unread
 * in the socket.
 */
public final class Uploads {
  /** Bytes of one read at most. */
  private static final int LONGEST_READ = 1 << 20;

  private static final int SHORTEST_READ = 1 << 17;

  /** Of a {@code piece} message, before the block: length, id, piece and begin (BEP 3). */
  private static final int PIECE_HEADER = 4 + 1 + 4 + 4;

  /** Bytes read for a peer that has taken nothing yet (limit 37: 100 of them cost < 50 MiB). */
  private static final int FIRST_READ_AHEAD = 1 << 18;

  /**
   * A piece is served while choked as often as a peer could need it, with room for losses (limit
   * 26).
   */
  private static final int FAST_ROUNDS = 3;

  private final Pieces pieces;
  private final StorePort store;
  private final TransferEvents events;
  private final Ticker ticker;
  private final DiskBudget memory;
  private TransferRules.UploadRules rules;

  /**
   * @param pieces what we have
   * @param store where it is
   * @param events told when the store fails
   * @param ticker monotonic time
   * @param memory bytes read and not yet sent, of all torrents
   * @param rules from the settings
   */
  public Uploads(
      Pieces pieces,
      StorePort store,
      TransferEvents events,
      Ticker ticker,
      DiskBudget memory,
      TransferRules.UploadRules rules) {
    this.pieces = pieces;
    this.store = store;
    this.events = events;
    this.ticker = ticker;
    this.memory = memory;
    this.rules = rules;
  }

  /** Settings changed. */
  public void rules(TransferRules.UploadRules value) {
    rules = value;
  }

  /** {@code peer} asks for a block. */
  public void onRequest(Peer peer, Block block) {
    peer.traffic().wasAsked(ticker.nanos());
    if (!pieces.verified().has(block.piece())) {
      refuse(peer, block, "asked too often for pieces we do not have");
    } else if (peer.choking().isChoked() && !mayHaveFast(peer, block)) {
      refuse(peer, block, "asked too often while choked");
    } else if (peer.isFast() && peer.serving().queuedBytes() >= rules.bytes()) {
      reject(peer, block);
    } else if (peer.serving().add(block)) {
      holdBack(peer);
    }
  }

  private boolean mayHaveFast(Peer peer, Block block) {
    if (!peer.serving().isAllowedFast(block.piece())) {
      return false;
    }
    int most = FAST_ROUNDS * pieces.geometry().blockCount(block.piece());
    int asked = (block.length() + Geometry.BLOCK_LENGTH - 1) / Geometry.BLOCK_LENGTH;
    if (peer.serving().servedWhileChoked(block.piece(), asked) > most) {
      peer.link().close("asked too often for an allowed fast piece");
      return false;
    }
    return true;
  }

  /** Not an error by itself, since a choke may cross a request; too many are. */
  private void refuse(Peer peer, Block block, String why) {
    reject(peer, block);
    if (peer.serving().wasInvalid() > rules.invalid()) {
      peer.link().close(why);
    }
  }

  private static void reject(Peer peer, Block block) {
    if (peer.isFast()) {
      peer.link().send(new Reject(block.piece(), block.begin(), block.length()));
    }
  }

  private void holdBack(Peer peer) {
    boolean over =
        peer.serving().size() >= rules.requests() || peer.serving().queuedBytes() >= rules.bytes();
    peer.link().pause(PeerLink.Pause.REQUESTS, over);
  }

  /**
   * {@code peer} takes a request back; with the fast extension it is told that nothing will come
   * (BEP 6).
   */
  public void onCancel(Peer peer, Block block) {
    if (peer.serving().cancel(block)) {
      reject(peer, block);
    }
  }

  /**
   * Lets {@code peer} download, or no more; what it asked for is then rejected but for allowed fast
   * pieces (BEP 6).
   */
  public void choke(Peer peer, boolean choke) {
    if (peer.choking().isChoked() == choke) {
      return;
    }
    peer.choking().choked(choke, ticker.nanos(), peer.traffic().uploaded());
    if (!choke) {
      peer.traffic().wasAsked(ticker.nanos());
      peer.link().send(new Unchoke());
      return;
    }
    peer.link().send(new Choke());
    for (Block block : peer.serving().clear()) {
      if (peer.isFast() && peer.serving().isAllowedFast(block.piece())) {
        peer.serving().add(block);
      } else {
        reject(peer, block);
      }
    }
    holdBack(peer);
  }

  /** The pieces {@code peer} may have while choked; it is told them. */
  public Set<Integer> allowFast(Peer peer, int size) {
    int count = pieces.geometry().pieceCount();
    Set<Integer> set = AllowedFast.of(peer.address().ip(), events.infoHash(), count, size);
    set.forEach(peer.serving()::allowFast);
    return set;
  }

  /** Reads ahead for {@code peer} and sends, as far as its socket and our memory allow. */
  public void pump(Peer peer) {
    while (peer.serving().size() > 0
        && peer.link().canSend()
        && ahead(peer) < readAhead(peer)
        && !memory.isFull()
        && peer.gate().maySend(peer.serving().nextLength() + PIECE_HEADER)) {
      read(peer, peer.serving().takeRun(readLength(peer)));
    }
    holdBack(peer);
  }

  /** Little until the peer has taken something, then as much as it took, up to the watermark. */
  private long readAhead(Peer peer) {
    return Math.min(rules.watermark(), Math.max(FIRST_READ_AHEAD, peer.serving().taken()));
  }

  private void onSent(Peer peer, int length) {
    peer.serving().took(length);
    memory.give(length);
    pump(peer);
  }

  private int readLength(Peer peer) {
    int most = Math.min(LONGEST_READ, rules.watermark() / 2);
    if (peer.serving().taken() < rules.watermark()) {
      long room = readAhead(peer) - ahead(peer);
      most = (int) Math.min(most, room);
    }
    return Math.min(Math.max(SHORTEST_READ, most), peer.gate().sendRoom());
  }

  private static long ahead(Peer peer) {
    return peer.link().queuedBytes() + peer.serving().readsUnderWay();
  }

  private void read(Peer peer, List<Block> run) {
    Block first = run.get(0);
    int length = run.get(run.size() - 1).end() - first.begin();
    peer.serving().reading(length);
    memory.take(length);
    int onWire = length + run.size() * PIECE_HEADER;
    peer.gate().reserve(onWire);
    store.read(
        first.piece(),
        first.begin(),
        length,
        new StorePort.ReadAnswer() {
          @Override
          public void onRead(ByteBuf data) {
            peer.serving().reading(-length);
            peer.traffic().sent(length, ticker.nanos());
            peer.link().sendPieces(run, data, () -> onSent(peer, length));
            pump(peer);
          }

          @Override
          public void onFailure(IOException failure) {
            memory.give(length);
            peer.gate().release(onWire);
            peer.serving().reading(-length);
            run.forEach(block -> reject(peer, block));
            events.onStoreFailure(failure);
          }
        });
  }
}
