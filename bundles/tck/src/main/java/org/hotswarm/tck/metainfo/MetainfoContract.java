package org.hotswarm.tck.metainfo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.hotswarm.model.bencode.BDictionary;
import org.hotswarm.model.bencode.BList;
import org.hotswarm.model.bencode.BString;
import org.hotswarm.model.bencode.BValue;
import org.hotswarm.model.hash.InfoHash;
import org.hotswarm.model.hash.PieceHashes;
import org.hotswarm.model.hash.Sha256Hash;
import org.hotswarm.model.metainfo.Attribution;
import org.hotswarm.model.metainfo.FileEntry;
import org.hotswarm.model.metainfo.Magnet;
import org.hotswarm.model.metainfo.Metainfo;
import org.hotswarm.model.metainfo.MetainfoException;
import org.hotswarm.spi.bencode.Bencode;
import org.hotswarm.spi.metainfo.MetainfoCodec;
import org.hotswarm.spi.metainfo.MetainfoLimits;
import org.hotswarm.spi.metainfo.TorrentLayout;
import org.hotswarm.spi.metainfo.TorrentLayout.Publication;
import org.hotswarm.tck.bencode.PlainBencode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code org.hotswarm.spi.metainfo} asks of a codec. */
public abstract class MetainfoContract {
  private static final MetainfoLimits LIMITS = MetainfoLimits.STANDARD;
  private static final Bencode BENCODE = new PlainBencode();
  private static final int PIECE = 16_384;
  private static final int MUTATIONS = 5_000;
  private static final String HASH = "0123456789abcdef0123456789abcdef01234567";
  private static final Sha256Hash ROOT =
      Sha256Hash.copyOf(HASH.substring(0, Sha256Hash.LENGTH).getBytes(StandardCharsets.US_ASCII));

  /** The codec that is tested; each time another one. */
  protected abstract MetainfoCodec codec();

  private static BDictionary.Builder info(long length) {
    return BDictionary.builder()
        .put("name", "one")
        .put("length", length)
        .put("piece length", PIECE)
        .put("pieces", new byte[(int) ((length + PIECE - 1) / PIECE) * PieceHashes.HASH_LENGTH]);
  }

  private static BDictionary.Builder directory(BValue... files) {
    return info(40_000)
        .remove("length")
        .put("name", "root")
        .put("files", new BList(List.of(files)));
  }

  private static BDictionary file(long length, String... path) {
    List<BValue> names = Arrays.stream(path).<BValue>map(BString::of).toList();
    return BDictionary.builder().put("length", length).put("path", new BList(names)).build();
  }

  private static BDictionary torrent(BDictionary.Builder info) {
    return BDictionary.builder().put("announce", "http://t/a").put("info", info.build()).build();
  }

  private Metainfo decode(BDictionary torrent) throws MetainfoException {
    return codec().decode(ByteBuffer.wrap(BENCODE.encode(torrent)), BENCODE, LIMITS);
  }

  private void assertIsRefused(BDictionary torrent, String key) {
    assertThatThrownBy(() -> decode(torrent))
        .isInstanceOf(MetainfoException.class)
        .hasMessageContaining(key);
  }

  @Test
  public void idIsLowerCaseWithoutBlanks() {
    assertThat(codec().id()).matches("[a-z0-9][a-z0-9.-]*");
  }

  @Test
  public void readsOneFile() throws MetainfoException {
    Metainfo read = decode(torrent(info(40_000)));
    assertThat(read.info().name()).isEqualTo("one");
    assertThat(read.info().totalLength()).isEqualTo(40_000);
    assertThat(read.info().pieces().count()).isEqualTo(3);
    assertThat(read.info().infoHash())
        .isEqualTo(InfoHash.ofInfo(BENCODE.encode(info(40_000).build())));
    assertThat(read.trackerTiers()).containsExactly(List.of("http://t/a"));
  }

  @Test
  public void readsADirectory() throws MetainfoException {
    Metainfo read =
        decode(torrent(directory(file(30_000, "a", "b"), file(10_000, "c"), file(0, "d"))));
    assertThat(read.info().files())
        .extracting(FileEntry::slashedPath)
        .allMatch(path -> path.endsWith("a/b") || path.endsWith("c") || path.endsWith("d"))
        .hasSize(3);
  }

  @Test
  public void hashIsOfTheBytesAsTheyCame() throws MetainfoException {
    String raw = "d4:name1:x6:lengthi5e12:piece lengthi16384e6:pieces20:" + "h".repeat(20) + "e";
    byte[] info = raw.getBytes(StandardCharsets.ISO_8859_1);
    byte[] torrent = ("d4:info" + raw + "e").getBytes(StandardCharsets.ISO_8859_1);
    Metainfo read = codec().decode(ByteBuffer.wrap(torrent), BENCODE, LIMITS);
    assertThat(read.info().infoHash()).isEqualTo(InfoHash.ofInfo(info));
    byte[] again = codec().encode(read, BENCODE);
    assertThat(new String(again, StandardCharsets.ISO_8859_1)).contains(raw);
  }

  @Test
  public void infoAloneIsReadAsWithin() throws MetainfoException {
    byte[] info = BENCODE.encode(info(5).build());
    assertThat(codec().decodeInfo(ByteBuffer.wrap(info), BENCODE, LIMITS))
        .isEqualTo(decode(torrent(info(5))).info());
  }

  @Test
  public void whatIsWrittenIsReadAgain() throws MetainfoException {
    Metainfo read = decode(torrent(directory(file(30_000, "a"), file(10_000, "b"))));
    byte[] bytes = codec().encode(read, BENCODE);
    assertThat(codec().decode(ByteBuffer.wrap(bytes), BENCODE, LIMITS)).isEqualTo(read);
  }

  @Test
  public void makesATorrentThatItReads() throws MetainfoException {
    Publication publication =
        new Publication(
            List.of(List.of("http://t/a", "udp://u:1"), List.of("http://v")),
            List.of("http://w/"),
            true,
            Optional.of("S"),
            new Attribution(Optional.of("c"), Optional.of("p"), Optional.of(Instant.EPOCH)));
    TorrentLayout layout =
        new TorrentLayout(
            "n",
            true,
            List.of(new FileEntry(List.of("n"), 3, "")),
            PIECE,
            PieceHashes.copyOf(new byte[PieceHashes.HASH_LENGTH]),
            publication);
    Metainfo made = codec().create(layout, BENCODE);
    assertThat(made.info().privateTorrent()).isTrue();
    assertThat(made.info().source()).contains("S");
    assertThat(made.trackerTiers()).isEqualTo(publication.trackerTiers());
    assertThat(made.attribution()).isEqualTo(publication.attribution());
    ByteBuffer bytes = ByteBuffer.wrap(codec().encode(made, BENCODE));
    assertThat(codec().decode(bytes, BENCODE, LIMITS)).isEqualTo(made);
  }

  /** A codec need not know v2, but has to say so. */
  @Test
  public void makesATorrentOfV2OrRefuses() {
    TorrentLayout layout =
        new TorrentLayout(
            "n",
            true,
            List.of(new FileEntry(List.of("n"), 3, "", Optional.of(ROOT))),
            PIECE,
            PieceHashes.copyOf(new byte[0]),
            Optional.of(Map.of()),
            Map.of(),
            new Publication(List.of(), List.of(), false, Optional.empty(), Attribution.NONE));
    try {
      Metainfo made = codec().create(layout, BENCODE);
      assertThat(made.info().isV2Only()).isTrue();
      assertThat(made.info().files()).isEqualTo(layout.files());
    } catch (MetainfoException refused) {
      assertThat(refused.kind()).isEqualTo(MetainfoException.Kind.TORRENT);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"name", "piece length", "pieces", "length"})
  public void failureNamesTheKey(String key) {
    assertIsRefused(torrent(info(5).remove(key)), key);
    assertIsRefused(torrent(info(5).put(key, BList.of())), key);
  }

  @Test
  public void failureOfWhatIsNoBencodingSaysSo() {
    for (String text : List.of("", "x", "d4:info", "d4:infodee ")) {
      ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.ISO_8859_1));
      assertThatThrownBy(() -> codec().decode(bytes, BENCODE, LIMITS))
          .isInstanceOfSatisfying(
              MetainfoException.class,
              why -> assertThat(why.kind()).isEqualTo(MetainfoException.Kind.BENCODING));
    }
  }

  @Test
  public void hashesMustBeAsManyAsThePieces() {
    assertIsRefused(torrent(info(5).put("pieces", new byte[40])), "pieces");
    assertIsRefused(torrent(info(5).put("pieces", new byte[19])), "pieces");
  }

  @ParameterizedTest
  @ValueSource(strings = {"..", ".", "", "/", "../../etc", "a/../../b", "\0", "c:\\x"})
  public void nothingIsWrittenOutsideItsDirectory(String name) {
    for (BDictionary torrent :
        List.of(
            torrent(info(40_000).put("name", name)),
            torrent(directory(file(30_000, name, name), file(10_000, "b"))))) {
      try {
        assertThat(decode(torrent).info().files())
            .flatExtracting(FileEntry::path)
            .noneMatch(MetainfoContract::leads);
      } catch (MetainfoException refused) {
        assertThat(refused.kind()).isEqualTo(MetainfoException.Kind.TORRENT);
      }
    }
  }

  /** Whether an element of a path would lead anywhere else than one level down. */
  private static boolean leads(String element) {
    return element.isEmpty()
        || element.equals(".")
        || element.equals("..")
        || element.chars().anyMatch(c -> c == '/' || c == '\\' || c == 0);
  }

  @Test
  public void limitsHold() {
    MetainfoLimits tight = new MetainfoLimits(200, 2, 3, 10, 100, 2, 1);
    BDictionary longer = torrent(info(5).put("source", "s".repeat(200)));
    assertThatThrownBy(
            () -> codec().decode(ByteBuffer.wrap(BENCODE.encode(longer)), BENCODE, tight))
        .isInstanceOf(MetainfoException.class);
    assertThatThrownBy(
            () ->
                codec()
                    .decodeInfo(
                        ByteBuffer.wrap(BENCODE.encode(info(40_000).build())), BENCODE, tight))
        .isInstanceOf(MetainfoException.class);
    String magnet = "magnet:?xt=urn:btih:" + HASH + "&dn=" + "n".repeat(100);
    assertThatThrownBy(() -> codec().parseMagnet(magnet, tight))
        .isInstanceOf(MetainfoException.class);
  }

  @Test
  public void damagedTorrentsGiveTheTypedFailureOrATorrent() {
    byte[] whole = BENCODE.encode(torrent(directory(file(30_000, "a", "b"), file(10_000, "c"))));
    int refused = 0;
    for (int i = 0; i < MUTATIONS; i++) {
      Random random = new Random(i);
      byte[] bytes = whole.clone();
      for (int n = random.nextInt(3); n >= 0; n--) {
        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
      }
      try {
        assertThat(codec().decode(ByteBuffer.wrap(bytes), BENCODE, LIMITS).info().name())
            .isNotEmpty();
      } catch (MetainfoException expected) {
        refused++;
      }
    }
    assertThat(refused).isBetween(MUTATIONS / 10, MUTATIONS);
  }

  @Test
  public void magnetsComeBack() throws MetainfoException {
    String link =
        "magnet:?xt=urn:btih:"
            + HASH
            + "&dn=a%20b&tr=http%3A%2F%2Ft%2Fa&x.pe=127.0.0.1%3A6881&so=0,2-3";
    Magnet read = codec().parseMagnet(link, LIMITS);
    assertThat(read.infoHash()).isEqualTo(InfoHash.parse(HASH));
    assertThat(read.displayName()).contains("a b");
    assertThat(read.trackers()).containsExactly("http://t/a");
    assertThat(read.peers()).containsExactly("127.0.0.1:6881");
    assertThat(read.selectedFiles()).containsExactly(0, 2, 3);
    assertThat(codec().parseMagnet(codec().formatMagnet(read), LIMITS)).isEqualTo(read);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "magnet:", "magnet:?dn=x", "http://x/", "magnet:?xt=urn:btih:0123"})
  public void whatIsNoMagnetIsRefused(String link) {
    assertThatThrownBy(() -> codec().parseMagnet(link, LIMITS))
        .isInstanceOfSatisfying(
            MetainfoException.class,
            why -> assertThat(why.kind()).isEqualTo(MetainfoException.Kind.MAGNET));
  }

  @Test
  public void manyThreadsMayCallOneCodec() throws MetainfoException {
    MetainfoCodec shared = codec();
    byte[] bytes = BENCODE.encode(torrent(directory(file(30_000, "a"), file(10_000, "b"))));
    Metainfo expected = shared.decode(ByteBuffer.wrap(bytes), BENCODE, LIMITS);
    assertThat(
            IntStream.range(0, 200)
                .parallel()
                .mapToObj(turn -> read(shared, bytes))
                .allMatch(Optional.of(expected)::equals))
        .isTrue();
  }

  private static Optional<Metainfo> read(MetainfoCodec codec, byte[] bytes) {
    try {
      return Optional.of(codec.decode(ByteBuffer.wrap(bytes), BENCODE, LIMITS));
    } catch (MetainfoException refused) {
      return Optional.empty();
    }
  }
}
