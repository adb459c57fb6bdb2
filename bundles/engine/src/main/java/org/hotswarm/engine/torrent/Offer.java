package org.hotswarm.engine.torrent;

import org.hotswarm.api.settings.TransferSettings;
import org.hotswarm.engine.peer.Peer;
import org.hotswarm.model.geometry.PieceSet;
import org.hotswarm.model.wire.AllowedFast;
import org.hotswarm.model.wire.Bitfield;
import org.hotswarm.model.wire.Have;
import org.hotswarm.model.wire.HaveAll;
import org.hotswarm.model.wire.HaveNone;

/**
 * What peers are told of the pieces we have: all at the beginning, then each as it is verified (BEP
 * 3), and which of them they may have while choked (BEP 6).
 *
 * <p>Owner thread: the torrent's loop.
 */
final class Offer {
  private final Household house;

  Offer(Household house) {
    this.house = house;
  }

  /** Before anything is known of the pieces: none. */
  void nothing(Peer peer) {
    if (peer.isFast()) {
      peer.link().send(new HaveNone());
    }
  }

  /** To a peer that is new. */
  void everything(Peer peer, Transfer transfer) {
    PieceSet verified = transfer.pieces().verified();
    if (verified.isEmpty()) {
      nothing(peer);
    } else if (peer.isFast() && verified.isFull()) {
      peer.link().send(new HaveAll());
    } else {
      peer.link().send(new Bitfield(verified.toBytes()));
    }
    if (peer.isFast()) {
      int size = house.settings().get().get(TransferSettings.ALLOWED_FAST_SET_SIZE);
      for (int piece : transfer.uploads().allowFast(peer, size)) {
        if (verified.has(piece)) {
          peer.link().send(new AllowedFast(piece));
        }
      }
    }
  }

  /** To a peer that was told before; a bitfield comes only first. */
  void eachPiece(Peer peer, Transfer transfer) {
    PieceSet verified = transfer.pieces().verified();
    for (int piece = verified.nextSet(0); piece >= 0; piece = verified.nextSet(piece + 1)) {
      peer.link().send(new Have(piece));
    }
  }

  /** One piece more; those who have it are told only if the settings say so. */
  void piece(Peer peer, int piece) {
    boolean redundant = house.settings().get().get(TransferSettings.SEND_REDUNDANT_HAVE);
    if (redundant || peer.pieces().size() <= piece || !peer.pieces().has(piece)) {
      peer.link().send(new Have(piece));
    }
  }
}
