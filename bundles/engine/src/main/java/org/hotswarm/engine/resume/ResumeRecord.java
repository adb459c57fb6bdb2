package org.hotswarm.engine.resume;

import java.time.Duration;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.hotswarm.api.status.TorrentStatus.History;
import org.hotswarm.engine.data.Levels;
import org.hotswarm.model.bencode.BDictionary;
import org.hotswarm.model.bencode.BInteger;
import org.hotswarm.model.bencode.BList;
import org.hotswarm.model.bencode.BString;
import org.hotswarm.model.bencode.BValue;
import org.hotswarm.spi.store.StoredFile;

/**
 * What is kept of a torrent.
 *
 * @param savePath where its files were
 * @param pieces the verified ones, as a bitfield message holds them
 * @param files size and last change of each, when the record was made
 * @param unfinished blocks written of pieces that are not verified
 * @param history traffic and times of all runs
 * @param info the info dictionary; for magnets
 * @param peers compact addresses of those it was connected to, one after another, IPv4 and IPv6
 *     apart
 * @param priorities how much files and pieces are wanted
 * @param renamed where files are that have another name than the torrent gives them, from the save
 *     directory
 * @param doubt what may be otherwise
 */
@SuppressWarnings("ArrayRecordComponent")
public record ResumeRecord(
    String savePath,
    byte[] pieces,
    List<FileMark> files,
    Map<Integer, BitSet> unfinished,
    History history,
    Optional<byte[]> info,
    List<BString> peers,
    Levels priorities,
    Map<Integer, String> renamed,
    Doubt doubt) {
  private static final int VERSION = 1;

  /** Of bytes and seconds; to this can be added what a session brings. */
  private static final long MOST = Long.MAX_VALUE >> 1;

  /**
   * Enough of a file to see whether it was changed since.
   *
   * @param length bytes; -1 when it was not there
   * @param modifiedMillis since the epoch
   */
  public record FileMark(long length, long modifiedMillis) {
    /** Of a file as the store found it. */
    public static FileMark of(StoredFile file) {
      return file.exists()
          ? new FileMark(file.length(), file.modified().toEpochMilli())
          : new FileMark(-1, 0);
    }
  }

  /**
   * What may be other than a record says, because it was made while the torrent ran.
   *
   * @param writing whether more may have been written since to files whose pieces are not all there
   * @param unsure pieces that were right but perhaps not on stable storage; not claimed
   */
  public record Doubt(boolean writing, BitSet unsure) {
    /** Of a record that the torrent was left with, or is left with in the meantime. */
    public Doubt(boolean writing) {
      this(writing, new BitSet());
    }
  }

  /** The same of a torrent that has come so far. */
  ResumeRecord with(
      byte[] nowPieces,
      List<FileMark> nowFiles,
      Map<Integer, BitSet> nowUnfinished,
      Doubt nowDoubt) {
    return new ResumeRecord(
        savePath,
        nowPieces,
        nowFiles,
        nowUnfinished,
        history,
        info,
        peers,
        priorities,
        renamed,
        nowDoubt);
  }

  /** As a tree. */
  public BDictionary toBencode() {
    BDictionary.Builder tree =
        BDictionary.builder()
            .put("v", VERSION)
            .put("save path", savePath)
            .put("pieces", pieces)
            .put("files", new BList(files.stream().<BValue>map(ResumeRecord::mark).toList()))
            .put("unfinished", unfinished(unfinished))
            .put("uploaded", history.uploaded())
            .put("downloaded", history.downloaded())
            .put("active", history.active().toSeconds())
            .put("seeding", history.seeding().toSeconds())
            .put("peers", new BList(List.copyOf(peers)))
            .put("file priorities", bytes(priorities.files()))
            .put("piece priorities", bytes(priorities.pieces()))
            .put("renamed", names(renamed))
            .put("writing", doubt.writing() ? 1 : 0);
    info.ifPresent(bytes -> tree.put("info", bytes));
    return tree.build();
  }

  private static BValue mark(FileMark file) {
    return BList.of(new BInteger(file.length()), new BInteger(file.modifiedMillis()));
  }

  private static byte[] bytes(List<Integer> levels) {
    byte[] bytes = new byte[levels.size()];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = levels.get(i).byteValue();
    }
    return bytes;
  }

  private static BValue names(Map<Integer, String> files) {
    List<BValue> list = new ArrayList<>();
    files.forEach((file, name) -> list.add(BList.of(new BInteger(file), BString.of(name))));
    return new BList(list);
  }

  private static Map<Integer, String> names(List<BValue> list) {
    Map<Integer, String> files = new TreeMap<>();
    for (BValue value : list) {
      if (value instanceof BList pair
          && pair.values().size() == 2
          && pair.values().get(0) instanceof BInteger file
          && pair.values().get(1) instanceof BString name
          && file.value() == (int) file.value()) {
        files.put((int) file.value(), name.utf8());
      }
    }
    return files;
  }

  static BValue unfinished(Map<Integer, BitSet> pieces) {
    List<BValue> list = new ArrayList<>();
    pieces.forEach(
        (piece, blocks) ->
            list.add(BList.of(new BInteger(piece), BString.copyOf(blocks.toByteArray()))));
    return new BList(list);
  }

  /**
   * Reads what {@link #toBencode} wrote; empty when it is of another version or lacks something.
   */
  public static Optional<ResumeRecord> of(BDictionary tree) {
    if (tree.integer("v").orElse(0) != VERSION || tree.string("pieces").isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new ResumeRecord(
            tree.text("save path").orElse(""),
            tree.string("pieces").orElseThrow().toBytes(),
            marks(tree.list("files").orElse(List.of())),
            blocks(tree.list("unfinished").orElse(List.of())),
            new History(
                count(tree, "downloaded"),
                count(tree, "uploaded"),
                Duration.ofSeconds(count(tree, "active")),
                Duration.ofSeconds(count(tree, "seeding"))),
            tree.string("info").map(BString::toBytes),
            strings(tree.list("peers").orElse(List.of())),
            new Levels(levels(tree, "file priorities"), levels(tree, "piece priorities")),
            names(tree.list("renamed").orElse(List.of())),
            new Doubt(tree.integer("writing").orElse(0) == 1)));
  }

  private static long count(BDictionary tree, String key) {
    return Math.min(MOST, Math.max(0, tree.integer(key).orElse(0)));
  }

  private static List<FileMark> marks(List<BValue> list) {
    List<FileMark> marks = new ArrayList<>();
    for (BValue value : list) {
      if (value instanceof BList pair
          && pair.values().size() == 2
          && pair.values().get(0) instanceof BInteger length
          && pair.values().get(1) instanceof BInteger modified) {
        marks.add(new FileMark(length.value(), modified.value()));
      }
    }
    return marks;
  }

  static Map<Integer, BitSet> blocks(List<BValue> list) {
    Map<Integer, BitSet> pieces = new TreeMap<>();
    for (BValue value : list) {
      if (value instanceof BList pair
          && pair.values().size() == 2
          && pair.values().get(0) instanceof BInteger piece
          && pair.values().get(1) instanceof BString bits) {
        BitSet blocks = BitSet.valueOf(bits.toBytes());
        boolean possible = piece.value() >= 0 && piece.value() <= Integer.MAX_VALUE;
        if (possible && !blocks.isEmpty()) {
          pieces.put((int) piece.value(), blocks);
        }
      }
    }
    return pieces;
  }

  private static List<Integer> levels(BDictionary tree, String key) {
    return tree.string(key).map(bytes -> Levels.ofBytes(bytes.toBytes())).orElse(List.of());
  }

  private static List<BString> strings(List<BValue> list) {
    return list.stream().filter(BString.class::isInstance).map(BString.class::cast).toList();
  }
}
