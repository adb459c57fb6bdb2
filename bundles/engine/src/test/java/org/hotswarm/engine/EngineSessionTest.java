package org.hotswarm.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netty.util.internal.InternalThreadLocalMap;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.hotswarm.api.AddTorrent;
import org.hotswarm.api.CreateTorrent;
import org.hotswarm.api.ListenException;
import org.hotswarm.api.Torrent;
import org.hotswarm.api.TorrentException;
import org.hotswarm.api.alert.Alert;
import org.hotswarm.api.alert.TorrentAlert;
import org.hotswarm.api.module.ModuleStatus;
import org.hotswarm.api.settings.NetworkSettings;
import org.hotswarm.api.settings.PeerSettings;
import org.hotswarm.api.settings.Settings;
import org.hotswarm.api.settings.SettingsException;
import org.hotswarm.api.settings.StorageSettings;
import org.hotswarm.api.settings.TransferSettings;
import org.hotswarm.engine.swap.Rosters;
import org.hotswarm.model.hash.Sha256Hash;
import org.hotswarm.model.metainfo.Magnet;
import org.hotswarm.model.metainfo.Metainfo;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EngineSessionTest {
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  @TempDir Path directory;
  private final Rosters rosters = Providers.seated();
  private final EngineSession session = new EngineSession(rosters);

  EngineSessionTest() {
    session.apply(settings());
  }

  private static Settings settings() {
    return Settings.defaults()
        .with(NetworkSettings.LISTEN_PORT_FIRST, 0)
        .with(NetworkSettings.BIND_ADDRESS, "127.0.0.1")
        .with(StorageSettings.STORE, "memory");
  }

  private static <T> T await(CompletionStage<T> stage) throws Exception {
    return stage.toCompletableFuture().get(20, TimeUnit.SECONDS);
  }

  @AfterEach
  void stop() throws Exception {
    await(session.stop(PATIENCE));
  }

  private Metainfo metainfo(int seed) throws Exception {
    Path file = directory.resolve("file" + seed);
    Files.write(file, new byte[100_000 + seed]);
    CreateTorrent request = CreateTorrent.of(file, CreateTorrent.Format.V1);
    return session.factory().create(request, bytes -> {});
  }

  private Torrent add(int seed) throws Exception {
    return session.add(AddTorrent.of(metainfo(seed), directory.resolve("down")));
  }

  @Test
  void listensOnlyBetweenStartAndStop() throws Exception {
    assertThat(session.status().port()).isZero();
    session.start();
    int port = session.status().port();
    assertThat(port).isPositive();
    session.start();
    assertThat(session.status().port()).isEqualTo(port);
    await(session.stop(PATIENCE));
    assertThat(session.status().port()).isZero();
    new ServerSocket(port, 1, InetAddress.getByName("127.0.0.1")).close();
    await(session.stop(PATIENCE));
  }

  /** It may be a thread of the framework, which would keep the classes of this bundle for ever. */
  @Test
  void nothingStaysOnTheThreadThatStarts() throws Exception {
    CompletableFuture<InternalThreadLocalMap> left = new CompletableFuture<>();
    Thread framework =
        new Thread(
            () -> {
              try {
                session.start();
                left.complete(InternalThreadLocalMap.getIfSet());
              } catch (ListenException failure) {
                left.completeExceptionally(failure);
              }
            });
    framework.start();
    assertThat(await(left)).isNull();
    framework.join();
  }

  @Test
  void addsFindsAndRemovesInOrder() throws Exception {
    session.start();
    Torrent second = add(2);
    Torrent first = add(1);
    assertThat(session.torrents()).containsExactly(second, first);
    assertThat(session.find(first.infoHash())).contains(first);
    CopyOnWriteArrayList<Alert> alerts = new CopyOnWriteArrayList<>();
    CountDownLatch removed = new CountDownLatch(1);
    session
        .alerts()
        .subscribe(
            alert -> {
              alerts.add(alert);
              if (alert instanceof TorrentAlert.TorrentRemoved) {
                removed.countDown();
              }
            });
    await(session.remove(second, false));
    assertThat(session.torrents()).containsExactly(first);
    assertThat(session.find(second.infoHash())).isEmpty();
    assertThat(removed.await(5, TimeUnit.SECONDS)).isTrue();
    CompletionStage<Void> again = session.remove(second, false);
    assertThatThrownBy(() -> await(again)).hasCauseInstanceOf(TorrentException.class);
    assertThat(add(2).infoHash()).as("it may be added anew").isEqualTo(second.infoHash());
  }

  @Test
  void whatHasNoV1HashIsRefusedByItsKind() throws Exception {
    session.start();
    Sha256Hash hash = Sha256Hash.copyOf(new byte[32]);
    Magnet link =
        new Magnet(
            hash.truncated(),
            Optional.of(hash),
            Optional.empty(),
            List.of(),
            List.of(),
            List.of(),
            List.of());
    assertThatThrownBy(() -> session.add(AddTorrent.of(link, directory)))
        .isInstanceOfSatisfying(
            TorrentException.class,
            refused -> assertThat(refused.kind()).isEqualTo(TorrentException.Kind.UNSUPPORTED))
        .hasMessageContaining("v2-only");
    assertThat(session.torrents()).isEmpty();
  }

  @Test
  void aTorrentIsInTheSessionOnce() throws Exception {
    session.start();
    Torrent there = add(1);
    assertThatThrownBy(() -> add(1))
        .isInstanceOfSatisfying(
            TorrentException.class,
            twice -> assertThat(twice.kind()).isEqualTo(TorrentException.Kind.DUPLICATE));
    Magnet same =
        new Magnet(
            there.infoHash(),
            Optional.empty(),
            Optional.empty(),
            List.of(),
            List.of(),
            List.of(),
            List.of());
    assertThatThrownBy(() -> session.add(AddTorrent.of(same, directory)))
        .isInstanceOf(TorrentException.class);
    assertThat(session.torrents()).hasSize(1);
  }

  @Test
  void nothingIsAddedBeforeItStartsOrAfterItStopped() throws Exception {
    assertThatThrownBy(() -> add(1)).isInstanceOf(TorrentException.class);
    session.start();
    add(1);
    await(session.stop(PATIENCE));
    assertThat(session.torrents()).isEmpty();
    assertThatThrownBy(() -> add(1)).isInstanceOf(TorrentException.class);
  }

  @Test
  void whatCanOnlyBeSetBeforeTheStartIsRefusedAfterIt() throws Exception {
    session.start();
    List<Settings> refused =
        List.of(
            settings().with(NetworkSettings.NETWORK_LOOPS, 3),
            settings().with(NetworkSettings.FINGERPRINT, "-XX0100-"),
            settings().with(StorageSettings.STATE_DIRECTORY, "elsewhere"));
    for (Settings changed : refused) {
      assertThatThrownBy(() -> session.apply(changed)).isInstanceOf(SettingsException.class);
      assertThat(session.settings()).isEqualTo(settings());
    }
    Settings live =
        settings()
            .with(TransferSettings.UPLOAD_RATE_LIMIT, 50_000L)
            .with(StorageSettings.DISK_QUEUE_BYTES, 1 << 20)
            .with(StorageSettings.DISK_THREADS, 3)
            .with(PeerSettings.UNCHOKE_SLOTS, 9);
    session.apply(live);
    assertThat(session.settings()).isEqualTo(live);
    await(session.stop(PATIENCE));
    session.apply(refused.get(0));
    assertThat(session.settings()).isEqualTo(refused.get(0));
  }

  @Test
  void aRangeThatIsTakenIsSaidAndNothingHasBeenStarted() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      int port = taken.getLocalPort();
      session.apply(
          settings()
              .with(NetworkSettings.LISTEN_PORT_FIRST, port)
              .with(NetworkSettings.LISTEN_PORT_LAST, port));
      assertThatThrownBy(session::start)
          .isInstanceOf(ListenException.class)
          .hasMessageContaining("127.0.0.1")
          .hasMessageContaining("port " + port);
    }
    assertThat(session.status().port()).isZero();
    session.start();
    assertThat(session.status().port()).isPositive();
  }

  @Test
  void saysWhichModulesServe() throws Exception {
    session.start();
    add(1);
    assertThat(session.modules())
        .extracting(ModuleStatus::service)
        .contains("wire", "transport", "store", "picker", "choker", "bencode", "metainfo");
  }

  @Test
  void afterStoppingNoProviderServesAndNoneIsPinned() throws Exception {
    session.start();
    add(1);
    add(2);
    await(session.stop(PATIENCE));
    assertThat(session.modules())
        .filteredOn(module -> !Set.of("wire", "bencode", "metainfo").contains(module.service()))
        .allMatch(module -> module.use().slots() == 0);
  }

  private static Set<Thread> ours() {
    Set<Thread> ours = new HashSet<>(Thread.getAllStackTraces().keySet());
    ours.removeIf(thread -> !thread.getName().startsWith("hotswarm"));
    return ours;
  }

  @Test
  void manyStartsAndStopsLeaveNoThreadAndNoFile() throws Exception {
    Metainfo torrent = metainfo(1);
    Settings keeping =
        settings().with(StorageSettings.STATE_DIRECTORY, directory.resolve("state").toString());
    session.apply(keeping);
    Set<Thread> before = ours();
    long filesBefore = 0;
    for (int i = 0; i < 20; i++) {
      session.start();
      session.add(AddTorrent.of(torrent, directory.resolve("down" + i)));
      await(session.stop(PATIENCE));
      filesBefore = i == 1 ? openFiles() : filesBefore;
    }
    for (Thread thread : ours()) {
      if (!before.contains(thread)) {
        thread.join(5000);
        assertThat(thread.isAlive()).as(thread.getName()).isFalse();
      }
    }
    assertThat(openFiles()).isLessThanOrEqualTo(filesBefore);
  }

  private static long openFiles() throws Exception {
    Path descriptors = Path.of("/proc/self/fd");
    if (!Files.isDirectory(descriptors)) {
      return 0;
    }
    try (var all = Files.list(descriptors)) {
      return all.count();
    }
  }

  @Test
  void stoppingAtOnceStillLetsGoOfEverything() throws Exception {
    session.start();
    add(1);
    ThreadPoolExecutor disk = session.foundation().disk();
    CompletableFuture<Void> free = new CompletableFuture<>();
    for (int i = 0; i < disk.getMaximumPoolSize(); i++) {
      disk.execute(free::join);
    }
    free.completeOnTimeout(null, 300, TimeUnit.MILLISECONDS);
    await(session.stop(Duration.ZERO));
    assertThat(rosters.slots()).noneMatch(slot -> slot.torrent().isPresent());
  }

  @Test
  void stoppingDoesNotWaitForEverForAStoreThatIsAway() throws Exception {
    session.start();
    Providers.leave(rosters.stores());
    add(1);
    await(session.stop(Duration.ofMillis(200)));
    assertThat(session.torrents()).isEmpty();
  }

  @Test
  void factoriesWorkWhileTheSessionDoesNot() throws Exception {
    session.start();
    await(session.stop(PATIENCE));
    assertThat(metainfo(9).info().totalLength()).isEqualTo(100_009);
  }
}
