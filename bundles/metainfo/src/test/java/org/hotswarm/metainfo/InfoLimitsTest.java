package org.hotswarm.metainfo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.hotswarm.model.bencode.BDictionary;
import org.hotswarm.model.bencode.BList;
import org.hotswarm.model.bencode.BValue;
import org.hotswarm.model.metainfo.Info;
import org.hotswarm.model.metainfo.MetainfoException;
import org.hotswarm.spi.metainfo.MetainfoLimits;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Numbers that must agree, and how many of anything there may be (limits 6 to 8). */
class InfoLimitsTest {
  private static final long MAXIMUM_TOTAL = (1L << 48) - 1;
  private static final int LARGEST_PIECE = 536_854_528;

  @ParameterizedTest
  @ValueSource(
      longs = {0, -1, 536_854_529, 4_294_967_296L + 16_384, Long.MAX_VALUE, Long.MIN_VALUE})
  void refusesPieceLengths(long length) {
    refused(Torrents.single("n", 1).put("piece length", length), "piece length");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 16_384, 16_385, 1 << 20, LARGEST_PIECE})
  void takesPieceLengths(int length) throws MetainfoException {
    assertThat(Torrents.readInfo(Torrents.single("n", 1).put("piece length", length)).pieceLength())
        .isEqualTo(length);
  }

  @ParameterizedTest
  @CsvSource({"1,0", "1,2", "16384,2", "16385,1", "163840,9", "163840,11"})
  void refusesPiecesThatDoNotFitTheLength(long length, int pieces) {
    refused(Torrents.single("n", length).put("pieces", new byte[pieces * 20]), "info.pieces");
  }

  @ParameterizedTest
  @CsvSource({"1,1", "16384,1", "16385,2", "163840,10"})
  void takesPiecesThatFit(long length, int pieces) throws MetainfoException {
    assertThat(Torrents.readInfo(Torrents.single("n", length)).pieces().count()).isEqualTo(pieces);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 19, 21, 39})
  void refusesHalfAHash(int bytes) {
    refused(Torrents.single("n", 1).put("pieces", new byte[bytes]), "multiple of 20");
  }

  @ParameterizedTest
  @ValueSource(longs = {-1, Long.MIN_VALUE, MAXIMUM_TOTAL + 1, Long.MAX_VALUE})
  void refusesFileLengths(long length) {
    refused(Torrents.single("n", 1).put("length", length), "info.length");
    refused(
        Torrents.multi(List.of(Torrents.file(1, "a")))
            .put("files", BList.of(Torrents.file(1, "a"), Torrents.file(length, "b"))),
        "info.files[1].length");
  }

  @Test
  void refusesSumsThatOverflow() {
    List<BValue> three =
        List.of(
            Torrents.file(MAXIMUM_TOTAL, "a"),
            Torrents.file(1, "b"),
            Torrents.file(Long.MAX_VALUE - MAXIMUM_TOTAL, "c"));
    refused(Torrents.single("n", 1).put("files", new BList(three)), "info.files[1].length 1");
  }

  @Test
  void takesTheLargestTotalThatItsPiecesFit() throws MetainfoException {
    int pieces = (int) ((MAXIMUM_TOTAL + LARGEST_PIECE - 1) / LARGEST_PIECE);
    Info info =
        Torrents.readInfo(
            BDictionary.builder()
                .put("name", "n")
                .put("length", MAXIMUM_TOTAL)
                .put("piece length", LARGEST_PIECE)
                .put("pieces", new byte[pieces * 20]));
    assertThat(info.totalLength()).isEqualTo(MAXIMUM_TOTAL);
    assertThat(info.geometry().pieceCount()).isEqualTo(pieces);
  }

  @Test
  void refusesATorrentOfNothing() {
    refused(Torrents.single("n", 0), "no byte");
    refused(Torrents.multi(List.of(Torrents.file(0, "a"), Torrents.file(0, "b"))), "no byte");
    refused(Torrents.multi(List.of()), "no byte");
  }

  @Test
  void piecesAreCounted() throws MetainfoException {
    MetainfoLimits three = new MetainfoLimits(1 << 20, 3, 100, 500, 1, 1, 1);
    assertThat(
            Torrents.CODEC
                .decodeInfo(info(3 * Torrents.PIECE), Torrents.BENCODE, three)
                .pieces()
                .count())
        .isEqualTo(3);
    assertThatThrownBy(
            () -> Torrents.CODEC.decodeInfo(info(4 * Torrents.PIECE), Torrents.BENCODE, three))
        .isInstanceOf(MetainfoException.class)
        .hasMessageContaining("more than 3 pieces");
    assertThat(MetainfoLimits.STANDARD.pieces()).isEqualTo(0x200000);
  }

  private static ByteBuffer info(long length) {
    return Torrents.buffer(Torrents.single("n", length).build());
  }

  @ParameterizedTest
  @ValueSource(strings = {"name", "piece length", "pieces", "length"})
  void namesTheKeyThatIsMissingOrOfAnotherKind(String key) {
    refused(Torrents.single("n", 1).remove(key), "info." + key);
    refused(Torrents.single("n", 1).put(key, BList.of()), "info." + key);
  }

  @Test
  void namesTheFileThatIsWrong() {
    BDictionary good = Torrents.file(1, "a");
    refused(twoFiles(good, BList.of()), "info.files[1] is no dictionary");
    refused(twoFiles(good, good.toBuilder().remove("length").build()), "info.files[1].length");
    refused(twoFiles(good, good.toBuilder().remove("path").build()), "info.files[1].path");
    refused(twoFiles(good, good.toBuilder().put("path", "a").build()), "info.files[1].path");
    refused(
        twoFiles(good, good.toBuilder().put("path", BList.of()).build()),
        "info.files[1].path is empty");
    refused(
        twoFiles(good, good.toBuilder().put("path", BList.of(BList.of())).build()),
        "info.files[1].path");
    refused(Torrents.single("n", 1).put("files", 7), "info.files is no list");
  }

  private static BDictionary.Builder twoFiles(BValue first, BValue second) {
    return Torrents.single("n", 1).put("files", BList.of(first, second));
  }

  @Test
  void aHundredLevelsAreTakenAndOneMoreIsNot() throws MetainfoException {
    String[] hundred = Collections.nCopies(100, "d").toArray(String[]::new);
    String[] more = Collections.nCopies(101, "d").toArray(String[]::new);
    assertThat(
            Torrents.readInfo(Torrents.multi(List.of(Torrents.file(1, hundred))))
                .files()
                .get(0)
                .path())
        .hasSize(101);
    refused(Torrents.multi(List.of(Torrents.file(1, more))), "deeper than 100");
  }

  @Test
  void aPathHasAtMost4096Bytes() throws MetainfoException {
    // root, a slash before each of 19 elements: 4 + 19 + 18 * 215 + 203 = 4096
    List<String> fits = new ArrayList<>(Collections.nCopies(18, "e".repeat(215)));
    fits.add("f".repeat(203));
    assertThat(Torrents.paths(oneFile(fits)).get(0)).hasSize(4_096);
    fits.set(18, "f".repeat(204));
    assertThatThrownBy(() -> oneFile(fits))
        .isInstanceOf(MetainfoException.class)
        .hasMessageContaining("4096");
  }

  private static Info oneFile(List<String> path) throws MetainfoException {
    return Torrents.readInfo(
        Torrents.multi(List.of(Torrents.file(1, path.toArray(String[]::new)))));
  }

  private static void refused(BDictionary.Builder info, String problem) {
    assertThatThrownBy(() -> Torrents.readInfo(info))
        .isInstanceOfSatisfying(
            MetainfoException.class,
            error -> assertThat(error.kind()).isEqualTo(MetainfoException.Kind.TORRENT))
        .hasMessageContaining(problem);
  }
}
