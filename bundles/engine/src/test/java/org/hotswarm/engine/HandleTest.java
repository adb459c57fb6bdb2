package org.hotswarm.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.hotswarm.api.AddTorrent;
import org.hotswarm.api.AddTorrent.Introductions;
import org.hotswarm.api.CreateTorrent;
import org.hotswarm.api.RemovedTorrentException;
import org.hotswarm.api.Torrent;
import org.hotswarm.api.settings.NetworkSettings;
import org.hotswarm.api.settings.Settings;
import org.hotswarm.api.settings.StorageSettings;
import org.hotswarm.engine.swap.Rosters;
import org.hotswarm.model.metainfo.Metainfo;
import org.hotswarm.spi.store.Store;
import org.hotswarm.spi.store.StoreNeeds;
import org.hotswarm.spi.store.StoreProvider;
import org.hotswarm.spi.store.StoreState;
import org.hotswarm.spi.store.StoredFile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What may be done with a handle, and how long it takes. */
class HandleTest {
  private static final int CALLS = 10_000;
  private static final double MOST_MILLIS = 5;

  @TempDir Path directory;
  private final Rosters rosters = Providers.seated();
  private final EngineSession session = new EngineSession(rosters);
  private final CountDownLatch disk = new CountDownLatch(1);

  HandleTest() {
    session.apply(
        Settings.defaults()
            .with(NetworkSettings.LISTEN_PORT_FIRST, 0)
            .with(NetworkSettings.BIND_ADDRESS, "127.0.0.1")
            .with(StorageSettings.STORE, "memory"));
  }

  private static <T> T await(CompletionStage<T> stage) throws Exception {
    return stage.toCompletableFuture().get(20, TimeUnit.SECONDS);
  }

  @AfterEach
  void stop() throws Exception {
    disk.countDown();
    await(session.stop(Duration.ZERO));
  }

  private Torrent add() throws Exception {
    session.start();
    Introductions trackers = new Introductions(List.of("http://127.0.0.1:1/announce"), List.of());
    return session.add(
        AddTorrent.of(metainfo(), directory.resolve("down")).withIntroductions(trackers));
  }

  private Metainfo metainfo() throws Exception {
    Path file = directory.resolve("file");
    Files.write(file, new byte[1_000_000]);
    return session.factory().create(CreateTorrent.of(file, CreateTorrent.Format.V1), bytes -> {});
  }

  @Test
  void aHandleOfARemovedTorrentIsAValueThatSaysSo() throws Exception {
    Torrent torrent = add();
    Torrent twin = session.find(torrent.infoHash()).orElseThrow();
    assertThat(torrent.isValid()).isTrue();
    await(session.remove(torrent, false));
    assertThat(torrent.isValid()).isFalse();
    assertThat(torrent.status().removed()).isTrue();
    assertThat(torrent.status().name()).isEqualTo("file");
    assertThat(torrent).isEqualTo(twin).hasSameHashCodeAs(twin);
    List<ThrowingCallable> rest =
        List.of(
            torrent::info,
            torrent::peers,
            torrent::fileProgress,
            torrent::pause,
            torrent::resume,
            torrent::recheck,
            torrent::saveResumeData,
            torrent.trackers()::all,
            torrent.trackers()::tiers,
            torrent.trackers()::announce,
            torrent.trackers()::scrape);
    for (ThrowingCallable call : rest) {
      assertThatThrownBy(call)
          .isInstanceOf(RemovedTorrentException.class)
          .hasMessageContaining(torrent.infoHash().hex());
    }
  }

  @Test
  void trackersAreReplacedLive() throws Exception {
    Torrent torrent = add();
    String next = "http://127.0.0.1:2/announce?key=secret";
    torrent.trackers().replace(List.of(List.of(next)));
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
    while (!torrent.trackers().tiers().equals(List.of(List.of(next))) && System.nanoTime() < end) {
      Thread.onSpinWait();
    }
    assertThat(torrent.trackers().tiers()).containsExactly(List.of(next));
    assertThat(torrent.trackers().all().get(0).url()).isEqualTo("http://127.0.0.1:2/announce");
    assertThatThrownBy(() -> torrent.trackers().announceTo("http://127.0.0.1:1/announce"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("no tracker http://127.0.0.1:1/announce");
    torrent.trackers().announceTo(next);
  }

  /** A disk that does not answer at all is the slowest there is. */
  @Test
  void gettersAnswerWhileTheDiskDoesNot() throws Exception {
    Providers.leave(rosters.stores());
    Providers.join(rosters.stores(), new StuckDisk(), "memory");
    Torrent torrent = add();
    torrent.recheck();
    long[] nanos = new long[CALLS];
    long sum = 0;
    for (int call = 0; call < CALLS; call++) {
      long start = System.nanoTime();
      sum += torrent.status().progress().pieces() + torrent.peers().size();
      sum += torrent.trackers().all().size() + torrent.trackers().tiers().size();
      sum += torrent.fileProgress().size() + session.status().peers().connected();
      sum += session.torrents().size() + torrent.info().orElseThrow().files().size();
      nanos[call] = System.nanoTime() - start;
    }
    Arrays.sort(nanos);
    double p99 = nanos[CALLS * 99 / 100] / 1e6;
    assertThat(disk.getCount()).isEqualTo(1);
    assertThat(sum).isPositive();
    assertThat(p99).as("ms of all getters together, 99 %").isLessThan(MOST_MILLIS);
  }

  /** Opens stores of which no call returns before the test is over. */
  private final class StuckDisk implements StoreProvider {
    @Override
    public String id() {
      return "memory";
    }

    @Override
    public Store open(StoreNeeds needs, Optional<StoreState> state) {
      return new StuckStore();
    }
  }

  private final class StuckStore implements Store {
    private void wait(String call) throws IOException {
      try {
        disk.await();
      } catch (InterruptedException interrupted) {
        Thread.currentThread().interrupt();
        throw new IOException(call + " was interrupted", interrupted);
      }
    }

    @Override
    public void prepare() throws IOException {
      wait("prepare");
    }

    @Override
    public void write(int piece, int begin, List<ByteBuffer> data) throws IOException {
      wait("write");
    }

    @Override
    public void read(int piece, int begin, ByteBuffer into) throws IOException {
      wait("read");
    }

    @Override
    public void force() throws IOException {
      wait("force");
    }

    @Override
    public List<StoredFile> files() throws IOException {
      wait("files");
      return List.of(StoredFile.ABSENT);
    }

    @Override
    public void release() throws IOException {
      wait("release");
    }

    @Override
    public void delete() throws IOException {
      wait("delete");
    }

    @Override
    public StoreState snapshot() {
      return new StoreState("memory", false);
    }

    @Override
    public void close() {
      disk.countDown();
    }
  }
}
