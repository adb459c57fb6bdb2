package org.hotswarm.engine.data;

import java.util.Arrays;
import java.util.List;
import org.hotswarm.model.geometry.Geometry;

/**
 * How much each file is wanted, and so each piece: as much as the one of its files that is wanted
 * most (manual: prioritize_files). A piece may have a priority of its own until that of a file
 * changes. Padding (BEP 47) has no say. Priorities are 0 to 7 when they come here.
 *
 * <p>Owner thread: the torrent's loop, but for {@link #levels} and {@link #isWanted}, which any may
 * ask.
 */
public final class FilePriorities {
  private static final int HIGHEST = 7;

  private final Geometry geometry;
  private final Pieces pieces;
  private final byte[] files;
  private volatile Levels levels;

  /**
   * All normal.
   *
   * @param pieces take on what follows
   */
  public FilePriorities(Pieces pieces) {
    this.geometry = pieces.geometry();
    this.pieces = pieces;
    this.files = new byte[geometry.files().size()];
    Arrays.fill(files, (byte) Pieces.NORMAL);
    spread();
  }

  /** How much each is wanted now. */
  public Levels levels() {
    return levels;
  }

  /** Whether {@code file} is wanted. */
  public boolean isWanted(int file) {
    return levels.files().get(file) > 0;
  }

  /**
   * Only these files are wanted, or all if there are none in the list. Numbers of files that are
   * not there want nothing: links may name any (BEP 53).
   */
  public void only(List<Integer> wanted) {
    Arrays.fill(files, (byte) (wanted.isEmpty() ? Pieces.NORMAL : 0));
    for (int file : wanted) {
      if (file >= 0 && file < files.length) {
        files[file] = (byte) Pieces.NORMAL;
      }
    }
    spread();
  }

  /** All is wanted as it was before; nothing changes when that was another torrent. */
  public void restore(Levels kept) {
    boolean fits =
        kept.files().size() == files.length && kept.pieces().size() == geometry.pieceCount();
    if (fits && arePriorities(kept.files()) && arePriorities(kept.pieces())) {
      files(kept.files());
      pieces(kept.pieces());
    }
  }

  private static boolean arePriorities(List<Integer> kept) {
    return kept.stream().allMatch(level -> level >= 0 && level <= HIGHEST);
  }

  /** One file is wanted so much. */
  public void file(int file, int priority) {
    check("file", file, files.length);
    files[file] = (byte) priority;
    spread();
  }

  /** Each file is wanted so much; numbers beyond the last file are passed over. */
  public void files(List<Integer> priorities) {
    if (priorities.size() < files.length) {
      throw new IllegalArgumentException(
          priorities.size() + " priorities for " + files.length + " files; give one for each");
    }
    for (int file = 0; file < files.length; file++) {
      files[file] = priorities.get(file).byteValue();
    }
    spread();
  }

  /** One piece is wanted so much. */
  public void piece(int piece, int priority) {
    check("piece", piece, geometry.pieceCount());
    pieces.priority(piece, priority);
    publish();
  }

  /** Each piece is wanted so much. */
  public void pieces(List<Integer> priorities) {
    int count = geometry.pieceCount();
    if (priorities.size() != count) {
      throw new IllegalArgumentException(
          priorities.size() + " priorities for " + count + " pieces; give one for each");
    }
    for (int piece = 0; piece < count; piece++) {
      pieces.priority(piece, priorities.get(piece));
    }
    publish();
  }

  private static void check(String what, int index, int count) {
    if (index < 0 || index >= count) {
      throw new IllegalArgumentException(
          "there is no " + what + " " + index + "; the last is " + (count - 1));
    }
  }

  private void spread() {
    byte[] all = implied();
    for (int piece = 0; piece < all.length; piece++) {
      pieces.priority(piece, all[piece]);
    }
    publish();
  }

  /** What follows for each piece from the files alone. */
  private byte[] implied() {
    byte[] all = new byte[geometry.pieceCount()];
    for (int file = 0; file < files.length; file++) {
      if (!geometry.files().get(file).padding()) {
        for (int piece = geometry.firstPiece(file); piece <= geometry.lastPiece(file); piece++) {
          all[piece] = (byte) Math.max(all[piece], files[file]);
        }
      }
    }
    return all;
  }

  private void publish() {
    byte[] all = new byte[geometry.pieceCount()];
    for (int piece = 0; piece < all.length; piece++) {
      all[piece] = (byte) pieces.priority(piece);
    }
    levels = new Levels(Levels.ofBytes(files.clone()), Levels.ofBytes(all));
  }
}
