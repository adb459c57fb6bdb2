package org.hotswarm.api.status;

import java.util.Optional;
import org.hotswarm.model.hash.InfoHash;

/**
 * How a torrent is.
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
    Swarm swarm) {

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
   * What came and went; payload in this session but for the two all-time numbers.
   *
   * @param downRate bytes per second
   * @param upRate bytes per second
   * @param downloaded bytes
   * @param uploaded bytes
   * @param failed bytes of pieces whose hash was wrong
   * @param redundant bytes that came twice
   */
  public record Traffic(
      long downRate, long upRate, long downloaded, long uploaded, long failed, long redundant) {}

  /**
   * Whom it knows.
   *
   * @param connected peers with a finished handshake
   * @param seeds of these, those that have all
   * @param unchokingUs of these, those that let us download
   * @param known addresses that could be tried
   * @param complete seeds as trackers say; -1 when none said
   * @param incomplete leeches as trackers say; -1 when none said
   */
  public record Swarm(
      int connected, int seeds, int unchokingUs, int known, int complete, int incomplete) {}
}
