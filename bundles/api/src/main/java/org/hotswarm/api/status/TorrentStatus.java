package org.hotswarm.api.status;

import java.time.Duration;
import java.util.Optional;
import org.hotswarm.model.hash.InfoHash;

/**
 * How a torrent is (manual: {@code torrent_status}).
 *
 * @param infoHash which
 * @param name its own, or what the magnet called it, or the info-hash
 * @param state what it does
 * @param paused whether it was told to wait
 * @param removed whether it has left its session
 * @param problem why it stands still, if something is wrong
 * @param why in words for the user, what is missing when nothing moves; empty when something does
 * @param progress how far it is
 * @param traffic what came and went
 * @param swarm whom it knows
 * @param announcement when trackers are told next
 * @param history what adds up over all runs
 */
public record TorrentStatus(
    InfoHash infoHash,
    String name,
    TorrentState state,
    boolean paused,
    boolean removed,
    Optional<Problem> problem,
    String why,
    Progress progress,
    Traffic traffic,
    Swarm swarm,
    Announcement announcement,
    History history) {
  private static final int MILLION = 1_000_000;

  /** What is wrong. */
  public enum ProblemKind {
    /** No room left; it goes on by itself when there is. */
    DISK_FULL,
    /** The disk or file system failed, or the save path cannot be used. */
    STORAGE,
    /** A part of the engine that it needs is not there. */
    MISSING_PART,
    /** The torrent's data contradicts itself. */
    TORRENT
  }

  /**
   * Why a torrent stands still.
   *
   * @param kind what programs react to
   * @param message names what was wrong, where, and what to do
   */
  public record Problem(ProblemKind kind, String message) {}

  /**
   * How far it is; bytes but for {@code pieces}.
   *
   * @param done verified, of all
   * @param wantedDone verified, of what is wanted
   * @param wanted of what is wanted
   * @param total of all; 0 while the info dictionary is not known
   * @param pieces verified
   * @param checked parts per million of a check that is going on
   */
  public record Progress(
      long done, long wantedDone, long wanted, long total, int pieces, int checked) {}

  /**
   * What came and went since it last began: a pause ends the count.
   *
   * @param downRate bytes of payload per second
   * @param upRate bytes of payload per second
   * @param downloaded bytes of payload
   * @param uploaded bytes of payload
   * @param failed bytes of pieces whose hash was wrong, since it was added
   * @param redundant bytes that came twice, since it was added
   * @param all the same with all that is said beside payload
   */
  public record Traffic(
      long downRate,
      long upRate,
      long downloaded,
      long uploaded,
      long failed,
      long redundant,
      Volume all) {
    /** Nothing. */
    public static final Traffic NONE = new Traffic(0, 0, 0, 0, 0, 0, Volume.NONE);
  }

  /**
   * Whom it knows.
   *
   * @param connected peers with a finished handshake
   * @param seeds of these, those that have all
   * @param unchokingUs of these, those that let us download
   * @param unchoked of these, those that we let download
   * @param waiting of these, those that wait for leave of a rate limit
   * @param halfOpen connections without a finished handshake
   * @param known addresses, and how many of them may be worth a try
   * @param scraped how many there are as trackers say
   * @param copies distributed copies among those connected: the whole part is how often the rarest
   *     piece is there, the fraction the share of pieces that are there more often; -1 while the
   *     info dictionary is not known
   * @param incoming whether somebody has ever connected to us
   */
  public record Swarm(
      int connected,
      int seeds,
      int unchokingUs,
      int unchoked,
      Waiting waiting,
      int halfOpen,
      Known known,
      Scraped scraped,
      double copies,
      boolean incoming) {
    /** Nobody. */
    public static final Swarm NONE =
        new Swarm(0, 0, 0, 0, new Waiting(0, 0), 0, new Known(0, 0, 0), Scraped.UNKNOWN, -1, false);

    /** The same with that many connected. */
    public Swarm withConnected(int peers) {
      return new Swarm(
          peers, seeds, unchokingUs, unchoked, waiting, halfOpen, known, scraped, copies, incoming);
    }
  }

  /**
   * How many peers wait for leave of a rate limit.
   *
   * @param down to send to us
   * @param up to get from us
   */
  public record Waiting(int down, int up) {}

  /**
   * How many addresses are known.
   *
   * @param all of them, connected or not
   * @param seeds of these, those known to have all
   * @param candidates of these, those that could be dialled now or later
   */
  public record Known(int all, int seeds, int candidates) {}

  /**
   * How many there are in the swarm as trackers say; -1 where none said.
   *
   * @param complete seeds
   * @param incomplete leeches
   * @param age since a tracker said so
   */
  public record Scraped(int complete, int incomplete, Optional<Duration> age) {
    /** No tracker said anything. */
    public static final Scraped UNKNOWN = new Scraped(-1, -1, Optional.empty());
  }

  /**
   * When trackers are told next.
   *
   * @param next from now; empty when none is due
   * @param interval that the last answer asked for, within the settings' bounds; zero before one
   * @param tracker that answered last, without what may be secret; empty when none has
   */
  public record Announcement(Optional<Duration> next, Duration interval, Optional<String> tracker) {
    /** Before the first. */
    public static final Announcement NONE =
        new Announcement(Optional.empty(), Duration.ZERO, Optional.empty());
  }

  /**
   * What adds up over all runs; it is kept in the resume data.
   *
   * @param downloaded bytes of payload
   * @param uploaded bytes of payload
   * @param active not paused and not in trouble, in full seconds
   * @param seeding of that, with nothing missing
   */
  public record History(long downloaded, long uploaded, Duration active, Duration seeding) {
    /** Nothing yet. */
    public static final History NONE = new History(0, 0, Duration.ZERO, Duration.ZERO);
  }

  /** The same of a torrent that has left its session. */
  public TorrentStatus asRemoved() {
    return new TorrentStatus(
        infoHash,
        name,
        state,
        paused,
        true,
        problem,
        why,
        progress,
        traffic,
        swarm,
        announcement,
        history);
  }

  /**
   * How far the present task is, 0 to 1: the check while files are checked, else the download of
   * what is wanted, of which 1 is reached when nothing is wanted.
   */
  public double fraction() {
    if (state == TorrentState.CHECKING_FILES) {
      return (double) progress.checked() / MILLION;
    }
    if (state == TorrentState.DOWNLOADING_METADATA) {
      return 0;
    }
    return progress.wanted() == 0 ? 1 : (double) progress.wantedDone() / progress.wanted();
  }
}
