package org.hotswarm.api.alert;

import java.util.Set;
import org.hotswarm.model.hash.InfoHash;

/** An alert about a tracker of a torrent. */
public sealed interface TrackerAlert extends TorrentAlert {
  /** Which, without what is secret in it. */
  String url();

  @Override
  default Set<AlertCategory> categories() {
    return Set.of(AlertCategory.TRACKER);
  }

  /**
   * An announce is sent.
   *
   * @param event {@code started}, {@code completed}, {@code stopped}, or empty for none
   */
  record TrackerAnnounce(InfoHash infoHash, String url, String event) implements TrackerAlert {
    @Override
    public String message() {
      return "announcing to " + url + (event.isEmpty() ? "" : " (" + event + ")");
    }
  }

  /**
   * A tracker answered.
   *
   * @param peers how many it named
   */
  record TrackerReply(InfoHash infoHash, String url, int peers) implements TrackerAlert {
    @Override
    public String message() {
      return url + " named " + peers + " peers";
    }
  }

  /** A tracker has something to say. */
  record TrackerWarning(InfoHash infoHash, String url, String message) implements TrackerAlert {
    @Override
    public Set<AlertCategory> categories() {
      return Set.of(AlertCategory.TRACKER, AlertCategory.ERROR);
    }
  }

  /**
   * A tracker failed.
   *
   * @param timesInRow how often it has failed since it last answered
   * @param statusCode of HTTP, 0 where there is none
   * @param message why, in the tracker's own words where it gave some
   */
  record TrackerError(InfoHash infoHash, String url, int timesInRow, int statusCode, String message)
      implements TrackerAlert {
    @Override
    public Set<AlertCategory> categories() {
      return Set.of(AlertCategory.TRACKER, AlertCategory.ERROR);
    }
  }

  /**
   * A tracker told the numbers of the swarm.
   *
   * @param incomplete leeches, -1 when it does not say
   * @param complete seeds, -1 when it does not say
   */
  record ScrapeReply(InfoHash infoHash, String url, int incomplete, int complete)
      implements TrackerAlert {
    @Override
    public String message() {
      return url + " knows " + complete + " seeds and " + incomplete + " leeches";
    }
  }

  /** A tracker did not tell the numbers of the swarm. */
  record ScrapeFailed(InfoHash infoHash, String url, String message) implements TrackerAlert {
    @Override
    public Set<AlertCategory> categories() {
      return Set.of(AlertCategory.TRACKER, AlertCategory.ERROR);
    }
  }
}
