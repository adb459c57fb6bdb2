package org.hotswarm.metainfo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.hotswarm.model.hash.InfoHash;
import org.hotswarm.model.hash.PieceHashes;
import org.hotswarm.model.metainfo.Attribution;
import org.hotswarm.model.metainfo.FileEntry;
import org.hotswarm.model.metainfo.Metainfo;
import org.hotswarm.model.metainfo.MetainfoException;
import org.hotswarm.spi.bencode.BencodeLimits;
import org.hotswarm.spi.metainfo.MetainfoLimits;
import org.hotswarm.spi.metainfo.TorrentLayout;
import org.hotswarm.spi.metainfo.TorrentLayout.Publication;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class TorrentWriterTest {
  private static final Publication QUIET =
      new Publication(List.of(), List.of(), false, Optional.empty(), Attribution.NONE);

  @Test
  void createsTheBytesThatBep3Describes() throws MetainfoException {
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
            16_384,
            PieceHashes.copyOf(Torrents.latin("abcdefghijklmnopqrst")),
            publication);
    Metainfo made = Torrents.CODEC.create(layout, Torrents.BENCODE);

    String info =
        "d6:lengthi3e4:name1:n12:piece lengthi16384e6:pieces20:abcdefghijklmnopqrst"
            + "7:privatei1e6:source1:Se";
    assertThat(made.info().infoHash()).isEqualTo(InfoHash.ofInfo(Torrents.latin(info)));
    assertThat(new String(encoded(made), StandardCharsets.ISO_8859_1))
        .isEqualTo(
            "d8:announce10:http://t/a13:announce-listll10:http://t/a9:udp://u:1el8:http://vee"
                + "7:comment1:c10:created by1:p13:creation datei0e4:info"
                + info
                + "8:url-listl9:http://w/ee");
  }

  @Test
  void aLoneTrackerNeedsNoList() throws MetainfoException {
    Metainfo torrent = Torrents.read("d8:announce3:u:v4:info" + info("n") + "e");
    assertThat(encoded(torrent))
        .isEqualTo(Torrents.latin("d8:announce3:u:v4:info" + info("n") + "e"));
  }

  @Test
  void infoGoesOutAsItCame() throws MetainfoException {
    String odd =
        "d4:zzzzi1e6:lengthi5e12:piece lengthi16384e6:pieces20:abcdefghijklmnopqrst4:name1:ne";
    Metainfo torrent = Torrents.read("d5:nodesll1:hi1eee4:info" + odd + "e");
    assertThat(encoded(torrent)).isEqualTo(Torrents.latin("d4:info" + odd + "5:nodesll1:hi1eeee"));
  }

  @Test
  void nodesOfBothFamiliesComeBack() throws MetainfoException {
    Metainfo torrent = Torrents.read("d4:info" + info("n") + "5:nodesll3:::1i1eel1:hi65535eeee");
    assertThat(torrent.nodes()).containsExactly("[::1]:1", "h:65535");
    assertThat(decoded(encoded(torrent))).isEqualTo(torrent);
  }

  @Test
  void refusesALayoutThatContradictsItself() {
    PieceHashes one = PieceHashes.copyOf(new byte[20]);
    List<FileEntry> two =
        List.of(new FileEntry(List.of("a"), 1, ""), new FileEntry(List.of("b"), 1, ""));
    assertThatThrownBy(
            () ->
                Torrents.CODEC.create(
                    new TorrentLayout("n", true, two, 16_384, one, QUIET), Torrents.BENCODE))
        .isInstanceOf(MetainfoException.class);
    assertThatThrownBy(
            () ->
                Torrents.CODEC.create(
                    new TorrentLayout("n", false, two, 1, one, QUIET), Torrents.BENCODE))
        .isInstanceOf(MetainfoException.class)
        .hasMessageContaining("pieces");
  }

  @RepeatedTest(40)
  void whatIsCreatedReadsTheSame(RepetitionInfo repetition) throws Exception {
    TorrentLayout layout = layout(new Random(repetition.getCurrentRepetition()));
    Metainfo made = Torrents.CODEC.create(layout, Torrents.BENCODE);
    byte[] bytes = encoded(made);

    assertThat(decoded(bytes)).isEqualTo(made);
    assertThat(encoded(decoded(bytes))).isEqualTo(bytes);
    assertThat(Torrents.BENCODE.decode(ByteBuffer.wrap(bytes), BencodeLimits.STATE)).isNotNull();
    assertThat(made.info().name()).isEqualTo(layout.name());
    assertThat(made.info().pieces()).isEqualTo(layout.pieces());
    assertThat(made.info().files().stream().map(FileEntry::length))
        .containsExactlyElementsOf(layout.files().stream().map(FileEntry::length).toList());
  }

  private static TorrentLayout layout(Random random) {
    boolean single = random.nextBoolean();
    int pieceLength = 1 << 14 + random.nextInt(8);
    List<FileEntry> files = new ArrayList<>();
    long total = 1;
    files.add(new FileEntry(single ? List.of("name") : List.of("first"), 1, ""));
    for (int i = 0; !single && i < random.nextInt(30); i++) {
      long length = random.nextInt(3) == 0 ? 0 : random.nextInt(3_000_000);
      String attributes = List.of("", "", "x", "h", "p").get(random.nextInt(5));
      files.add(new FileEntry(path(random, i), length, attributes));
      total += length;
    }
    byte[] pieces = new byte[(int) ((total + pieceLength - 1) / pieceLength) * 20];
    random.nextBytes(pieces);
    return new TorrentLayout(
        "name", single, files, pieceLength, PieceHashes.copyOf(pieces), publication(random));
  }

  private static List<String> path(Random random, int number) {
    List<String> path = new ArrayList<>();
    for (int i = random.nextInt(4); i > 0; i--) {
      path.add("d" + random.nextInt(3));
    }
    path.add("f" + number + ".\u00e9\u4e2d");
    return path;
  }

  private static Publication publication(Random random) {
    return new Publication(
        random.nextBoolean() ? List.of() : List.of(List.of("http://a"), List.of("udp://b", "c:d")),
        random.nextBoolean() ? List.of() : List.of("http://w/", "http://x/"),
        random.nextBoolean(),
        random.nextBoolean() ? Optional.empty() : Optional.of("src"),
        random.nextBoolean()
            ? Attribution.NONE
            : new Attribution(
                Optional.of("two\nlines \u00fc"),
                Optional.of("program"),
                Optional.of(Instant.ofEpochSecond(random.nextInt(Integer.MAX_VALUE)))));
  }

  private static String info(String name) {
    return "d6:lengthi5e4:name1:" + name + "12:piece lengthi16384e6:pieces20:abcdefghijklmnopqrste";
  }

  private static byte[] encoded(Metainfo metainfo) {
    return Torrents.CODEC.encode(metainfo, Torrents.BENCODE);
  }

  private static Metainfo decoded(byte[] bytes) throws MetainfoException {
    return Torrents.CODEC.decode(ByteBuffer.wrap(bytes), Torrents.BENCODE, MetainfoLimits.STANDARD);
  }
}
