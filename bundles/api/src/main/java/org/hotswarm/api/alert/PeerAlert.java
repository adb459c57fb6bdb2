package org.hotswarm.api.alert;

import java.util.Set;
import org.hotswarm.model.hash.InfoHash;
import org.hotswarm.model.peer.PeerAddress;
import org.hotswarm.model.peer.PeerId;

/** An alert about one peer of a torrent. */
public sealed interface PeerAlert extends TorrentAlert {
  /** Which. */
  PeerAddress peer();

  @Override
  default Set<AlertCategory> categories() {
    return Set.of(AlertCategory.PEER);
  }

  /** A peer is there. */
  record PeerConnect(InfoHash infoHash, PeerAddress peer, String client) implements PeerAlert {
    @Override
    public Set<AlertCategory> categories() {
      return Set.of(AlertCategory.DEBUG);
    }

    @Override
    public String message() {
      return peer + " connected (" + client + ")";
    }
  }

  /**
   * A peer is gone.
   *
   * @param message why
   */
  record PeerDisconnected(InfoHash infoHash, PeerAddress peer, String message)
      implements PeerAlert {
    @Override
    public Set<AlertCategory> categories() {
      return Set.of(AlertCategory.DEBUG);
    }
  }

  /** A peer may not come again. */
  record PeerBan(InfoHash infoHash, PeerAddress peer, String message) implements PeerAlert {}

  /**
   * A peer said what the protocol does not allow, and is hung up on.
   *
   * @param peerId what it calls itself
   * @param message what was wrong
   */
  record PeerError(InfoHash infoHash, PeerAddress peer, PeerId peerId, String message)
      implements PeerAlert {}

  /**
   * A peer asked for what does not exist.
   *
   * @param peerId what it calls itself
   * @param request what it asked for
   */
  record InvalidRequest(InfoHash infoHash, PeerAddress peer, PeerId peerId, Range request)
      implements PeerAlert {
    @Override
    public String message() {
      return peer + " asked for what does not exist: " + request;
    }
  }

  /**
   * What a peer asked for, as it sent it.
   *
   * @param piece index
   * @param begin offset in the piece
   * @param length bytes
   */
  record Range(int piece, int begin, int length) {
    @Override
    public String toString() {
      return length + " bytes at " + begin + " of piece " + piece;
    }
  }

  /** A peer has not sent what it was asked for in too long; it is asked for little from now on. */
  record PeerSnubbed(InfoHash infoHash, PeerAddress peer) implements PeerAlert {
    @Override
    public String message() {
      return peer + " does not send what it was asked for";
    }
  }

  /** A peer that was snubbed sends again. */
  record PeerUnsnubbed(InfoHash infoHash, PeerAddress peer) implements PeerAlert {
    @Override
    public String message() {
      return peer + " sends again";
    }
  }
}
