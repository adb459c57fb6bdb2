package org.hotswarm.api.alert;

import java.time.Duration;
import java.util.Set;
import org.hotswarm.api.status.TorrentState;
import org.hotswarm.api.status.TorrentStatus.Problem;
import org.hotswarm.model.hash.InfoHash;

/** An alert about one torrent. */
public sealed interface TorrentAlert extends Alert
    permits BlockAlert,
        PeerAlert,
        StorageAlert,
        TrackerAlert,
        TorrentAlert.TorrentAdded,
        TorrentAlert.TorrentRemoved,
        TorrentAlert.StateChanged,
        TorrentAlert.MetadataReceived,
        TorrentAlert.MetadataFailed,
        TorrentAlert.TorrentChecked,
        TorrentAlert.TorrentFinished,
        TorrentAlert.TorrentPaused,
        TorrentAlert.TorrentResumed,
        TorrentAlert.TorrentError,
        TorrentAlert.PieceDeadline,
        TorrentAlert.PieceFinished,
        TorrentAlert.HashFailed,
        TorrentAlert.FastresumeRejected,
        TorrentAlert.Performance {
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

  /**
   * A piece that had a deadline is verified.
   *
   * @param spare time that was left; negative when it is late
   */
  record PieceDeadline(InfoHash infoHash, int piece, Duration spare) implements TorrentAlert {
    @Override
    public Set<AlertCategory> categories() {
      return Set.of(AlertCategory.PROGRESS);
    }

    @Override
    public String message() {
      String when = spare.isNegative() ? " ms late" : " ms before its deadline";
      return "piece " + piece + " came " + spare.abs().toMillis() + when;
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

  /**
   * A limit is reached, which may cost speed.
   *
   * @param warning which
   */
  record Performance(InfoHash infoHash, Warning warning) implements TorrentAlert {
    @Override
    public Set<AlertCategory> categories() {
      return Set.of(AlertCategory.PERFORMANCE_WARNING);
    }

    @Override
    public String message() {
      return warning.words;
    }

    /** Limits that cost speed. */
    public enum Warning {
      /** More was received than the disk has written; peers are not read until it has caught up. */
      OUTSTANDING_DISK_BUFFER_LIMIT_REACHED("the disk does not keep up; peers wait for it"),
      /**
       * A peer could send more than it may be asked for at a time ({@code max_out_request_queue}).
       */
      OUTSTANDING_REQUEST_LIMIT_REACHED(
          "a peer could send more than it may be asked for at a time");

      private final String words;

      Warning(String words) {
        this.words = words;
      }
    }
  }
}
