package org.hotswarm.itests.interop;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code create} writes and {@code info} and {@code magnet} read, as others see it. */
@Interop
class TorrentFileIT {
  /** libtorrent finds the data complete, so every hash in the torrent is right. */
  @ParameterizedTest
  @ValueSource(strings = {"v1", "v2", "hybrid"})
  void libtorrentAcceptsWhatWeCreate(String kind, Lab lab) {
    Payload payload = lab.small();
    Path torrent = create(lab, payload, "--" + kind);
    List<String> shown = Libtorrent.show(lab, torrent);
    assertThat(shown)
        .contains("name " + payload.files().getFileName(), "files 7", "size " + payload.size());
    assertThat(shown.contains("v1 -")).isEqualTo(kind.equals("v2"));
    assertThat(shown.contains("v2 -")).isEqualTo(kind.equals("v1"));
    String information = String.join("\n", Hotswarm.run(lab, "info", "--json", "" + torrent));
    shown.stream()
        .filter(line -> line.matches("v[12] [0-9a-f]{40,64}"))
        .forEach(line -> assertThat(information).contains(line.substring("v1 ".length())));
    Job seeding = Job.seed(torrent, payload.copyTo(lab.directory("seed")));
    Client.LIBTORRENT.start(lab, seeding).awaitComplete();
  }

  /** The same files in the same order make the same info-hash. */
  @Test
  void v1IsWhatMktorrentMakes(Lab lab) {
    Payload payload = lab.small();
    Path torrent = create(lab, payload, "--v1", "-l", "" + payload.pieceLength());
    assertThat(Payload.infoHash(torrent)).isEqualTo(payload.torrent(Scheme.HTTP).infoHash());
  }

  /** Its version 3 reads no torrent that has v2 in it, whoever made it. */
  @Test
  void transmissionAcceptsWhatWeCreate(Lab lab) {
    Path torrent = create(lab, lab.small(), "--v1");
    List<String> shown = lab.run("transmission-show", "" + torrent);
    assertThat(shown).contains("Name: " + lab.small().files().getFileName());
    assertThat(shown).anyMatch(line -> line.strip().equals(Scheme.HTTP.announce()));
    assertReadAs(lab, torrent, Payload.infoHash(torrent));
  }

  @Test
  void weReadWhatMktorrentCreates(Lab lab) {
    Payload.Torrent torrent = lab.small().torrent(Scheme.UDP);
    assertReadAs(lab, torrent.file(), torrent.infoHash());
  }

  /** Both hashes, and data that is right by ours. */
  @ParameterizedTest
  @ValueSource(strings = {"hybrid", "v2"})
  void weReadWhatLibtorrentCreates(String kind, Lab lab) {
    Payload payload = lab.small();
    Path torrent = lab.directory("made").resolve(kind + ".torrent");
    Libtorrent.make(lab, kind, payload.files(), torrent);
    String information = String.join("\n", Hotswarm.run(lab, "info", "" + torrent));
    List<String> hashes =
        Libtorrent.show(lab, torrent).stream()
            .filter(line -> line.matches("v[12] [0-9a-f]{40,64}"))
            .map(line -> line.substring("v1 ".length()))
            .toList();
    assertThat(hashes).hasSize(kind.equals("hybrid") ? 2 : 1);
    assertThat(information).contains(hashes);
    Hotswarm.run(lab, "verify", "-q", "" + torrent, "" + payload.files().getParent());
  }

  /** libtorrent seeds it by its v1 side. */
  @Test
  void weGetAHybridOfLibtorrents(Lab lab) {
    Payload payload = lab.small();
    Path torrent = lab.directory("made").resolve("hybrid.torrent");
    Libtorrent.make(lab, "hybrid", payload.files(), torrent);
    Peer seed =
        Client.LIBTORRENT.start(lab, Job.seed(torrent, payload.copyTo(lab.directory("seed"))));
    seed.awaitComplete();
    Path target = lab.directory("target");
    Hotswarm.start(lab, Job.leech(torrent, target), "--peer", seed.hostPort()).awaitComplete();
    payload.assertIn(target);
  }

  /** It knows v2, and gets the data of one that serves it as v1. */
  @Test
  void libtorrentGetsAHybridOfOurs(Lab lab) {
    Payload payload = lab.small();
    Path torrent = create(lab, payload);
    Peer seed = Hotswarm.start(lab, Job.seed(torrent, payload.copyTo(lab.directory("seed"))));
    Path target = lab.directory("target");
    Libtorrent.startWith(lab, Job.leech(torrent, target), "peers=" + seed.hostPort())
        .awaitComplete();
    payload.assertIn(target, Client.LIBTORRENT);
  }

  /** The link names both hashes. */
  @Test
  void libtorrentGetsAHybridOfOursByItsLink(Lab lab) {
    Payload payload = lab.small();
    Path torrent = create(lab, payload);
    Peer seed = Hotswarm.start(lab, Job.seed(torrent, payload.copyTo(lab.directory("seed"))));
    String link = Hotswarm.run(lab, "magnet", "" + torrent).get(0);
    assertThat(link).contains("xt=urn:btih:", "xt=urn:btmh:1220");
    Path target = lab.directory("target");
    Libtorrent.startWith(lab, Job.leech(link, target), "peers=" + seed.hostPort()).awaitComplete();
    payload.assertIn(target, Client.LIBTORRENT);
  }

  @Test
  void weGetAHybridByALinkThatNamesBothHashes(Lab lab) {
    Payload payload = lab.small();
    Path torrent = create(lab, payload);
    Peer seed = Hotswarm.start(lab, Job.seed(torrent, payload.copyTo(lab.directory("seed"))));
    String link = Hotswarm.run(lab, "magnet", "" + torrent).get(0);
    Path target = lab.directory("target");
    Hotswarm.start(lab, Job.leech(link, target), "--peer", seed.hostPort()).awaitComplete();
    payload.assertIn(target);
  }

  /** We serve from a directory with links, and libtorrent makes them again. */
  @Test
  void libtorrentMakesTheLinksThatWeRecord(Lab lab) throws IOException {
    Path seeded = lab.directory("seeded");
    Path data = Files.createDirectories(seeded.resolve("linked/deep")).resolve("data");
    Files.write(data, new byte[100_000]);
    Files.createSymbolicLink(seeded.resolve("linked/link"), Path.of("deep/data"));
    Path torrent = lab.directory("created").resolve("linked.torrent");
    Hotswarm.run(
        lab, "create", "" + seeded.resolve("linked"), "--attributes", "-q", "-o", "" + torrent);
    Peer seed = Hotswarm.start(lab, Job.seed(torrent, seeded));
    Path target = lab.directory("target");
    Libtorrent.startWith(lab, Job.leech(torrent, target), "peers=" + seed.hostPort())
        .awaitComplete();
    assertThat(target.resolve("linked/deep/data")).hasSameBinaryContentAs(data);
    assertThat(target.resolve("linked/link")).isSymbolicLink().hasSameBinaryContentAs(data);
  }

  private static void assertReadAs(Lab lab, Path torrent, String infoHash) {
    assertThat(String.join("\n", Hotswarm.run(lab, "info", "" + torrent))).contains(infoHash);
    assertThat(Hotswarm.run(lab, "magnet", "" + torrent))
        .singleElement()
        .asString()
        .startsWith("magnet:?")
        .contains("xt=urn:btih:" + infoHash);
  }

  private static Path create(Lab lab, Payload payload, String... more) {
    Path torrent = lab.directory("created").resolve("created.torrent");
    List<String> command = new ArrayList<>(List.of("create", "" + payload.files()));
    command.addAll(List.of("-o", "" + torrent, "-t", Scheme.HTTP.announce()));
    command.addAll(List.of(more));
    Hotswarm.run(lab, command.toArray(String[]::new));
    return torrent;
  }
}
