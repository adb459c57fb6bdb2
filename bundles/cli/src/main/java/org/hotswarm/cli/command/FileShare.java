package org.hotswarm.cli.command;

import java.util.ArrayList;
import java.util.List;
import org.hotswarm.cli.output.Amounts;
import org.hotswarm.model.geometry.FileSpan;
import org.hotswarm.model.geometry.Geometry;
import org.hotswarm.model.geometry.PieceSet;
import org.hotswarm.model.metainfo.FileEntry;
import org.hotswarm.model.metainfo.Info;

/**
 * How much of a file is right.
 *
 * @param number from 1, as {@code info} counts
 * @param path with slashes
 * @param done bytes in pieces that are right
 * @param size bytes
 */
record FileShare(int number, String path, long done, long size) {

  /** The files that are not all right, in torrent order. */
  static List<FileShare> incomplete(Info info, PieceSet right) {
    Geometry geometry = info.geometry();
    List<FileShare> incomplete = new ArrayList<>();
    for (int i = 0; i < info.files().size(); i++) {
      FileEntry file = info.files().get(i);
      long done = done(geometry, i, right);
      if (done < file.length() && !file.isPadding()) {
        incomplete.add(new FileShare(i + 1, file.slashedPath(), done, file.length()));
      }
    }
    return incomplete;
  }

  private static long done(Geometry geometry, int file, PieceSet right) {
    FileSpan span = geometry.files().get(file);
    long done = 0;
    for (int piece = geometry.firstPiece(file); piece <= geometry.lastPiece(file); piece++) {
      if (right.has(piece)) {
        long begin = geometry.offset(piece, 0);
        long end = begin + geometry.pieceLength(piece);
        done += Math.min(end, span.end()) - Math.max(begin, span.offset());
      }
    }
    return done;
  }

  /** Such as {@code 2. dir/file: 41%, 270/658 MB}. */
  String words() {
    return number
        + ". "
        + path
        + ": "
        + Amounts.percent(done, size)
        + "%, "
        + Amounts.bytesOf(done, size);
  }
}
