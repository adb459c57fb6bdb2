package org.hotswarm.engine.torrent;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hotswarm.api.AddTorrent;
import org.hotswarm.api.alert.TorrentAlert;
import org.hotswarm.api.status.PeerStatus;
import org.hotswarm.api.status.SessionStatus.Traffic;
import org.hotswarm.api.status.TorrentState;
import org.hotswarm.api.status.TorrentStatus;
import org.hotswarm.api.status.TorrentStatus.Announcement;
import org.hotswarm.api.status.TorrentStatus.History;
import org.hotswarm.api.status.TorrentStatus.Progress;
import org.hotswarm.api.status.TrackerStatus;
import org.hotswarm.engine.data.Levels;
import org.hotswarm.engine.data.UrgentPieces.Agenda;
import org.hotswarm.engine.data.Whereabouts.Place;
import org.hotswarm.engine.find.AnnounceReport;
import org.hotswarm.model.geometry.Geometry;
import org.hotswarm.model.geometry.PieceSet;
import org.hotswarm.model.metainfo.Info;

/**
 * How a torrent is, for whoever asks: immutable snapshots, published by the torrent's loop and read
 * by any thread.
 */
final class StatusBoard {
  /** Between two looks at a torrent of which only clocks go on. */
  private static final int QUIET_SECONDS = 10;

  private final AddTorrent request;
  private volatile Shown shown;
  private volatile boolean removed;
  private volatile boolean touched;
  private int quiet;

  /** What hangs there; of one moment. */
  private record Shown(
      TorrentStatus status,
      Optional<Info> info,
      List<PeerStatus> peers,
      List<TrackerStatus> trackers,
      List<List<String>> tiers,
      Optional<PieceSet> verified,
      Levels levels,
      Place place,
      Agenda agenda,
      Traffic traffic) {}

  StatusBoard(AddTorrent request) {
    this.request = request;
    Optional<Info> info =
        request.source() instanceof AddTorrent.OfMetainfo file
            ? Optional.of(file.metainfo().info())
            : Optional.empty();
    TorrentStatus first =
        new TorrentStatus(
            request.source().infoHash(),
            name(info),
            TorrentState.QUEUED_FOR_CHECKING,
            request.paused(),
            false,
            Optional.empty(),
            "starting",
            new Progress(0, 0, 0, info.map(Info::totalLength).orElse(0L), 0, 0),
            TorrentStatus.Traffic.NONE,
            TorrentStatus.Swarm.NONE,
            Announcement.NONE,
            History.NONE);
    this.shown =
        new Shown(
            first,
            info,
            List.of(),
            List.of(),
            List.of(),
            Optional.empty(),
            Levels.NONE,
            unknown(request),
            Agenda.NONE,
            Traffic.NONE);
  }

  private static Place unknown(AddTorrent request) {
    return new Place(request.savePath().toAbsolutePath().normalize(), List.of());
  }

  private String name(Optional<Info> info) {
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

  /** What came and went since it was added. */
  Traffic traffic() {
    return shown.traffic();
  }

  TorrentStatus status() {
    TorrentStatus status = shown.status();
    return removed && !status.removed() ? status.asRemoved() : status;
  }

  Optional<Info> info() {
    return shown.info();
  }

  PieceSet pieces() {
    return shown.verified().map(PieceSet::copy).orElseGet(() -> new PieceSet(0));
  }

  List<PeerStatus> peers() {
    return shown.peers();
  }

  List<TrackerStatus> trackers() {
    return shown.trackers();
  }

  List<List<String>> tiers() {
    return shown.tiers();
  }

  /** Where its files are. */
  Place place() {
    return shown.place();
  }

  /** What is urgent. */
  Agenda agenda() {
    return shown.agenda();
  }

  /** How much files and pieces are wanted. */
  Levels levels() {
    return shown.levels();
  }

  /** Verified bytes of each file. */
  List<Long> fileProgress() {
    Shown now = shown;
    if (now.info().isEmpty()) {
      return List.of();
    }
    Geometry geometry = now.info().get().geometry();
    PieceSet verified = now.verified().orElseGet(() -> new PieceSet(geometry.pieceCount()));
    List<Long> progress = new ArrayList<>();
    for (int file = 0; file < geometry.files().size(); file++) {
      long bytes = 0;
      for (int piece = geometry.firstPiece(file); piece <= geometry.lastPiece(file); piece++) {
        bytes += verified.has(piece) ? overlap(geometry, file, piece) : 0;
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

  /** Something is not as it was. Any thread. */
  void touch() {
    touched = true;
  }

  /** Whether anything but clocks may go on: it has peers, or wants something. */
  private static boolean isBusy(EngineTorrent torrent) {
    return !torrent.phase().rests(torrent.transfer())
        || torrent.swarm().peers().size() > 0
        || !torrent.swarm().dialer().attempts().isEmpty();
  }

  /** Once a second: takes a snapshot if anything may have changed. On the torrent's loop. */
  void tick(EngineTorrent torrent) {
    quiet = touched || isBusy(torrent) ? 0 : quiet + 1;
    if (quiet % QUIET_SECONDS == 0) {
      publish(torrent);
    }
  }

  /** Takes a snapshot, and tells if the state is another now. On the torrent's loop. */
  void publish(EngineTorrent torrent) {
    touched = false;
    Shown before = shown;
    Optional<Transfer> transfer = torrent.transfer();
    Optional<Info> info = transfer.map(Transfer::info).or(before::info);
    AnnounceReport trackers = torrent.swarm().announcer().report();
    PeerReport connections = torrent.swarm().report();
    TorrentStatus status =
        new TorrentReport(torrent, trackers, connections).status(name(info), removed);
    shown =
        new Shown(
            status,
            info,
            connections.statuses(),
            trackers.statuses(),
            torrent.swarm().announcer().urls(),
            transfer.map(now -> now.pieces().shown()),
            transfer.map(now -> now.priorities().levels()).orElse(Levels.NONE),
            transfer
                .map(now -> now.whereabouts().place())
                .orElseGet(() -> unknown(torrent.request())),
            transfer.map(now -> now.downloads().urgent().agenda()).orElse(Agenda.NONE),
            torrent.account().inSession(status.traffic()));
    if (status.state() != before.status().state() && !torrent.hasEnded()) {
      torrent.onAlert(
          new TorrentAlert.StateChanged(
              status.infoHash(), before.status().state(), status.state()));
    }
  }
}
