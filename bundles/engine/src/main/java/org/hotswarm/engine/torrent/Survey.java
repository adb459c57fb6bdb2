package org.hotswarm.engine.torrent;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hotswarm.api.AddTorrent;
import org.hotswarm.engine.resume.ResumeRecord;
import org.hotswarm.engine.resume.ResumeRecord.FileMark;
import org.hotswarm.model.geometry.FileSpan;
import org.hotswarm.model.geometry.Geometry;
import org.hotswarm.model.geometry.PieceSet;
import org.hotswarm.spi.store.Store;
import org.hotswarm.spi.store.StoredFile;

/**
 * A look at what is on disk, which decides what is taken on trust and what must be checked: pieces
 * of files that are as the record says are trusted; pieces of files that are there but were
 * changed, or of which there is no record, are checked, and so are those of which only a note says
 * that they were written; pieces of files that are not there are missing.
 *
 * <p>Owner thread: {@link #take} the torrent's disk lane; it reads nothing that changes.
 */
final class Survey {
  private final Geometry geometry;
  private final AddTorrent request;
  private final Optional<ResumeRecord> record;
  private final boolean everything;

  /**
   * What was found.
   *
   * @param trusted pieces taken as verified
   * @param suspects pieces to check
   * @param unchanged whether all files are as the record says, so that unfinished pieces can go on
   */
  record Findings(PieceSet trusted, PieceSet suspects, boolean unchanged) {}

  Survey(Transfer transfer, AddTorrent request, Optional<ResumeRecord> record, boolean everything) {
    this.geometry = transfer.geometry();
    this.request = request;
    this.record = record.filter(r -> r.savePath().equals(request.savePath().toString()));
    this.everything = everything;
  }

  Findings take(Store store) throws IOException {
    List<StoredFile> found = store.files();
    store.prepare();
    int count = geometry.pieceCount();
    if (!everything && record.isEmpty() && request.trust() && isComplete(found)) {
      return new Findings(PieceSet.full(count), new PieceSet(count), true);
    }
    Optional<PieceSet> claimed = everything ? Optional.empty() : claimed(count);
    return claimed.isPresent()
        ? compare(found, claimed.get(), record.orElseThrow().files())
        : suspectAll(found);
  }

  private boolean isComplete(List<StoredFile> found) {
    for (int file = 0; file < found.size(); file++) {
      FileSpan span = geometry.files().get(file);
      if (!span.padding() && found.get(file).length() != span.length()) {
        return false;
      }
    }
    return true;
  }

  private Optional<PieceSet> claimed(int count) {
    boolean fits =
        record
            .filter(r -> r.pieces().length == PieceSet.byteLength(count))
            .filter(r -> r.files().size() == geometry.files().size())
            .isPresent();
    try {
      return fits
          ? Optional.of(PieceSet.ofBytes(record.orElseThrow().pieces(), count))
          : Optional.empty();
    } catch (IllegalArgumentException spareBits) {
      return Optional.empty();
    }
  }

  private Findings suspectAll(List<StoredFile> found) {
    PieceSet suspects = new PieceSet(geometry.pieceCount());
    for (int file = 0; file < found.size(); file++) {
      if (found.get(file).length() > 0) {
        suspect(file, suspects);
      }
    }
    return new Findings(new PieceSet(geometry.pieceCount()), suspects, false);
  }

  /**
   * Whether a file that was changed after the record was made was changed by the download that was
   * under way: it has not become older or shorter, and something of it is missing still (manual:
   * fast resume data of sparse files holds when time stamps do not).
   */
  private boolean isBeingWritten(int file, FileMark now, PieceSet claimed) {
    FileMark then = record.orElseThrow().files().get(file);
    return record.orElseThrow().doubt().writing()
        && !isWhole(file, claimed)
        && now.length() >= then.length()
        && now.length() <= geometry.files().get(file).length()
        && now.modifiedMillis() >= then.modifiedMillis();
  }

  private boolean isWhole(int file, PieceSet claimed) {
    for (int piece = geometry.firstPiece(file); piece <= geometry.lastPiece(file); piece++) {
      if (!claimed.has(piece)) {
        return false;
      }
    }
    return true;
  }

  private void suspect(int file, PieceSet suspects) {
    for (int piece = geometry.firstPiece(file); piece <= geometry.lastPiece(file); piece++) {
      suspects.add(piece);
    }
  }

  private Findings compare(List<StoredFile> found, PieceSet claimed, List<FileMark> marks) {
    PieceSet suspects = new PieceSet(geometry.pieceCount());
    List<Integer> changed = new ArrayList<>();
    for (int file = 0; file < found.size(); file++) {
      FileMark now = FileMark.of(found.get(file));
      boolean asItWas = now.equals(marks.get(file)) || isBeingWritten(file, now, claimed);
      if (!asItWas && !request.trust()) {
        changed.add(file);
        suspect(file, suspects);
      }
    }
    record.orElseThrow().doubt().unsure().stream()
        .filter(piece -> piece < suspects.size() && !claimed.has(piece))
        .forEach(suspects::add);
    PieceSet trusted = claimed.copy();
    for (int piece = suspects.nextSet(0); piece >= 0; piece = suspects.nextSet(piece + 1)) {
      trusted.remove(piece);
    }
    return new Findings(trusted, suspects, changed.isEmpty());
  }
}
