package org.hotswarm.engine.resume;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.hotswarm.api.status.TorrentStatus.History;
import org.hotswarm.bencode.TwoPassBencode;
import org.hotswarm.engine.data.Levels;
import org.hotswarm.model.bencode.BDictionary;
import org.hotswarm.model.bencode.BInteger;
import org.hotswarm.model.bencode.BList;
import org.hotswarm.model.bencode.BString;
import org.hotswarm.model.bencode.BValue;
import org.hotswarm.spi.bencode.BencodeLimits;
import org.hotswarm.spi.store.StoredFile;
import org.junit.jupiter.api.Test;

class ResumeRecordTest {
  private static final BString SOME = BString.copyOf(new byte[] {1, 2, 3});

  private static ResumeRecord record() {
    BitSet blocks = new BitSet();
    blocks.set(3);
    blocks.set(70);
    return new ResumeRecord(
        "/save/här",
        new byte[] {(byte) 0xf0, 1},
        List.of(
            ResumeRecord.FileMark.of(new StoredFile(true, 17, Instant.ofEpochMilli(1234567))),
            ResumeRecord.FileMark.of(StoredFile.ABSENT)),
        Map.of(5, blocks),
        new History(1L << 40, 11, Duration.ofSeconds(77), Duration.ofSeconds(7)),
        Optional.of(new byte[] {9, 9}),
        List.of(SOME),
        new Levels(List.of(1, 7), List.of(0, 1, 2, 3, 4, 5, 6, 7)),
        Map.of(1, "elsewhere/ü"),
        new ResumeRecord.Doubt(true));
  }

  private static void assertSame(ResumeRecord read, ResumeRecord written) {
    assertThat(read).usingRecursiveComparison().isEqualTo(written);
  }

  @Test
  void whatIsWrittenIsRead() throws Exception {
    TwoPassBencode bencode = new TwoPassBencode();
    byte[] bytes = bencode.encode(record().toBencode());
    BDictionary tree = (BDictionary) bencode.decode(ByteBuffer.wrap(bytes), BencodeLimits.STATE);
    assertSame(ResumeRecord.of(tree).orElseThrow(), record());
  }

  @Test
  void anAbsentFileIsNoEmptyFile() {
    assertThat(record().files().get(1)).isEqualTo(new ResumeRecord.FileMark(-1, 0));
  }

  @Test
  void anotherVersionOrNoPiecesIsNoRecord() {
    assertThat(ResumeRecord.of(BDictionary.empty())).isEmpty();
    assertThat(ResumeRecord.of(BDictionary.builder().put("v", 1).build())).isEmpty();
    assertThat(ResumeRecord.of(BDictionary.builder().put("v", 2).put("pieces", "").build()))
        .isEmpty();
    assertThat(ResumeRecord.of(BDictionary.builder().put("v", 1).put("pieces", "").build()))
        .isPresent();
  }

  @Test
  void whatCannotBeIsLeftOut() {
    BList unfinished =
        BList.of(
            BList.of(new BInteger(-1), SOME),
            BList.of(new BInteger((1L << 32) + 5), SOME),
            BList.of(new BInteger(6), BString.copyOf(new byte[4])),
            BList.of(new BInteger(7), SOME),
            BList.of(SOME, SOME),
            SOME);
    ResumeRecord read =
        ResumeRecord.of(
                BDictionary.builder()
                    .put("v", 1)
                    .put("pieces", "")
                    .put("unfinished", unfinished)
                    .put("uploaded", -5)
                    .put("files", BList.of(SOME, BList.of(SOME, SOME), BList.of()))
                    .build())
            .orElseThrow();
    assertThat(read.unfinished()).containsOnlyKeys(7);
    assertThat(read.history().uploaded()).isZero();
    assertThat(read.files()).isEmpty();
  }

  @Test
  void garbageInAnyPlaceIsNoError() {
    Random random = new Random(8);
    List<String> keys = new ArrayList<>(List.of("save path", "pieces", "files", "unfinished"));
    keys.addAll(List.of("uploaded", "downloaded", "info", "peers", "v"));
    keys.addAll(List.of("file priorities", "piece priorities", "renamed"));
    for (int i = 0; i < 3000; i++) {
      BDictionary.Builder tree = BDictionary.builder();
      keys.forEach(key -> tree.put(key, random.nextInt(4) == 0 ? new BInteger(1) : any(random, 3)));
      Optional<ResumeRecord> read = ResumeRecord.of(tree.build());
      read.ifPresent(record -> assertSame(reread(record), record));
    }
  }

  private static ResumeRecord reread(ResumeRecord record) {
    return ResumeRecord.of(record.toBencode()).orElseThrow();
  }

  private static BValue any(Random random, int depth) {
    byte[] bytes = new byte[random.nextInt(9)];
    random.nextBytes(bytes);
    return switch (random.nextInt(depth > 0 ? 4 : 2)) {
      case 0 -> new BInteger(random.nextLong());
      case 1 -> BString.copyOf(bytes);
      case 2 -> BList.of(any(random, depth - 1), any(random, depth - 1));
      default -> BDictionary.builder().put("v", any(random, depth - 1)).build();
    };
  }
}
