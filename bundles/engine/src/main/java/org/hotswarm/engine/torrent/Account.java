package org.hotswarm.engine.torrent;

import java.time.Duration;
import java.util.Optional;
import org.hotswarm.api.status.SessionStatus.Traffic;
import org.hotswarm.api.status.TorrentStatus;
import org.hotswarm.api.status.TorrentStatus.History;
import org.hotswarm.api.status.Volume;
import org.hotswarm.engine.peer.Peer;
import org.hotswarm.engine.peer.PeerTable;
import org.hotswarm.engine.resume.ResumeRecord;

/**
 * What a torrent's peers sent and got, added up, and how long the torrent has been at it.
 *
 * <p>Owner thread: the torrent's loop.
 */
final class Account {
  private final PeerTable peers;
  private Sums gone = Sums.NONE;
  private Sums begin = Sums.NONE;
  private History before = History.NONE;
  private long activeNanos;
  private long seedingNanos;

  /**
   * Bytes.
   *
   * @param down payload received
   * @param up payload sent
   * @param allDown received
   * @param allUp sent
   */
  record Sums(long down, long up, long allDown, long allUp) {
    static final Sums NONE = new Sums(0, 0, 0, 0);

    Sums plus(Peer peer) {
      return new Sums(
          down + peer.traffic().downloaded(),
          up + peer.traffic().uploaded(),
          allDown + peer.link().received(),
          allUp + peer.link().sent());
    }

    Sums minus(Sums other) {
      return new Sums(
          down - other.down, up - other.up, allDown - other.allDown, allUp - other.allUp);
    }
  }

  Account(PeerTable peers) {
    this.peers = peers;
  }

  /** What was before this session. */
  void load(Optional<ResumeRecord> record) {
    before = record.map(ResumeRecord::history).orElse(History.NONE);
  }

  /** A peer is gone; what went to and came from it still counts. */
  void onGone(Peer peer) {
    gone = gone.plus(peer);
  }

  /** What counts since the last start begins anew; trackers count from there too (BEP 3). */
  void restart() {
    begin = here();
  }

  /** Once a second. */
  void tick(long elapsedNanos, boolean active, boolean seeding) {
    activeNanos += active ? elapsedNanos : 0;
    seedingNanos += active && seeding ? elapsedNanos : 0;
  }

  private Sums here() {
    Sums sums = gone;
    for (Peer peer : peers.all()) {
      sums = sums.plus(peer);
    }
    return sums;
  }

  /** Since the torrent last began, in this session. */
  Sums sinceStart() {
    return here().minus(begin);
  }

  /** Since the torrent was added, with the rates of {@code now}. */
  Traffic inSession(TorrentStatus.Traffic now) {
    Sums here = here();
    return new Traffic(
        new Volume(now.downRate(), now.upRate(), here.down(), here.up()),
        new Volume(now.all().downRate(), now.all().upRate(), here.allDown(), here.allUp()),
        now.redundant(),
        now.failed());
  }

  /** In all sessions. */
  History history() {
    Sums here = here();
    return new History(
        before.downloaded() + here.down(),
        before.uploaded() + here.up(),
        before.active().plus(fullSeconds(activeNanos)),
        before.seeding().plus(fullSeconds(seedingNanos)));
  }

  private static Duration fullSeconds(long nanos) {
    return Duration.ofSeconds(Duration.ofNanos(nanos).toSeconds());
  }
}
