package org.hotswarm.api.alert;

import java.util.Set;
import org.hotswarm.api.status.TorrentState;
import org.hotswarm.api.status.TorrentStatus.Problem;
import org.hotswarm.model.hash.InfoHash;
import org.hotswarm.model.peer.PeerAddress;

/** An alert about one torrent. */
public sealed interface TorrentAlert extends Alert {
  /** Which. */
  InfoHash infoHash();

  /** It was added. */
  record TorrentAdded(InfoHash infoHash, String name) implements TorrentAlert {
    @Override
    public Set<AlertCategory> categories() {
      return Set.of(AlertCategory.STATUS);
    }

    @Override
    public String message() {
      return name + " added";
    }
  }

  /** It was removed. */
  record TorrentRemoved(InfoHash infoHash, String name) implements TorrentAlert {
    @Override
    public Set<AlertCategory> categories() {
      return Set.of(AlertCategory.STATUS);
    }

    @Override
    public String message() {
      return name + " removed";
    }
  }

  /** It does something else now. */
  record StateChanged(InfoHash infoHash, TorrentState from, TorrentState to)
      implements TorrentAlert {
    @Override
    public Set<AlertCategory> categories() {
      return Set.of(AlertCategory.STATUS);
    }

    @Override
    public String message() {
      return from.manualName() + " -> " + to.manualName();
    }
  }

  /** The info dictionary came from peers. */
  record MetadataReceived(InfoHash infoHash, String name, long size) implements TorrentAlert {
    @Override
    public Set<AlertCategory> categories() {
      return Set.of(AlertCategory.STATUS);
    }

    @Override
    public String message() {
      return "metadata received: " + name + ", " + size + " bytes";
    }
  }

  /**
   * An info dictionary came from peers but cannot be used.
   *
   * @param message says why
   */
  record MetadataFailed(InfoHash infoHash, String message) implements TorrentAlert {
    @Override
    public Set<AlertCategory> categories() {
      return Set.of(AlertCategory.ERROR);
    }
  }

  /** Existing data has been checked. */
  record TorrentChecked(InfoHash infoHash, int pieces, int of) implements TorrentAlert {
    @Override
    public Set<AlertCategory> categories() {
      return Set.of(AlertCategory.STATUS);
    }

    @Override
    public String message() {
      return pieces + " of " + of + " pieces are there";
    }
  }

  /**
   * All that is wanted is there.
   *
   * @param seconds since it was started
   * @param bytes wanted
   */
  record TorrentFinished(InfoHash infoHash, double seconds, long bytes) implements TorrentAlert {
    @Override
    public Set<AlertCategory> categories() {
      return Set.of(AlertCategory.STATUS);
    }

    @Override
    public String message() {
      return "finished";
    }
  }

  /** It was paused. */
  record TorrentPaused(InfoHash infoHash) implements TorrentAlert {
    @Override
    public Set<AlertCategory> categories() {
      return Set.of(AlertCategory.STATUS);
    }

    @Override
    public String message() {
      return "paused";
    }
  }

  /** It goes on. */
  record TorrentResumed(InfoHash infoHash) implements TorrentAlert {
    @Override
    public Set<AlertCategory> categories() {
      return Set.of(AlertCategory.STATUS);
    }

    @Override
    public String message() {
      return "resumed";
    }
  }

  /** Something is wrong with its storage or data; it stands still. */
  record TorrentError(InfoHash infoHash, Problem problem) implements TorrentAlert {
    @Override
    public Set<AlertCategory> categories() {
      return Set.of(AlertCategory.STATUS, AlertCategory.ERROR);
    }

    @Override
    public String message() {
      return problem.message();
    }
  }

  /**
   * A block came.
   *
   * @param peer who sent it
   * @param piece it is a part of
   * @param block which of the piece's blocks, from 0
   */
  record BlockFinished(InfoHash infoHash, PeerAddress peer, int piece, int block)
      implements TorrentAlert {
    @Override
    public Set<AlertCategory> categories() {
      return Set.of(AlertCategory.BLOCK_PROGRESS);
    }

    @Override
    public String message() {
      return "block " + block + " of piece " + piece + " came from " + peer;
    }
  }

  /** A piece is verified. */
  record PieceFinished(InfoHash infoHash, int piece) implements TorrentAlert {
    @Override
    public Set<AlertCategory> categories() {
      return Set.of(AlertCategory.PROGRESS);
    }

    @Override
    public String message() {
      return "piece " + piece + " finished";
    }
  }

  /** The hash of a piece was wrong. */
  record HashFailed(InfoHash infoHash, int piece) implements TorrentAlert {
    @Override
    public Set<AlertCategory> categories() {
      return Set.of(AlertCategory.STATUS);
    }

    @Override
    public String message() {
      return "hash of piece " + piece + " failed";
    }
  }

  /** Resume data cannot be used; the data is checked instead. */
  record FastresumeRejected(InfoHash infoHash, String message) implements TorrentAlert {
    @Override
    public Set<AlertCategory> categories() {
      return Set.of(AlertCategory.STATUS, AlertCategory.ERROR);
    }
  }

  /** An announce is sent. */
  record TrackerAnnounce(InfoHash infoHash, String url, String event) implements TorrentAlert {
    @Override
    public Set<AlertCategory> categories() {
      return Set.of(AlertCategory.TRACKER);
    }

    @Override
    public String message() {
      return "announcing to " + url + (event.isEmpty() ? "" : " (" + event + ")");
    }
  }

  /** A tracker answered. */
  record TrackerReply(InfoHash infoHash, String url, int peers) implements TorrentAlert {
    @Override
    public Set<AlertCategory> categories() {
      return Set.of(AlertCategory.TRACKER);
    }

    @Override
    public String message() {
      return url + " named " + peers + " peers";
    }
  }

  /** A tracker has something to say. */
  record TrackerWarning(InfoHash infoHash, String url, String message) implements TorrentAlert {
    @Override
    public Set<AlertCategory> categories() {
      return Set.of(AlertCategory.TRACKER, AlertCategory.ERROR);
    }
  }

  /** A tracker failed. */
  record TrackerError(InfoHash infoHash, String url, int timesInRow, String message)
      implements TorrentAlert {
    @Override
    public Set<AlertCategory> categories() {
      return Set.of(AlertCategory.TRACKER, AlertCategory.ERROR);
    }
  }

  /** A peer is there. */
  record PeerConnect(InfoHash infoHash, PeerAddress peer, String client) implements TorrentAlert {
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
      implements TorrentAlert {
    @Override
    public Set<AlertCategory> categories() {
      return Set.of(AlertCategory.DEBUG);
    }
  }

  /** A peer may not come again. */
  record PeerBan(InfoHash infoHash, PeerAddress peer, String message) implements TorrentAlert {
    @Override
    public Set<AlertCategory> categories() {
      return Set.of(AlertCategory.PEER);
    }
  }
}
