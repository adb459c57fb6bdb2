package org.hotswarm.engine.data;

import java.util.BitSet;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.IntPredicate;
import org.hotswarm.api.status.PartialPieceStatus;
import org.hotswarm.engine.peer.Peer;
import org.hotswarm.model.geometry.Block;
import org.hotswarm.model.geometry.Geometry;
import org.hotswarm.model.geometry.PieceSet;
import org.hotswarm.spi.picker.PeerSpeed;

/**
 * Who was asked for what: every piece in the making.
 *
 * <p>Owner thread: the torrent's loop. Invariants: a piece without a block asked for or received is
 * not in the ledger; nor is a verified one.
 */
public final class Ledger {
  private final Geometry geometry;
  private final Map<Integer, PieceInProgress> pieces = new LinkedHashMap<>();

  /**
   * @param geometry of the torrent
   */
  public Ledger(Geometry geometry) {
    this.geometry = geometry;
  }

  /** The pieces in the making, in the order they began. */
  public Collection<PieceInProgress> pieces() {
    return Collections.unmodifiableCollection(pieces.values());
  }

  /** That piece, if it is in the making. */
  public Optional<PieceInProgress> find(int piece) {
    return Optional.ofNullable(pieces.get(piece));
  }

  /** {@code peer} is asked for {@code block}. */
  void ask(Block block, Peer peer) {
    pieces
        .computeIfAbsent(block.piece(), p -> new PieceInProgress(geometry, p, peer.speed()))
        .ask(block.index(), peer.speed());
  }

  /** A peer that was asked for {@code block} will not send it. */
  void unask(Block block) {
    PieceInProgress piece = pieces.get(block.piece());
    if (piece != null) {
      piece.unask(block.index());
      forgetIfUntouched(piece);
    }
  }

  /** Whether {@code block} is still missing. */
  boolean isMissing(Block block) {
    PieceInProgress piece = pieces.get(block.piece());
    return piece == null || !piece.isReceived(block.index());
  }

  /**
   * {@code block} arrived; answers how many other peers are asked for it still.
   *
   * @param batch in which it goes to the store
   */
  int receive(Block block, Peer from, int batch) {
    PieceInProgress piece =
        pieces.computeIfAbsent(block.piece(), p -> new PieceInProgress(geometry, p, from.speed()));
    piece.receive(block.index(), from.address(), batch);
    return piece.requests(block.index());
  }

  /** {@code block} was there but could not be kept. */
  void lose(Block block) {
    PieceInProgress piece = pieces.get(block.piece());
    if (piece != null) {
      piece.lose(block.index());
      forgetIfUntouched(piece);
    }
  }

  /** {@code piece} is verified, or failed and begins anew. */
  void forget(int piece) {
    pieces.remove(piece);
  }

  private void forgetIfUntouched(PieceInProgress piece) {
    if (piece.isUntouched()) {
      pieces.remove(piece.piece());
    }
  }

  /** Blocks of {@code piece} that are in the store since before. */
  public void adopt(int piece, BitSet blocks) {
    PieceInProgress adopted = new PieceInProgress(geometry, piece, PeerSpeed.SLOW);
    blocks.stream().forEach(block -> adopted.receive(block));
    pieces.put(piece, adopted);
  }

  /** The blocks received of every piece in the making. */
  public Map<Integer, BitSet> unfinished() {
    Map<Integer, BitSet> all = new TreeMap<>();
    for (PieceInProgress piece : pieces.values()) {
      if (!piece.received().isEmpty()) {
        all.put(piece.piece(), (BitSet) piece.received().clone());
      }
    }
    return all;
  }

  /**
   * The pieces in the making, for applications.
   *
   * @param isWritten whether a batch has come to the store
   */
  List<PartialPieceStatus> statuses(IntPredicate isWritten) {
    return pieces.values().stream().map(piece -> piece.status(isWritten)).toList();
  }

  /**
   * Whether of the {@code missing} pieces every block is asked for or has arrived: the end game.
   * Others may be in the making, begun before they ceased to be wanted.
   */
  boolean isAllAsked(PieceSet missing) {
    int left = missing.count();
    if (pieces.size() < left) {
      return false;
    }
    for (PieceInProgress piece : pieces.values()) {
      boolean counts = missing.has(piece.piece());
      if (counts && piece.freeBlocks() > 0) {
        return false;
      }
      left -= counts ? 1 : 0;
    }
    return left == 0;
  }
}
