package org.hotswarm.metainfo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.hotswarm.model.bencode.BDictionary;
import org.hotswarm.model.bencode.BInteger;
import org.hotswarm.model.bencode.BList;
import org.hotswarm.model.bencode.BString;
import org.hotswarm.model.metainfo.Attribution;
import org.hotswarm.model.metainfo.FileEntry;
import org.hotswarm.model.metainfo.Info;
import org.hotswarm.model.metainfo.Metainfo;
import org.hotswarm.model.metainfo.MetainfoException;
import org.hotswarm.spi.metainfo.MetainfoLimits;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TorrentReaderTest {
  /** As an author could type it; the key order of {@code info} is wrong on purpose. */
  private static final String UNSORTED_INFO =
      "d6:lengthi5e12:piece lengthi16384e6:pieces20:abcdefghijklmnopqrst4:name3:abce";

  @Test
  void infoHashIsTheSha1OfTheRawBytesWhateverTheirOrder() throws Exception {
    Metainfo torrent = Torrents.read("d8:announce3:u:v4:info" + UNSORTED_INFO + "1:zi1ee");

    byte[] expected = MessageDigest.getInstance("SHA-1").digest(Torrents.latin(UNSORTED_INFO));
    assertThat(torrent.info().infoHash().toBytes()).isEqualTo(expected);
    assertThat(torrent.info().raw().toBytes()).isEqualTo(Torrents.latin(UNSORTED_INFO));
    assertThat(torrent.info().infoHash().hex())
        .isEqualTo(HexFormat.of().formatHex(expected))
        .hasSize(40);
  }

  @Test
  void aKnownTorrentHasItsKnownInfoHash() throws MetainfoException {
    String info =
        "d6:lengthi20e4:name5:a.txt12:piece lengthi65536e6:pieces20:" + "\u0000".repeat(20) + "e";
    assertThat(Torrents.read("d4:info" + info + "e").info().infoHash().hex())
        .isEqualTo("e2ce750db7151c2837b9aaa03b1aa3f8033b5a11");
  }

  @Test
  void readsASingleFile() throws MetainfoException {
    Info info = Torrents.read("d4:info" + UNSORTED_INFO + "e").info();
    assertThat(info.name()).isEqualTo("abc");
    assertThat(info.files()).containsExactly(new FileEntry(List.of("abc"), 5, ""));
    assertThat(info.pieceLength()).isEqualTo(16_384);
    assertThat(info.pieces().count()).isEqualTo(1);
    assertThat(info.pieces().hash(0)).isEqualTo(Torrents.latin("abcdefghijklmnopqrst"));
    assertThat(info.totalLength()).isEqualTo(5);
    assertThat(info.privateTorrent()).isFalse();
    assertThat(info.infoHashV2()).isEmpty();
    assertThat(info.source()).isEmpty();
  }

  @Test
  void pathsOfManyFilesBeginWithTheName() throws MetainfoException {
    Info info =
        Torrents.readInfo(
            Torrents.multi(
                    List.of(
                        Torrents.file(3, "a"),
                        Torrents.file(0, "b", "c"),
                        Torrents.file(9, "b", "d")))
                .put("private", 1)
                .put("source", "X"));
    assertThat(info.name()).isEqualTo("root");
    assertThat(Torrents.paths(info)).containsExactly("root/a", "root/b/c", "root/b/d");
    assertThat(info.totalLength()).isEqualTo(12);
    assertThat(info.geometry().pieceCount()).isEqualTo(1);
    assertThat(info.privateTorrent()).isTrue();
    assertThat(info.source()).contains("X");
  }

  @Test
  void prefersTheUtf8Keys() throws MetainfoException {
    BDictionary file =
        Torrents.file(1, "raw").toBuilder().put("path.utf-8", Torrents.strings("ü")).build();
    Info info = Torrents.readInfo(Torrents.multi(List.of(file)).put("name.utf-8", "é"));
    assertThat(Torrents.paths(info)).containsExactly("é/ü");
  }

  @Test
  void readsAttributesOfBep47() throws MetainfoException {
    BDictionary pad = Torrents.file(5, ".pad", "5").toBuilder().put("attr", "p").build();
    BDictionary program = Torrents.file(5, "run").toBuilder().put("attr", "z?hx").build();
    BDictionary link =
        BDictionary.builder()
            .put("attr", "l")
            .put("path", Torrents.strings("link"))
            .put("symlink path", Torrents.strings("..", "..", "etc"))
            .build();
    Info info = Torrents.readInfo(Torrents.multi(List.of(pad, program, link)));
    assertThat(info.files())
        .containsExactly(
            new FileEntry(List.of("root", ".pad", "5"), 5, "p"),
            new FileEntry(List.of("root", "run"), 5, "xh"),
            new FileEntry(List.of("root", "link"), 0, "l"));
    assertThat(info.geometry().files().get(0).padding()).isTrue();
  }

  @Test
  void padFilesMayShareANameForTheyAreNeverStored() throws MetainfoException {
    BDictionary pad = Torrents.file(5, ".pad", "5").toBuilder().put("attr", "p").build();
    assertThat(Torrents.paths(Torrents.readInfo(Torrents.multi(List.of(pad, pad, pad)))))
        .containsOnly("root/.pad/5");
  }

  @Test
  void announceListReplacesAnnounce() throws MetainfoException {
    Metainfo torrent =
        Torrents.read(
            torrent()
                .put("announce", "http://old")
                .put(
                    "announce-list",
                    BList.of(
                        Torrents.strings(" http://a ", "", "udp://b:1"),
                        new BInteger(4),
                        BList.of(),
                        BString.of("http://c"),
                        Torrents.strings("http://a", "http://d\r\nX: y"))));
    assertThat(torrent.trackerTiers())
        .containsExactly(List.of("http://a", "udp://b:1"), List.of("http://c"));
  }

  @Test
  void announceCountsWhereTheListNamesNobody() throws MetainfoException {
    assertThat(Torrents.read(torrent().put("announce", "http://a")).trackerTiers())
        .containsExactly(List.of("http://a"));
    assertThat(
            Torrents.read(
                    torrent()
                        .put("announce", "http://a")
                        .put("announce-list", BList.of(Torrents.strings(""))))
                .trackerTiers())
        .containsExactly(List.of("http://a"));
    assertThat(Torrents.read(torrent()).trackerTiers()).isEmpty();
  }

  @Test
  void urlListIsAStringOrAList() throws MetainfoException {
    assertThat(Torrents.read(torrent().put("url-list", "http://w/")).webSeeds())
        .containsExactly("http://w/");
    assertThat(
            Torrents.read(torrent().put("url-list", Torrents.strings("http://w/", "", "http://w/")))
                .webSeeds())
        .containsExactly("http://w/");
    assertThat(Torrents.read(torrent().put("url-list", "")).webSeeds()).isEmpty();
    assertThat(Torrents.read(torrent().put("url-list", 1)).webSeeds()).isEmpty();
    assertThat(Torrents.read(torrent().put("httpseeds", Torrents.strings("http://h"))).webSeeds())
        .isEmpty();
  }

  @Test
  void nodesArePairs() throws MetainfoException {
    BList nodes =
        BList.of(
            BList.of(BString.of("h.example"), new BInteger(6881)),
            BList.of(BString.of("::1"), new BInteger(1)),
            BList.of(BString.of("zero"), new BInteger(0)),
            BList.of(BString.of("big"), new BInteger(65_536)),
            BList.of(BString.of("alone")),
            BList.of(new BInteger(1), BString.of("swapped")),
            BString.of("text"));
    assertThat(Torrents.read(torrent().put("nodes", nodes)).nodes())
        .containsExactly("h.example:6881", "[::1]:1");
  }

  @Test
  void readsWhoMadeIt() throws MetainfoException {
    Attribution attribution =
        Torrents.read(
                torrent()
                    .put("comment", "plain")
                    .put("comment.utf-8", "line\nline\u001b[31m\u202e")
                    .put("created by", "x/1")
                    .put("creation date", 1_700_000_000))
            .attribution();
    assertThat(attribution.comment()).contains("line\nline[31m");
    assertThat(attribution.createdBy()).contains("x/1");
    assertThat(attribution.creationDate()).contains(Instant.ofEpochSecond(1_700_000_000));
    assertThat(Torrents.read(torrent()).attribution()).isEqualTo(Attribution.NONE);
  }

  @ParameterizedTest
  @CsvSource({"-1", "253402300800", "9223372036854775807", "-9223372036854775808"})
  void datesThatAreNoneAreLeftOut(long seconds) throws MetainfoException {
    assertThat(Torrents.read(torrent().put("creation date", seconds)).attribution().creationDate())
        .isEmpty();
  }

  @Test
  void refusesWhatIsNoBencoding() {
    assertThatThrownBy(() -> Torrents.read("<html>"))
        .isInstanceOfSatisfying(
            MetainfoException.class,
            error -> assertThat(error.kind()).isEqualTo(MetainfoException.Kind.BENCODING))
        .hasMessageContaining("at byte 0");
  }

  @ParameterizedTest
  @CsvSource({"de", "d4:infoi1ee", "d4:infolee", "d4:INFOdee"})
  void refusesATorrentWithoutInfo(String bencoded) {
    assertThatThrownBy(() -> Torrents.read(bencoded))
        .isInstanceOfSatisfying(
            MetainfoException.class,
            error -> assertThat(error.kind()).isEqualTo(MetainfoException.Kind.TORRENT))
        .hasMessageContaining("info");
  }

  @Test
  void sizeIsCheckedBeforeReading() {
    byte[] large = new byte[MetainfoLimits.STANDARD.torrentBytes() + 1];
    Arrays.fill(large, (byte) 'l');
    assertThatThrownBy(
            () ->
                Torrents.CODEC.decode(
                    ByteBuffer.wrap(large), Torrents.BENCODE, MetainfoLimits.STANDARD))
        .isInstanceOf(MetainfoException.class)
        .hasMessageContaining("33554433");
  }

  @Test
  void thePositionOfTheBufferStays() throws MetainfoException {
    ByteBuffer in = Torrents.buffer(torrent().build());
    Torrents.CODEC.decode(in, Torrents.BENCODE, MetainfoLimits.STANDARD);
    assertThat(in.position()).isZero();
  }

  private static BDictionary.Builder torrent() {
    return BDictionary.builder().put("info", Torrents.single("n", 1).build());
  }
}
