package org.hotswarm.itests.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/**
 * What this process holds.
 *
 * @param threads by name, numbers left out
 * @param files open, but for those that are open for a moment only; -1 where they cannot be counted
 * @param metaspace bytes used for classes
 */
public record Resources(Map<String, Integer> threads, int files, long metaspace) {
  private static final Path FILES = Path.of("/proc/self/fd");
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final int LOOKS = 10;
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(20);

  /**
   * The engine's pools start a thread for each piece of work until they have this many, whoever
   * comes and goes.
   */
  private static final Map<String, Integer> POOLS =
      Map.of("hotswarm-lookup-#", 16, "hotswarm-alert-#", 4, "hotswarm-disk-#", 8);

  /** Of one process. */
  private static final int SESSIONS = 2;

  /** Collects garbage until {@code gone}, or patience ends, and then counts. */
  public static Resources afterGarbage(BooleanSupplier gone) {
    LastRecord.take();
    Patience.within(
        PATIENCE,
        () -> {
          System.gc();
          return gone.getAsBoolean();
        });
    System.gc();
    return new Resources(namesOfThreads(), fewestFiles(), usedMetaspace());
  }

  /**
   * The fewest of several looks: the JVM and its test runner look at files of their own at times.
   */
  private static int fewestFiles() {
    int fewest = openFiles();
    for (int i = 1; i < LOOKS; i++) {
      Patience.until(System.nanoTime() + BETWEEN_LOOKS.toNanos());
      fewest = Math.min(fewest, openFiles());
    }
    return fewest;
  }

  private static Map<String, Integer> namesOfThreads() {
    Map<String, Integer> names = new TreeMap<>();
    for (Thread thread : Thread.getAllStackTraces().keySet()) {
      names.merge(thread.getName().replaceAll("[0-9]+", "#"), 1, Integer::sum);
    }
    return names;
  }

  private static int openFiles() {
    if (!Files.isDirectory(FILES)) {
      return -1;
    }
    try (Stream<Path> files = Files.list(FILES)) {
      return (int) files.count();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static long usedMetaspace() {
    return ManagementFactory.getMemoryPoolMXBeans().stream()
        .filter(pool -> pool.getName().equals("Metaspace"))
        .map(MemoryPoolMXBean::getUsage)
        .mapToLong(usage -> usage.getUsed())
        .sum();
  }

  /** Names of threads of which there are more than {@code before}, and than a pool may have. */
  public List<String> moreThreadsThan(Resources before) {
    return threads.entrySet().stream()
        .filter(now -> now.getValue() > before.threads.getOrDefault(now.getKey(), 0))
        .filter(now -> now.getValue() > SESSIONS * POOLS.getOrDefault(now.getKey(), 0))
        .map(now -> now.getKey() + " x" + now.getValue())
        .toList();
  }
}
