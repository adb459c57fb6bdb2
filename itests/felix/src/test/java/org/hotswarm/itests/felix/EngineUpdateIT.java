package org.hotswarm.itests.felix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Arrays;
import java.util.List;
import org.hotswarm.api.Session;
import org.hotswarm.api.Torrent;
import org.hotswarm.api.settings.Settings;
import org.hotswarm.api.settings.TransferSettings;
import org.hotswarm.api.status.TorrentState;
import org.hotswarm.model.hash.InfoHash;
import org.hotswarm.model.metainfo.Metainfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Bundle;

/**
 * The engine's own bundle is updated, or its framework starts again: the same torrents go on, and
 * nothing is read to check it. No state directory is set: all that is known is in the bundle's own
 * files.
 */
class EngineUpdateIT {
  private static final long SLOWLY = 2 << 20;

  @TempDir Path directory;

  private static Settings slowly(Settings settings) {
    return settings.with(TransferSettings.DOWNLOAD_RATE_LIMIT, SLOWLY);
  }

  @Test
  void aTransferGoesOnInTheNextEngineAndTheOneAfterIt() throws Exception {
    Party seed = Party.join(directory.resolve("seed"));
    Party leech = Party.join(directory.resolve("leech"), EngineUpdateIT::slowly);
    Payload payload = Payload.make(seed.data(), "payload", 3);
    Metainfo metainfo = payload.torrent(seed.torrents());
    Party.awaitSeeding(seed.add(metainfo));
    Payload whole = Payload.make(leech.data(), "whole", 4);
    Torrent complete = leech.add(whole.torrent(leech.torrents()));
    Party.awaitSeeding(complete);
    changeUnseen(whole.root().resolve("z"));
    InfoHash transfer = leech.add(metainfo, seed).infoHash();
    String address = leech.address();

    for (int part = 1; part <= 2; part++) {
      int pieces = metainfo.info().geometry().pieceCount() * part / 3;
      awaitPieces(leech, transfer, pieces);
      Session before = leech.session();
      updateEngine(leech);
      assertThatThrownBy(before::torrents).isInstanceOf(IllegalStateException.class);
      leech.lookAgain();
      assertThat(leech.session()).isNotSameAs(before);
      assertThat(leech.address()).isEqualTo(address);
      assertThat(leech.session().torrents())
          .extracting(Torrent::infoHash)
          .containsExactly(complete.infoHash(), transfer);
      awaitPieces(leech, transfer, pieces);
    }

    Party.awaitSeeding(leech.session().find(transfer).orElseThrow());
    assertThat(payload.differences(leech.data())).isEmpty();
    Party.awaitSeeding(leech.session().find(complete.infoHash()).orElseThrow());
    leech.leave();
    seed.leave();
  }

  @Test
  void aFrameworkThatStartsAgainBringsTheTorrentsBack() throws Exception {
    Path home = directory.resolve("again");
    Party before = Party.join(home, EngineUpdateIT::slowly);
    Payload whole = Payload.make(before.data(), "whole", 5);
    Torrent complete = before.add(whole.torrent(before.torrents()));
    Party.awaitSeeding(complete);
    Payload other = Payload.make(before.data(), "other", 6);
    Torrent waiting = before.add(other.torrent(before.torrents()));
    Party.awaitSeeding(waiting);
    waiting.pause();
    await().atMost(Party.PATIENCE).until(() -> waiting.status().paused());
    String address = before.address();
    changeUnseen(whole.root().resolve("z"));
    before.realm().stop();

    Party after = Party.comeBack(home);
    await().atMost(Party.PATIENCE).until(() -> after.session().torrents().size() == 2);
    assertThat(after.address()).isEqualTo(address);
    assertThat(after.session().settings().get(TransferSettings.DOWNLOAD_RATE_LIMIT))
        .isEqualTo(SLOWLY);
    Party.awaitSeeding(after.session().find(complete.infoHash()).orElseThrow());
    assertThat(after.session().find(waiting.infoHash()).orElseThrow().status().paused()).isTrue();
    after.leave();
  }

  /** Another byte, the same size and date: only who reads all of it again can tell. */
  private static void changeUnseen(Path file) throws IOException {
    FileTime modified = Files.getLastModifiedTime(file);
    try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "rw")) {
      int first = bytes.read();
      bytes.seek(0);
      bytes.write(first ^ 1);
    }
    Files.setLastModifiedTime(file, modified);
  }

  private static void awaitPieces(Party party, InfoHash infoHash, int pieces) {
    await()
        .atMost(Party.PATIENCE)
        .until(
            () -> party.session().find(infoHash).orElseThrow().status(),
            status ->
                status.state() != TorrentState.CHECKING_FILES
                    && status.progress().pieces() >= pieces);
  }

  private static void updateEngine(Party party) throws Exception {
    Bundle engine =
        Arrays.stream(party.realm().context().getBundles())
            .filter(bundle -> "org.hotswarm.engine".equals(bundle.getSymbolicName()))
            .findFirst()
            .orElseThrow();
    List<Path> jars = Delivered.bundles();
    Path jar =
        jars.stream()
            .filter(path -> path.endsWith("hotswarm-engine.jar"))
            .findFirst()
            .orElseThrow();
    try (InputStream bytes = Files.newInputStream(jar)) {
      engine.update(bytes);
    }
  }
}
