package org.hotswarm.engine.resume;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hotswarm.api.AddTorrent;
import org.hotswarm.api.AddTorrent.Introductions;
import org.hotswarm.api.AddTorrent.Providers;
import org.hotswarm.api.settings.NetworkSettings;
import org.hotswarm.api.settings.PeerSettings;
import org.hotswarm.api.settings.Settings;
import org.hotswarm.api.settings.StorageSettings;
import org.hotswarm.bencode.TwoPassBencode;
import org.hotswarm.metainfo.CleaningMetainfoCodec;
import org.hotswarm.model.bencode.BDictionary;
import org.hotswarm.model.bencode.BInteger;
import org.hotswarm.model.bencode.BList;
import org.hotswarm.model.bencode.BString;
import org.hotswarm.model.filter.IpFilter;
import org.hotswarm.model.hash.InfoHash;
import org.hotswarm.model.hash.PieceLayer;
import org.hotswarm.model.hash.Sha256Hash;
import org.hotswarm.model.metainfo.Attribution;
import org.hotswarm.model.metainfo.Info;
import org.hotswarm.model.metainfo.Magnet;
import org.hotswarm.model.metainfo.Metainfo;
import org.hotswarm.model.metainfo.MetainfoException;
import org.hotswarm.model.peer.PeerAddress;
import org.hotswarm.spi.metainfo.MetainfoLimits;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ParkedSessionTest {
  private static final TwoPassBencode BENCODE = new TwoPassBencode();
  private static final BDictionary RECORD = BDictionary.builder().put("v", 1).build();

  @TempDir Path directory;

  private static Info decode(byte[] info) throws MetainfoException {
    return new CleaningMetainfoCodec()
        .decodeInfo(ByteBuffer.wrap(info), BENCODE, MetainfoLimits.STANDARD);
  }

  private static AddTorrent fromFile() throws Exception {
    BDictionary info =
        BDictionary.builder()
            .put("length", 5)
            .put("name", "film \u00e9")
            .put("piece length", 16384)
            .put("pieces", new byte[20])
            .put("x-unknown", "kept, or the hash would be another")
            .build();
    Metainfo metainfo =
        new Metainfo(
            decode(BENCODE.encode(info)),
            List.of(List.of("http://one/", "http://two/"), List.of("udp://three:1")),
            List.of("http://seed/"),
            List.of("node:1"),
            new Attribution(
                Optional.of("a comment"), Optional.of("me"), Optional.of(Instant.ofEpochSecond(9))),
            Map.of(Sha256Hash.copyOf(new byte[32]), PieceLayer.copyOf(new byte[64])));
    return AddTorrent.of(metainfo, Path.of("/data/some where"))
        .withPaused(true)
        .withProviders(new Providers(Optional.of("sequential"), Optional.empty()))
        .withWanted(List.of(0))
        .withIntroductions(new Introductions(List.of("http://mine/"), List.of("127.0.0.1:1")));
  }

  private static AddTorrent fromMagnet() {
    return AddTorrent.of(
            new Magnet(
                InfoHash.parse("00".repeat(20)),
                Optional.of(Sha256Hash.copyOf(new byte[32])),
                Optional.of("name"),
                List.of("http://tracker/"),
                List.of("127.0.0.1:2"),
                List.of("http://seed/"),
                List.of(3, 4)),
            Path.of("down"))
        .withTrust(true)
        .withProviders(new Providers(Optional.empty(), Optional.of("memory")));
  }

  private static ParkedSession parked() throws Exception {
    Settings settings =
        Settings.defaults()
            .with(NetworkSettings.BIND_ADDRESS, "127.0.0.1")
            .with(StorageSettings.RESUME_INTERVAL, Duration.ofMillis(1500))
            .with(PeerSettings.UNCHOKE_SLOTS, 9);
    PeerAddress v4 = new PeerAddress(InetAddress.getByName("127.0.0.1"), 6881);
    PeerAddress v6 = new PeerAddress(InetAddress.getByName("::1"), 6882);
    ParkedTorrent file = new ParkedTorrent(fromFile(), List.of(v4, v6), Optional.of(RECORD));
    ParkedTorrent magnet = new ParkedTorrent(fromMagnet(), List.of(), Optional.empty());
    InetAddress stranger = InetAddress.getByName("192.0.2.1");
    IpFilter filter = IpFilter.builder().block(stranger, stranger).build();
    return new ParkedSession(
        settings, new ParkedSession.Facts(true, filter), true, 6889, List.of(file, magnet));
  }

  @Test
  void allOfASessionGoesThroughAFile() throws Exception {
    ParkFile file = new ParkFile(directory.resolve("new").resolve("parked"));
    assertThat(file.isThere()).isFalse();
    file.write(parked());
    ParkedSession.Reading reading = file.read(BENCODE, ParkedSessionTest::decode);
    assertThat(reading.problems()).isEmpty();
    assertThat(reading.session()).isEqualTo(parked());
    assertThat(reading.session().records())
        .isEqualTo(Map.of(fromFile().source().infoHash().hex(), RECORD));
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file.path())))
        .isEqualTo("rw-------");
    file.delete();
    assertThat(directory.resolve("new")).isEmptyDirectory();
  }

  @Test
  void whatIsWrittenWithoutACodecIsWhatTheCodecWrites() throws Exception {
    BDictionary tree =
        BDictionary.builder()
            .put("z", BList.of(new BInteger(-7), BString.of(""), new BList(List.of())))
            .put("a", new byte[] {0, -1})
            .put("parked", parked().toBencode())
            .build();
    assertThat(CanonicalBytes.of(tree)).isEqualTo(BENCODE.encode(tree));
  }

  @Test
  void whatCannotBeReadIsToldAndTheRestIsNot() throws Exception {
    BDictionary.Builder tree = parked().toBencode().toBuilder();
    BDictionary settings =
        BDictionary.builder().put("of_tomorrow", "1").put("unchoke_slots", "9").build();
    BDictionary torrent = (BDictionary) parked().toBencode().list("torrents").orElseThrow().get(1);
    tree.put("settings", settings);
    tree.put("torrents", BList.of(BDictionary.empty(), new BInteger(1), torrent));
    ParkedSession.Reading reading = ParkedSession.of(tree.build(), ParkedSessionTest::decode);
    assertThat(reading.problems()).hasSize(3).anyMatch(line -> line.contains("of_tomorrow"));
    assertThat(reading.session().settings().get(PeerSettings.UNCHOKE_SLOTS)).isEqualTo(9);
    assertThat(reading.session().torrents()).containsExactly(parked().torrents().get(1));
  }

  @Test
  void anotherVersionIsNotGuessedAt() throws Exception {
    BDictionary tree = parked().toBencode().toBuilder().put("v", 2).build();
    ParkedSession.Reading reading = ParkedSession.of(tree, ParkedSessionTest::decode);
    assertThat(reading.problems()).singleElement().asString().contains("version 2");
    assertThat(reading.session().torrents()).isEmpty();
  }

  @Test
  void whatIsSetAsideIsNeverOverwritten() throws Exception {
    ParkFile file = new ParkFile(directory.resolve("parked"));
    Files.writeString(file.path(), "first");
    assertThatThrownBy(() -> file.read(BENCODE, ParkedSessionTest::decode))
        .isInstanceOf(IOException.class)
        .hasMessageContaining(file.path().toString());
    Path first = file.setAside();
    Files.writeString(file.path(), "second");
    Path second = file.setAside();
    assertThat(file.isThere()).isFalse();
    assertThat(first).hasContent("first");
    assertThat(second).hasContent("second");
  }
}
