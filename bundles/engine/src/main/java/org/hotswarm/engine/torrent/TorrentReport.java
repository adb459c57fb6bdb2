package org.hotswarm.engine.torrent;

import java.util.Collection;
import java.util.Optional;
import org.hotswarm.api.status.BandwidthState;
import org.hotswarm.api.status.TorrentStatus;
import org.hotswarm.api.status.TorrentStatus.Known;
import org.hotswarm.api.status.TorrentStatus.Progress;
import org.hotswarm.api.status.TorrentStatus.Waiting;
import org.hotswarm.api.status.Volume;
import org.hotswarm.engine.find.AnnounceReport;
import org.hotswarm.engine.peer.Peer;

/**
 * How a torrent is, put together from those who know.
 *
 * <p>Owner thread: the torrent's loop.
 *
 * @param torrent to tell about
 * @param trackers how they are
 * @param connections how they are
 */
record TorrentReport(EngineTorrent torrent, AnnounceReport trackers, PeerReport connections) {
  TorrentStatus status(String name, boolean removed) {
    return new TorrentStatus(
        torrent.infoHash(),
        name,
        torrent.phase().state(torrent.transfer()),
        torrent.request().paused(),
        removed,
        torrent.phase().problem(),
        Why.of(torrent),
        progress(),
        traffic(),
        swarm(),
        trackers.announcement(),
        torrent.account().history());
  }

  private Progress progress() {
    Optional<Transfer> transfer = torrent.transfer();
    int checked =
        torrent.phase() instanceof Phase.Checking checking ? checking.checker().progress() : 0;
    return transfer
        .map(
            now -> {
              long wanted = now.wantedBytes();
              return new Progress(
                  now.pieces().verifiedBytes(),
                  wanted - now.pieces().missingBytes(),
                  wanted,
                  now.geometry().totalLength(),
                  now.pieces().verified().count(),
                  checked);
            })
        .orElse(new Progress(0, 0, 0, 0, 0, 0));
  }

  private Collection<Peer> peers() {
    return torrent.swarm().peers().all();
  }

  private TorrentStatus.Traffic traffic() {
    long down = 0;
    long up = 0;
    Volume rates = Volume.NONE;
    for (Peer peer : peers()) {
      down += peer.traffic().downRate();
      up += peer.traffic().upRate();
      rates = rates.plus(PeerReport.volume(peer));
    }
    Account.Sums sums = torrent.account().sinceStart();
    Optional<Transfer> transfer = torrent.transfer();
    return new TorrentStatus.Traffic(
        down,
        up,
        sums.down(),
        sums.up(),
        transfer.map(now -> now.downloads().waste().failedBytes()).orElse(0L),
        transfer.map(now -> now.downloads().waste().redundantBytes()).orElse(0L),
        new Volume(rates.downRate(), rates.upRate(), sums.allDown(), sums.allUp()));
  }

  private TorrentStatus.Swarm swarm() {
    int seeds = 0;
    int unchokingUs = 0;
    int unchoked = 0;
    for (Peer peer : peers()) {
      seeds += peer.having().isSeed() ? 1 : 0;
      unchokingUs += peer.choking().chokesUs() ? 0 : 1;
      unchoked += peer.choking().isChoked() ? 0 : 1;
    }
    Swarm swarm = torrent.swarm();
    return new TorrentStatus.Swarm(
        swarm.peers().size(),
        seeds,
        unchokingUs,
        unchoked,
        waiting(),
        swarm.dialer().attempts().size(),
        new Known(swarm.known().size(), swarm.known().seeds(), swarm.known().candidates()),
        trackers.scraped(),
        torrent.transfer().map(now -> now.pieces().availability().copies()).orElse(-1.0),
        swarm.dialer().hasIncoming());
  }

  private Waiting waiting() {
    int down = 0;
    int up = 0;
    for (Peer peer : peers()) {
      down += isRate(connections.reading(peer)) ? 1 : 0;
      up += isRate(connections.writing(peer)) ? 1 : 0;
    }
    return new Waiting(down, up);
  }

  private static boolean isRate(BandwidthState state) {
    return state == BandwidthState.TORRENT || state == BandwidthState.GLOBAL;
  }
}
