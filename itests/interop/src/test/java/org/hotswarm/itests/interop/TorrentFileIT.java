package org.hotswarm.itests.interop;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What {@code create} writes and {@code info} and {@code magnet} read, as others see it. */
@Interop
class TorrentFileIT {
  /** libtorrent finds the data complete, so every hash in the torrent is right. */
  @Test
  void libtorrentAcceptsWhatWeCreate(Lab lab) {
    Payload payload = lab.small();
    Path torrent = create(lab, payload);
    List<String> shown = Libtorrent.show(lab, torrent);
    assertThat(shown)
        .contains("name " + payload.files().getFileName(), "files 7", "size " + payload.size());
    assertThat(shown).doesNotContain("v1 -").contains("v2 -");
    String information = String.join("\n", Hotswarm.run(lab, "info", "--json", "" + torrent));
    shown.stream()
        .filter(line -> line.matches("v[12] [0-9a-f]{40,64}"))
        .forEach(line -> assertThat(information).contains(line.substring("v1 ".length())));
    Job seeding = Job.seed(torrent, payload.copyTo(lab.directory("seed")));
    Client.LIBTORRENT.start(lab, seeding).awaitComplete();
  }

  @Test
  void transmissionAcceptsWhatWeCreate(Lab lab) {
    Path torrent = create(lab, lab.small());
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
