package org.hotswarm.engine.torrent;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hotswarm.api.AddTorrent;
import org.hotswarm.api.alert.TorrentAlert;
import org.hotswarm.api.status.PeerStatus;
import org.hotswarm.api.status.TorrentState;
import org.hotswarm.api.status.TorrentStatus;
import org.hotswarm.api.status.TorrentStatus.Progress;
import org.hotswarm.api.status.TrackerStatus;
import org.hotswarm.engine.data.Levels;
import org.hotswarm.engine.peer.Peer;
import org.hotswarm.model.geometry.Geometry;
import org.hotswarm.model.geometry.PieceSet;
import org.hotswarm.model.metainfo.Info;
import org.hotswarm.spi.tracker.AnnounceReply;

/**
 * How a torrent is, for whoever asks: immutable snapshots, published by the torrent's loop and read
 * by any thread.
 */
final class StatusBoard {
  private final AddTorrent request;
  private volatile TorrentStatus status;
  private volatile Optional<Info> info;
  private volatile List<PeerStatus> peers = List.of();
  private volatile List<TrackerStatus> trackers = List.of();
  private volatile Optional<PieceSet> verified = Optional.empty();
  private volatile Levels levels = Levels.NONE;
  private volatile boolean removed;

  StatusBoard(AddTorrent request) {
    this.request = request;
    this.info =
        request.source() instanceof AddTorrent.OfMetainfo file
            ? Optional.of(file.metainfo().info())
            : Optional.empty();
    this.status =
        new TorrentStatus(
            request.source().infoHash(),
            name(),
            TorrentState.QUEUED_FOR_CHECKING,
            request.paused(),
            false,
            Optional.empty(),
            "starting",
            new Progress(0, 0, 0, info.map(Info::totalLength).orElse(0L), 0, 0),
            new TorrentStatus.Traffic(0, 0, 0, 0, 0, 0),
            new TorrentStatus.Swarm(0, 0, 0, 0, -1, -1));
  }

  private String name() {
    if (info.isPresent()) {
      return info.get().name();
    }
    Optional<String> called =
        request.source() instanceof AddTorrent.OfMagnet link
            ? link.magnet().displayName()
            : Optional.empty();
    return called.orElse(request.source().infoHash().hex());
  }

  /** The torrent has left its session. */
  void removed() {
    removed = true;
  }

  boolean isRemoved() {
    return removed;
  }

  TorrentStatus status() {
    return status;
  }

  Optional<Info> info() {
    return info;
  }

  List<PeerStatus> peers() {
    return peers;
  }

  List<TrackerStatus> trackers() {
    return trackers;
  }

  /** How much files and pieces are wanted. */
  Levels levels() {
    return levels;
  }

  /** Verified bytes of each file. */
  List<Long> fileProgress() {
    Optional<Info> known = info;
    Optional<PieceSet> have = verified;
    if (known.isEmpty()) {
      return List.of();
    }
    Geometry geometry = known.get().geometry();
    List<Long> progress = new ArrayList<>();
    for (int file = 0; file < geometry.files().size(); file++) {
      long bytes = 0;
      for (int piece = geometry.firstPiece(file); piece <= geometry.lastPiece(file); piece++) {
        bytes += have.isPresent() && have.get().has(piece) ? overlap(geometry, file, piece) : 0;
      }
      progress.add(bytes);
    }
    return progress;
  }

  private static long overlap(Geometry geometry, int file, int piece) {
    long from = Math.max(geometry.files().get(file).offset(), geometry.offset(piece, 0));
    long to =
        Math.min(
            geometry.files().get(file).end(),
            geometry.offset(piece, 0) + geometry.pieceLength(piece));
    return to - from;
  }

  /** Takes a snapshot, and tells if the state is another now. On the torrent's loop. */
  void publish(EngineTorrent torrent) {
    TorrentState before = status.state();
    Optional<Transfer> transfer = torrent.transfer();
    info = transfer.map(Transfer::info).or(() -> info);
    verified = transfer.map(t -> t.pieces().verified().copy());
    levels = transfer.map(now -> now.priorities().levels()).orElse(Levels.NONE);
    trackers = torrent.swarm().announcer().statuses();
    peers = torrent.swarm().peers().all().stream().map(StatusBoard::peer).toList();
    status =
        new TorrentStatus(
            torrent.infoHash(),
            name(),
            torrent.phase().state(transfer),
            torrent.phase() instanceof Phase.Paused,
            removed,
            torrent.phase().problem(),
            Why.of(torrent),
            progress(torrent, transfer),
            traffic(torrent, transfer),
            swarm(torrent));
    if (status.state() != before && !torrent.hasEnded()) {
      torrent.onAlert(new TorrentAlert.StateChanged(status.infoHash(), before, status.state()));
    }
  }

  private static Progress progress(EngineTorrent torrent, Optional<Transfer> transfer) {
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

  private static TorrentStatus.Traffic traffic(EngineTorrent torrent, Optional<Transfer> transfer) {
    long down = 0;
    long up = 0;
    for (Peer peer : torrent.swarm().peers().all()) {
      down += peer.traffic().downRate();
      up += peer.traffic().upRate();
    }
    return new TorrentStatus.Traffic(
        down,
        up,
        torrent.keeper().downloadedHere(),
        torrent.keeper().uploadedHere(),
        transfer.map(now -> now.downloads().waste().failedBytes()).orElse(0L),
        transfer.map(now -> now.downloads().waste().redundantBytes()).orElse(0L));
  }

  private static TorrentStatus.Swarm swarm(EngineTorrent torrent) {
    int seeds = 0;
    int unchoking = 0;
    for (Peer peer : torrent.swarm().peers().all()) {
      seeds += peer.having().isSeed() ? 1 : 0;
      unchoking += peer.choking().chokesUs() ? 0 : 1;
    }
    AnnounceReply.Swarm said = torrent.swarm().announcer().swarm();
    return new TorrentStatus.Swarm(
        torrent.swarm().peers().size(),
        seeds,
        unchoking,
        torrent.swarm().known().size(),
        said.complete().orElse(-1),
        said.incomplete().orElse(-1));
  }

  private static PeerStatus peer(Peer peer) {
    return new PeerStatus(
        peer.address(),
        peer.clientName().orElse(peer.identity().peerId().printable()),
        peer.identity().source(),
        peer.identity().source() == org.hotswarm.model.peer.PeerSource.INCOMING,
        new PeerStatus.Choking(
            peer.choking().chokesUs(),
            peer.choking().isChoked(),
            peer.choking().isInteresting(),
            peer.choking().isInterested(),
            peer.requests().isSnubbed()),
        peer.pieces().count(),
        peer.traffic().downRate(),
        peer.traffic().upRate(),
        peer.traffic().downloaded(),
        peer.traffic().uploaded(),
        peer.requests().outstanding(),
        peer.serving().size());
  }
}
