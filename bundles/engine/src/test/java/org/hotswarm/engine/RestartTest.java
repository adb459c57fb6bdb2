package org.hotswarm.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.hotswarm.api.AddTorrent;
import org.hotswarm.api.CreateTorrent;
import org.hotswarm.api.ListenException;
import org.hotswarm.api.Torrent;
import org.hotswarm.api.alert.Alert;
import org.hotswarm.api.alert.TorrentAlert;
import org.hotswarm.api.settings.NetworkSettings;
import org.hotswarm.api.settings.Settings;
import org.hotswarm.api.status.TorrentState;
import org.hotswarm.model.metainfo.Metainfo;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is fixed once a session runs is changed by going on under other settings. */
class RestartTest {
  private static final Duration PATIENCE = Duration.ofSeconds(3);
  private static final int LENGTH = 1 << 20;
  private static final int PIECE = 1 << 16;

  @TempDir Path directory;
  private final EngineSession session = new EngineSession(Providers.seated());

  @AfterEach
  void stop() throws Exception {
    session.stop(Duration.ZERO).toCompletableFuture().get(20, TimeUnit.SECONDS);
  }

  private static Settings settings() {
    return Settings.defaults()
        .with(NetworkSettings.LISTEN_PORT_FIRST, 0)
        .with(NetworkSettings.BIND_ADDRESS, "127.0.0.1");
  }

  private Torrent seeding() throws Exception {
    byte[] bytes = new byte[LENGTH];
    new Random(1).nextBytes(bytes);
    Path content = directory.resolve("film");
    Files.write(content, bytes);
    CreateTorrent request =
        CreateTorrent.of(content, CreateTorrent.Format.V1).withPieceLength(PIECE);
    Metainfo metainfo = session.factory().create(request, done -> {});
    Torrent torrent = session.add(AddTorrent.of(metainfo, directory));
    await().until(() -> torrent.status().state() == TorrentState.SEEDING);
    return torrent;
  }

  private void restart(Settings changed) throws Exception {
    session.restart(changed, PATIENCE).toCompletableFuture().get(20, TimeUnit.SECONDS);
  }

  @Test
  void torrentsGoOnUncheckedWhereTheNewSettingsSay() throws Exception {
    session.apply(settings());
    session.start();
    Torrent before = seeding();
    List<Alert> heard = new CopyOnWriteArrayList<>();
    session.alerts().subscribe(heard::add);

    Settings changed =
        settings()
            .with(NetworkSettings.FINGERPRINT, "-XX0100-")
            .with(NetworkSettings.BIND_ADDRESS, "127.0.0.2");
    restart(changed);

    assertThat(session.settings()).isEqualTo(changed);
    assertThat(session.status().port()).isPositive();
    Torrent after = session.find(before.infoHash()).orElseThrow();
    assertThat(after).isNotSameAs(before);
    await().until(() -> after.status().progress().pieces() == LENGTH / PIECE);
    assertThat(heard)
        .filteredOn(TorrentAlert.StateChanged.class::isInstance)
        .noneMatch(
            alert -> ((TorrentAlert.StateChanged) alert).to() == TorrentState.CHECKING_FILES);
  }

  @Test
  void aPortThatIsTakenLeavesEverythingAsItWas() throws Exception {
    session.apply(settings());
    session.start();
    Torrent before = seeding();
    int port = session.status().port();
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      Settings changed =
          settings()
              .with(NetworkSettings.LISTEN_PORT_FIRST, taken.getLocalPort())
              .with(NetworkSettings.LISTEN_PORT_LAST, taken.getLocalPort());
      assertThatThrownBy(() -> restart(changed))
          .isInstanceOf(ExecutionException.class)
          .hasCauseInstanceOf(ListenException.class);
    }
    assertThat(session.status().port()).isEqualTo(port);
    assertThat(session.settings()).isEqualTo(settings());
    assertThat(session.find(before.infoHash())).isPresent();
  }

  @Test
  void aSessionThatWasNotStartedOnlyTakesTheSettings() throws Exception {
    restart(settings());
    assertThat(session.settings()).isEqualTo(settings());
    assertThat(session.status().port()).isZero();
  }
}
