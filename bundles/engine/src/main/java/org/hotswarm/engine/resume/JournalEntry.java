package org.hotswarm.engine.resume;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.hotswarm.engine.resume.ResumeRecord.Doubt;
import org.hotswarm.engine.resume.ResumeRecord.FileMark;
import org.hotswarm.model.bencode.BDictionary;
import org.hotswarm.model.bencode.BInteger;
import org.hotswarm.model.bencode.BList;
import org.hotswarm.model.bencode.BString;
import org.hotswarm.model.bencode.BValue;

/**
 * What has changed of a torrent since its record was saved.
 *
 * @param claimed pieces that are verified and on stable storage, and were not in the record
 * @param files as they were after {@code claimed} was forced, those that it reaches into
 * @param written pieces that are verified and perhaps not on stable storage
 * @param unfinished blocks written of pieces that are not verified; empty when it says nothing of
 *     them
 */
public record JournalEntry(
    BitSet claimed,
    Map<Integer, FileMark> files,
    BitSet written,
    Optional<Map<Integer, BitSet>> unfinished) {
  private static final int FIELDS = 3;

  /** No torrent has more (limit 1: metadata of 32 MiB has room for fewer hashes). */
  private static final int MOST_PIECES = (32 << 20) / 20;

  /** It claims, now that all is forced. */
  public static JournalEntry claim(BitSet claimed, Map<Integer, FileMark> files) {
    return new JournalEntry(claimed, files, new BitSet(), Optional.empty());
  }

  /** It claims nothing. */
  public static JournalEntry note(BitSet written, Map<Integer, BitSet> unfinished) {
    return new JournalEntry(new BitSet(), Map.of(), written, Optional.of(unfinished));
  }

  /** As a tree. */
  public BDictionary toBencode() {
    List<BValue> marks = new ArrayList<>();
    files.forEach(
        (index, mark) ->
            marks.add(
                BList.of(
                    new BInteger(index),
                    new BInteger(mark.length()),
                    new BInteger(mark.modifiedMillis()))));
    BDictionary.Builder tree =
        BDictionary.builder()
            .put("claimed", numbers(claimed))
            .put("files", new BList(marks))
            .put("written", numbers(written));
    unfinished.ifPresent(blocks -> tree.put("unfinished", ResumeRecord.unfinished(blocks)));
    return tree.build();
  }

  private static byte[] numbers(BitSet pieces) {
    ByteBuffer numbers = ByteBuffer.allocate(Integer.BYTES * pieces.cardinality());
    pieces.stream().forEach(numbers::putInt);
    return numbers.array();
  }

  /** Reads what {@link #toBencode} wrote; what cannot be is left out. */
  public static JournalEntry of(BDictionary tree) {
    return new JournalEntry(
        numbers(tree, "claimed"),
        marks(tree.list("files").orElse(List.of())),
        numbers(tree, "written"),
        tree.list("unfinished").map(ResumeRecord::blocks));
  }

  private static BitSet numbers(BDictionary tree, String key) {
    ByteBuffer numbers =
        ByteBuffer.wrap(tree.string(key).map(BString::toBytes).orElse(new byte[0]));
    BitSet pieces = new BitSet();
    while (numbers.remaining() >= Integer.BYTES) {
      int piece = numbers.getInt();
      if (piece >= 0 && piece < MOST_PIECES) {
        pieces.set(piece);
      }
    }
    return pieces;
  }

  private static Map<Integer, FileMark> marks(List<BValue> list) {
    Map<Integer, FileMark> marks = new TreeMap<>();
    for (BValue value : list) {
      if (value instanceof BList mark
          && mark.values().size() == FIELDS
          && mark.values().get(0) instanceof BInteger index
          && mark.values().get(1) instanceof BInteger length
          && mark.values().get(2) instanceof BInteger modified
          && index.value() == (int) index.value()) {
        marks.put((int) index.value(), new FileMark(length.value(), modified.value()));
      }
    }
    return marks;
  }

  /** What {@code record} has become with all that was added to it, oldest first. */
  public static ResumeRecord apply(ResumeRecord record, List<JournalEntry> entries) {
    BitSet claimed = new BitSet();
    BitSet written = new BitSet();
    List<FileMark> files = new ArrayList<>(record.files());
    Map<Integer, BitSet> unfinished = record.unfinished();
    for (JournalEntry entry : entries) {
      claimed.or(entry.claimed());
      written.or(entry.written());
      entry.files().forEach((index, mark) -> put(files, index, mark));
      unfinished = entry.unfinished().orElse(unfinished);
    }
    byte[] pieces = record.pieces().clone();
    claimed.stream()
        .filter(piece -> piece < pieces.length * Byte.SIZE)
        .forEach(piece -> pieces[piece / Byte.SIZE] |= (byte) (0x80 >> piece % Byte.SIZE));
    written.andNot(claimed);
    return record.with(pieces, files, unfinished, new Doubt(record.doubt().writing(), written));
  }

  private static void put(List<FileMark> files, int index, FileMark mark) {
    if (index >= 0 && index < files.size()) {
      files.set(index, mark);
    }
  }
}
