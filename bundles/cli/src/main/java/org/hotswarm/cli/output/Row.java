package org.hotswarm.cli.output;

import org.hotswarm.api.status.TorrentState;
import org.hotswarm.api.status.TorrentStatus;
import org.hotswarm.api.status.TorrentStatus.Problem;
import org.hotswarm.api.status.TorrentStatus.Progress;
import org.hotswarm.model.hash.InfoHash;

/**
 * How far one torrent is, as far as it is shown.
 *
 * @param infoHash which
 * @param name as it came, not yet fit for a terminal
 * @param state what it does
 * @param done bytes verified of what is wanted; while it is checked, bytes looked at
 * @param total bytes wanted; 0 while that is not known
 * @param downRate bytes per second
 * @param upRate bytes per second
 * @param peers connected
 * @param why what is missing when nothing moves; empty when something does
 */
public record Row(
    InfoHash infoHash,
    String name,
    TorrentState state,
    long done,
    long total,
    long downRate,
    long upRate,
    int peers,
    String why) {
  private static final double MILLION = 1e6;

  /** Of a torrent in a session. */
  public static Row of(TorrentStatus status) {
    Progress progress = status.progress();
    boolean checking = status.state() == TorrentState.CHECKING_FILES;
    return new Row(
        status.infoHash(),
        status.name(),
        status.state(),
        checking ? (long) (progress.total() / MILLION * progress.checked()) : progress.wantedDone(),
        checking ? progress.total() : progress.wanted(),
        // A rate that fades while nothing can come would hide what is wrong.
        status.problem().isPresent() ? 0 : status.traffic().downRate(),
        status.traffic().upRate(),
        status.swarm().connected(),
        status.problem().map(Problem::message).orElse(status.why()));
  }

  /** Of files that are being checked without a session. */
  public static Row checking(InfoHash infoHash, String name, long done, long total) {
    return new Row(infoHash, name, TorrentState.CHECKING_FILES, done, total, 0, 0, 0, "");
  }

  /** Of files that become a torrent, whose info-hash nobody knows yet. */
  public static Row hashing(String name, long done, long total) {
    InfoHash none = InfoHash.copyOf(new byte[InfoHash.LENGTH]);
    return new Row(none, name, TorrentState.CHECKING_FILES, done, total, 0, 0, 0, "hashing");
  }
}
