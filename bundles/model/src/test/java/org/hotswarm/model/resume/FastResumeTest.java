package org.hotswarm.model.resume;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.BitSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Random;
import org.hotswarm.model.bencode.BDictionary;
import org.hotswarm.model.bencode.BInteger;
import org.hotswarm.model.bencode.BList;
import org.hotswarm.model.bencode.BString;
import org.hotswarm.model.bencode.BValue;
import org.hotswarm.model.geometry.Geometry;
import org.hotswarm.model.geometry.PieceSet;
import org.hotswarm.model.hash.InfoHash;
import org.hotswarm.model.resume.FastResume.Allocation;
import org.hotswarm.model.resume.FastResume.FileTime;
import org.hotswarm.model.resume.FastResume.Peer;
import org.hotswarm.model.resume.FastResume.Unfinished;
import org.junit.jupiter.api.Test;

class FastResumeTest {
  private static final int PIECE = 4 * Geometry.BLOCK_LENGTH;
  private static final InfoHash TORRENT = InfoHash.ofInfo(new byte[] {1});
  private static final List<FileTime> FILES = List.of(new FileTime(100_000, 77));

  private static FastResume some(Allocation allocation, Integer... slots) {
    PieceSet pieces = new PieceSet(3);
    pieces.add(0);
    pieces.add(2);
    BitSet blocks = new BitSet();
    blocks.set(1);
    blocks.set(3);
    return new FastResume(
        TORRENT,
        OptionalInt.of(4),
        pieces,
        List.of(slots),
        List.of(new Peer("10.0.0.1", 6881), new Peer("2001:db8::1", 1)),
        List.of(new Unfinished(1, blocks, OptionalInt.of(0xfedcba98))),
        FILES,
        allocation);
  }

  private static FastResume read(BDictionary tree) throws FastResumeException {
    return FastResumeTree.read(tree);
  }

  private static void assertSame(FastResume read, FastResume written) {
    assertThat(read).usingRecursiveComparison().isEqualTo(written);
  }

  @Test
  void theManualsTenKeysAreWrittenAndRead() throws Exception {
    FastResume some = some(Allocation.COMPACT, 2, FastResume.UNALLOCATED, 0);
    BDictionary tree = FastResumeTree.of(some);
    assertThat(tree.entries().keySet())
        .extracting(BString::utf8)
        .containsExactlyInAnyOrder(
            "file-format",
            "file-version",
            "info-hash",
            "blocks per piece",
            "pieces",
            "slots",
            "peers",
            "unfinished",
            "file sizes",
            "allocation");
    assertThat(tree.string("pieces").orElseThrow().toBytes()).containsExactly(1, 0, 1);
    BDictionary unfinished = (BDictionary) tree.list("unfinished").orElseThrow().get(0);
    assertThat(unfinished.integer("adler32")).hasValue(0xfedcba98L);
    assertThat(unfinished.string("bitmask").orElseThrow().toBytes()).containsExactly(0b1010);
    assertSame(read(tree), some);
  }

  /** The keys that libtorrent 2.0.8's write_resume_data gives these, of about forty. */
  @Test
  void whatLibtorrent2WritesIsRead() throws Exception {
    BDictionary tree =
        BDictionary.builder()
            .put("allocation", "sparse")
            .put("file-format", "libtorrent resume file")
            .put("file-version", 1)
            .put("info-hash", TORRENT.toBytes())
            .put("libtorrent-version", "2.0.8.0")
            .put("peers", new byte[] {1, 2, 3, 4, 0, 5})
            .put("peers6", new byte[] {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 2, 0, 6})
            .put("pieces", new byte[] {1, 0, 1})
            .put(
                "unfinished",
                BList.of(
                    BDictionary.builder()
                        .put("bitmask", new byte[] {(byte) 0x80})
                        .put("piece", 1)
                        .build()))
            .build();
    FastResume read = read(tree);
    assertThat(read.allocation()).isEqualTo(Allocation.FULL);
    assertThat(read.peers())
        .containsExactly(new Peer("1.2.3.4", 5), new Peer("0:0:0:0:0:0:0:2", 6));
    assertThat(read.unfinished().get(0).blocks().stream()).containsExactly(0);
    assertThat(read.pieces().has(2)).isTrue();
    assertThat(read.misfit(TORRENT, geometry(3))).isEmpty();
  }

  @Test
  void masksWithoutAChecksumAreAsLibtorrent2HasThem() throws Exception {
    BitSet blocks = new BitSet();
    blocks.set(0);
    blocks.set(10);
    FastResume some = some(Allocation.FULL);
    FastResume without =
        new FastResume(
            some.infoHash(),
            some.blocksPerPiece(),
            some.pieces(),
            some.slots(),
            some.peers(),
            List.of(new Unfinished(1, blocks, OptionalInt.empty())),
            some.files(),
            some.allocation());
    BDictionary tree = FastResumeTree.of(without);
    BDictionary unfinished = (BDictionary) tree.list("unfinished").orElseThrow().get(0);
    assertThat(unfinished.string("bitmask").orElseThrow().toBytes())
        .containsExactly(0b1000_0000, 0b0010_0000);
    assertSame(read(tree), without);
  }

  @Test
  void whatIsOfAnotherFormatIsRefused() {
    BDictionary tree = FastResumeTree.of(some(Allocation.FULL));
    refuses(tree.toBuilder().put("file-format", "something").build(), "file-format");
    refuses(tree.toBuilder().put("file-version", 2).build(), "file-version is 2");
    refuses(tree.toBuilder().put("info-hash", "short").build(), "info-hash");
    refuses(tree.toBuilder().remove("pieces").build(), "pieces");
  }

  private static void refuses(BDictionary tree, String word) {
    assertThatThrownBy(() -> read(tree))
        .isInstanceOf(FastResumeException.class)
        .hasMessageContaining(word);
  }

  private static Geometry geometry(int pieces) {
    return Geometry.ofLengths(PIECE, List.of((long) pieces * PIECE));
  }

  @Test
  void whatDoesNotFitTheTorrentIsSaid() {
    FastResume some = some(Allocation.FULL);
    assertThat(some.misfit(TORRENT, geometry(3))).isEmpty();
    assertThat(some.misfit(TORRENT, geometry(4))).contains("it has flags of 3 pieces, not of 4");
    assertThat(some.misfit(InfoHash.ofInfo(new byte[2]), geometry(3))).isPresent();
    assertThat(some.misfit(TORRENT, Geometry.ofLengths(2 * PIECE, List.of(6L * PIECE))))
        .contains("it has 4 blocks in a piece, not 8");
    assertThat(some.misfit(TORRENT, Geometry.ofLengths(PIECE, List.of(5L, 3L * PIECE - 5))))
        .contains("it has 1 files, not 2");
  }

  @Test
  void blocksGrowBeyondFourMebibytes() {
    assertThat(FastResume.blocksPerPiece(8_192)).isEqualTo(1);
    assertThat(FastResume.blocksPerPiece(1 << 20)).isEqualTo(64);
    assertThat(FastResume.blocksPerPiece(16 << 20)).isEqualTo(256);
    assertThat(FastResume.blockLength(1 << 20)).isEqualTo(16_384);
    assertThat(FastResume.blockLength(16 << 20)).isEqualTo(65_536);
  }

  @Test
  void timesCountInSlotsAlone() {
    List<FileTime> touched = List.of(new FileTime(100_000, 78));
    assertThat(some(Allocation.FULL).isCurrent(touched)).isTrue();
    assertThat(some(Allocation.COMPACT).isCurrent(touched)).isFalse();
    assertThat(some(Allocation.COMPACT).isCurrent(FILES)).isTrue();
  }

  @Test
  void piecesInTheSlotsOfOthersAreNoticed() {
    assertThat(some(Allocation.COMPACT, 0, FastResume.FREE, 2).hasMovedPieces()).isFalse();
    assertThat(some(Allocation.COMPACT, 2, FastResume.UNALLOCATED, 0).hasMovedPieces()).isTrue();
  }

  @Test
  void garbageIsLeftOutOrRefused() {
    Random random = new Random(4);
    BDictionary whole = FastResumeTree.of(some(Allocation.COMPACT, 0, 1, 2));
    int readable = 0;
    for (int i = 0; i < 3_000; i++) {
      BDictionary.Builder tree = whole.toBuilder();
      whole.entries().keySet().stream()
          .filter(key -> random.nextInt(4) == 0)
          .forEach(key -> tree.put(key, any(random, 3)));
      try {
        FastResume read = read(tree.build());
        assertSame(read(FastResumeTree.of(read)), read);
        readable++;
      } catch (FastResumeException refused) {
        assertThat(refused).hasMessageStartingWith("it");
      }
    }
    assertThat(readable).isPositive();
  }

  private static BValue any(Random random, int depth) {
    byte[] bytes = new byte[random.nextInt(30)];
    random.nextBytes(bytes);
    return switch (random.nextInt(depth > 0 ? 4 : 2)) {
      case 0 -> new BInteger(random.nextLong());
      case 1 -> BString.copyOf(bytes);
      case 2 -> BList.of(any(random, depth - 1), any(random, depth - 1));
      default -> BDictionary.builder().put("piece", any(random, depth - 1)).build();
    };
  }
}
