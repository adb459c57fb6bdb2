package org.hotswarm.cli.transfer;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.hotswarm.api.AddTorrent;
import org.hotswarm.api.Torrent;
import org.hotswarm.api.alert.TorrentAlert.TorrentChecked;
import org.hotswarm.api.status.TorrentStatus;
import org.hotswarm.cli.exit.ExitCode;
import org.hotswarm.cli.output.Amounts;
import org.hotswarm.cli.output.Finish;
import org.hotswarm.model.metainfo.FileEntry;
import org.hotswarm.model.metainfo.Info;

/** One torrent of the command, and what is known of it so far. */
final class Watched {
  final Followed torrent;
  final long addedAt;
  private final Path savePath;
  private final List<Integer> wanted;

  boolean announced;
  OptionalLong finishedAt = OptionalLong.empty();
  Optional<ExitCode> verdict = Optional.empty();
  Optional<Trouble> trouble = Optional.empty();
  Optional<TorrentChecked> checked = Optional.empty();
  OptionalLong shortSince = OptionalLong.empty();

  Watched(Torrent torrent, AddTorrent request, long now) {
    this.torrent = new Followed(torrent);
    this.savePath = request.savePath();
    this.wanted = request.wanted().orElse(List.of());
    this.addedAt = now;
  }

  boolean isOpen() {
    return verdict.isEmpty();
  }

  boolean isFailed() {
    return verdict.filter(code -> code != ExitCode.COMPLETE).isPresent();
  }

  boolean isFinished() {
    return finishedAt.isPresent();
  }

  /** What is wrong with the selection, once the files are known: none of them is one of those. */
  Optional<String> impossibleSelection() {
    int files = torrent.now().info().map(info -> info.files().size()).orElse(Integer.MAX_VALUE);
    if (wanted.isEmpty() || wanted.stream().anyMatch(file -> file < files)) {
      return Optional.empty();
    }
    return Optional.of(
        torrent.status().name()
            + ": none of the files selected is there; it has "
            + Amounts.count(files, "file"));
  }

  Finish finish(TorrentStatus status, double seconds, long bytes) {
    long unseen = Math.max(0, bytes - status.progress().wantedDone());
    long received = status.traffic().downloaded() + unseen;
    return new Finish(
        status.infoHash(),
        status.name(),
        seconds,
        bytes,
        received,
        torrent.now().info().map(this::place));
  }

  /** The file or directory below the save path that holds all of it. */
  private Path place(Info info) {
    return savePath.resolve(info.files().get(0).path().get(0));
  }

  /** What is not there of a torrent that should be complete, for the user. */
  String shortage(TorrentStatus status) {
    StringBuilder text = new StringBuilder(status.name());
    text.append(": the data does not match: ")
        .append(
            checked
                .map(c -> Amounts.count(c.of() - c.pieces(), "piece") + " of " + c.of())
                .orElse("some of it"))
        .append(" missing or wrong");
    firstShortFile().ifPresent(file -> text.append(", first in '").append(file).append('\''));
    return text.append("; looked in ")
        .append(savePath)
        .append("; name the directory that holds it with -d, or fetch what is missing with")
        .append(" 'hotswarm get'")
        .toString();
  }

  private Optional<String> firstShortFile() {
    List<FileEntry> files = torrent.now().info().map(Info::files).orElse(List.of());
    List<Long> there = torrent.now().fileProgress();
    for (int i = 0; i < Math.min(files.size(), there.size()); i++) {
      if (there.get(i) < files.get(i).length() && !files.get(i).isPadding()) {
        return Optional.of(files.get(i).slashedPath());
      }
    }
    return Optional.empty();
  }
}
