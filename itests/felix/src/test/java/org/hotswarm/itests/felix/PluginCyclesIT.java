package org.hotswarm.itests.felix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.File;
import java.io.IOException;
import java.lang.ref.WeakReference;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hotswarm.api.module.ModuleName;
import org.hotswarm.api.module.Modules;
import org.hotswarm.itests.load.Resources;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleEvent;
import org.osgi.framework.SynchronousBundleListener;
import org.osgi.framework.wiring.BundleWiring;

/**
 * A stranger's picker is installed, used, updated, used and taken out again and again while a
 * download runs, and leaves nothing behind. Every build does it fifty times, the profile {@code
 * swap-cost} a thousand times.
 */
class PluginCyclesIT {
  private static final boolean FULL = Boolean.getBoolean("swaps.full");
  private static final int CYCLES = Integer.getInteger("cycles", FULL ? 1_000 : 50);
  private static final int WARM_UP = FULL ? 100 : 20;
  private static final int SIZE = FULL ? 256 << 20 : 48 << 20;
  private static final long RATE = 1 << 20;
  private static final long MOST_METASPACE = 2 << 20;

  @TempDir static Path directory;

  private static final List<WeakReference<ClassLoader>> LOADERS = new ArrayList<>();
  private static Download download;
  private static Modules modules;
  private static Path older;
  private static Path newer;

  @BeforeAll
  static void begin() throws Exception {
    older = Stranger.picker("1.0.0").write(directory.resolve("older.jar"));
    newer = Stranger.picker("1.1.0").write(directory.resolve("newer.jar"));
    download = Download.begin(directory, SIZE, RATE);
    modules = download.modules();
    SynchronousBundleListener starts = PluginCyclesIT::remember;
    download.leech().realm().context().addBundleListener(starts);
  }

  @AfterAll
  static void end() throws Exception {
    download.end();
  }

  private static void remember(BundleEvent event) {
    Bundle bundle = event.getBundle();
    if (event.getType() == BundleEvent.STARTED && Stranger.NAME.equals(bundle.getSymbolicName())) {
      LOADERS.add(new WeakReference<>(bundle.adapt(BundleWiring.class).getClassLoader()));
    }
  }

  @Test
  void nothingIsLeftBehind() throws Exception {
    cycles(WARM_UP);
    List<String> ours = pickers();
    Resources before = Resources.afterGarbage(PluginCyclesIT::isQuiet);
    List<String> filesBefore = openFiles();
    LOADERS.clear();
    long bytes = download.downloaded();
    long begin = System.nanoTime();
    cycles(CYCLES);
    Duration took = Duration.ofNanos(System.nanoTime() - begin);
    bytes = download.downloaded() - bytes;
    Resources after = Resources.afterGarbage(PluginCyclesIT::isQuiet);
    List<String> files = openFiles();
    report(
        took,
        """
        | bytes downloaded meanwhile | %d |
        | class loaders left, of %d | %d |
        | threads left | %d |
        | open files, before and after | %d, %d |
        | growth of Metaspace, KiB | %d |
        """
            .formatted(
                bytes,
                LOADERS.size(),
                loadersLeft(),
                after.moreThreadsThan(before).size(),
                filesBefore.size(),
                files.size(),
                (after.metaspace() - before.metaspace()) >> 10));
    assertThat(pickers()).isEqualTo(ours);
    assertThat(LOADERS).hasSizeGreaterThanOrEqualTo(4 * CYCLES);
    assertThat(loadersLeft()).isZero();
    assertThat(after.moreThreadsThan(before)).isEmpty();
    await("no more files are open than " + filesBefore)
        .until(() -> openFiles().size() <= filesBefore.size());
    assertThat(after.metaspace() - before.metaspace()).isLessThanOrEqualTo(MOST_METASPACE);
    assertThat(bytes).isPositive();
    download.complete();
  }

  private static void cycles(int count) throws Exception {
    for (int i = 0; i < count; i++) {
      modules.install(older);
      awaitUse("strange 1.0.0");
      modules.update(Stranger.NAME, Optional.of(newer));
      awaitUse("strange 1.1.0");
      modules.uninstall(Stranger.NAME);
      download.assertUnderWay();
    }
  }

  private static void awaitUse(String picker) {
    await(picker + " picks")
        .atMost(Party.PATIENCE)
        .pollInterval(Duration.ofMillis(5))
        .until(() -> pickers().equals(List.of(picker)));
  }

  /** Who picks for the download. */
  private static List<String> pickers() {
    return download.leech().session().slots().stream()
        .filter(slot -> slot.service().equals("picker"))
        .map(slot -> slot.module().map(ModuleName::toString).orElse("nobody"))
        .toList();
  }

  private static void report(Duration took, String rows) throws IOException {
    String table =
        "| a stranger's picker, installed, updated and taken out | %d times in %d s |%n|---|---|%n%s"
            .formatted(CYCLES, took.toSeconds(), rows);
    System.out.println(table);
    Files.writeString(Path.of(System.getProperty("cycles.table")), table);
  }

  /** What is open, but for the files of the download, which are opened as it comes to them. */
  private static List<String> openFiles() throws IOException {
    Path open = Path.of("/proc/self/fd");
    if (!Files.isDirectory(open)) {
      return List.of();
    }
    List<String> targets = new ArrayList<>();
    for (File file : open.toFile().listFiles()) {
      try {
        Path target = Files.readSymbolicLink(file.toPath());
        if (!download.isData(target)) {
          targets.add(target.toString());
        }
      } catch (NoSuchFileException onlyOpenToLook) {
        continue;
      }
    }
    return targets;
  }

  /** Threads that had to do with plug-ins end a few seconds after they had. */
  private static boolean isQuiet() {
    return loadersLeft() == 0
        && Thread.getAllStackTraces().keySet().stream()
            .noneMatch(thread -> thread.getName().startsWith("hotswarm-plugins"));
  }

  private static long loadersLeft() {
    return LOADERS.stream().filter(loader -> loader.get() != null).count();
  }
}
