package org.hotswarm.shell;

import static java.util.stream.Collectors.joining;

import java.util.List;
import org.hotswarm.api.Torrent;
import org.hotswarm.api.status.PeerFlag;
import org.hotswarm.api.status.PeerStatus;
import org.hotswarm.api.status.TorrentStatus;
import org.hotswarm.api.status.TorrentStatus.Problem;
import org.hotswarm.api.status.TrackerStatus;
import org.hotswarm.model.metainfo.FileEntry;
import org.hotswarm.model.metainfo.Info;

/** What there is to see of torrents. */
final class TorrentTables {
  private static final int SHORT_HASH = 8;

  private TorrentTables() {}

  static String list(List<Torrent> torrents) {
    Table table =
        new Table("#>", "hash", "state", "done>", "size>", "down>", "up>", "peers>", "name");
    int number = 0;
    for (Torrent torrent : torrents) {
      TorrentStatus status = torrent.status();
      table.row(
          ++number,
          status.infoHash().hex().substring(0, SHORT_HASH),
          state(status),
          Shown.percent(status.progress().wantedDone(), status.progress().wanted()),
          Shown.bytes(status.progress().total()),
          Shown.rate(status.traffic().downRate()),
          Shown.rate(status.traffic().upRate()),
          status.swarm().connected(),
          status.name());
    }
    return table.orElse("no torrents; hotswarm:add adds one");
  }

  private static String state(TorrentStatus status) {
    if (status.problem().isPresent()) {
      return "problem";
    }
    return status.paused() ? "paused" : status.state().manualName();
  }

  static String details(Torrent torrent) {
    TorrentStatus status = torrent.status();
    Table table = new Table("torrent", status.name());
    table.row("hash", status.infoHash().hex());
    table.row("state", state(status));
    status.problem().map(Problem::message).ifPresent(message -> table.row("problem", message));
    if (!status.why().isEmpty()) {
      table.row("why", status.why());
    }
    table.row("done", share(status.progress().wantedDone(), status.progress().wanted()));
    table.row("size", Shown.bytes(status.progress().total()));
    table.row(
        "down",
        Shown.rate(status.traffic().downRate())
            + ", "
            + Shown.bytes(status.traffic().downloaded())
            + " in all");
    table.row(
        "up",
        Shown.rate(status.traffic().upRate())
            + ", "
            + Shown.bytes(status.traffic().uploaded())
            + " in all");
    table.row(
        "peers",
        status.swarm().connected()
            + " connected, "
            + status.swarm().seeds()
            + " of them seeds, "
            + status.swarm().known().all()
            + " known");
    return table + torrent.info().map(info -> "\n" + files(info, torrent)).orElse("");
  }

  private static String share(long done, long wanted) {
    return Shown.percent(done, wanted) + " of " + Shown.bytes(wanted);
  }

  private static String files(Info info, Torrent torrent) {
    List<Long> done = torrent.fileProgress();
    Table table = new Table("file>", "done>", "size>", "path");
    for (int i = 0; i < info.files().size(); i++) {
      FileEntry file = info.files().get(i);
      if (!file.isPadding()) {
        String percent = i < done.size() ? Shown.percent(done.get(i), file.length()) : "-";
        table.row(i + 1, percent, Shown.bytes(file.length()), file.slashedPath());
      }
    }
    return table.toString();
  }

  static String peers(Torrent torrent) {
    Table table =
        new Table("address", "client", "from", "flags", "pieces>", "down>", "up>", "asked>");
    for (PeerStatus peer : torrent.peers()) {
      table.row(
          peer.address(),
          peer.client(),
          sources(peer),
          flags(peer),
          peer.having().count(),
          Shown.rate(peer.traffic().downRate()),
          Shown.rate(peer.traffic().upRate()),
          peer.pipeline().asked() + "/" + peer.pipeline().owed());
    }
    return table.orElse("no peers are connected");
  }

  private static String sources(PeerStatus peer) {
    return peer.sources().stream()
        .sorted()
        .map(source -> source.name().toLowerCase(java.util.Locale.ROOT))
        .collect(joining("+"));
  }

  /**
   * As other clients show it: D or d what we want, U or u what it wants, capital when unchoked, S
   * snubbed, O optimistic unchoke, P on parole, I it came to us, C connecting, H handshake.
   */
  private static String flags(PeerStatus peer) {
    StringBuilder flags = new StringBuilder();
    if (peer.is(PeerFlag.INTERESTING)) {
      flags.append(peer.is(PeerFlag.REMOTE_CHOKED) ? 'd' : 'D');
    }
    if (peer.is(PeerFlag.REMOTE_INTERESTED)) {
      flags.append(peer.is(PeerFlag.CHOKED) ? 'u' : 'U');
    }
    return flags
        .append(peer.is(PeerFlag.SNUBBED) ? "S" : "")
        .append(peer.is(PeerFlag.OPTIMISTIC_UNCHOKE) ? "O" : "")
        .append(peer.is(PeerFlag.ON_PAROLE) ? "P" : "")
        .append(peer.is(PeerFlag.LOCAL_CONNECTION) ? "" : "I")
        .append(peer.is(PeerFlag.CONNECTING) ? "C" : "")
        .append(peer.is(PeerFlag.HANDSHAKE) ? "H" : "")
        .toString();
  }

  static String trackers(Torrent torrent) {
    Table table = new Table("tier>", "state", "fails>", "next>", "url", "message");
    for (TrackerStatus tracker : torrent.trackers().all()) {
      table.row(
          tracker.tier() + 1,
          tracker.updating() ? "updating" : tracker.working() ? "working" : "not working",
          tracker.fails(),
          tracker.nextAnnounce().toSeconds() + "s",
          tracker.url(),
          tracker.message().orElse(""));
    }
    return table.orElse("it has no trackers");
  }
}
