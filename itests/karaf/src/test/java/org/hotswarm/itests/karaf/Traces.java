package org.hotswarm.itests.karaf;

import java.io.IOException;
import java.lang.ref.WeakReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.osgi.framework.Bundle;
import org.osgi.framework.wiring.BundleWiring;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What features could leave behind in a Karaf: class loaders, threads and files. */
final class Traces {
  /** What Karaf writes at any time: its logs, bundles and their caches. */
  private static final Set<String> KARAFS_OWN = Set.of("data/log", "data/cache");

  private static final int MOST_ENTRIES = 1_000;

  private final Path karaf = Path.of(System.getProperty("karaf.base"));
  private final Set<String> before = files();
  private Map<String, WeakReference<ClassLoader>> loaders = Map.of();

  /**
   * The JDK keeps the class of the last record for which it made {@code equals} and the like, and
   * with it the class loader (JDK-8078641). This is another one.
   */
  private record LastRecord(LastRecord other) {
    /** Takes the place of whichever record was the last. */
    static boolean take() {
      LastRecord one = new LastRecord(null);
      return one.equals(new LastRecord(one)) || one.hashCode() == one.toString().length();
    }
  }

  /**
   * Karaf's log service keeps the newest entries, with the exceptions that bundles threw, and these
   * keep their classes. Newer entries take their place.
   */
  static void forgetLog() {
    Logger log = LoggerFactory.getLogger(Traces.class);
    for (int entry = 0; entry < MOST_ENTRIES; entry++) {
      log.error("entry {} after all that is to be forgotten", entry);
    }
  }

  /** Remembers the class loaders of bundles that are there, without keeping them. */
  void remember(List<Bundle> bundles) {
    loaders =
        bundles.stream()
            .collect(
                Collectors.toMap(
                    Bundle::getSymbolicName,
                    bundle ->
                        new WeakReference<>(bundle.adapt(BundleWiring.class).getClassLoader())));
  }

  /** Bundles whose class loaders cannot be collected. */
  Set<String> loadersLeft() {
    LastRecord.take();
    System.gc();
    return loaders.entrySet().stream()
        .filter(loader -> loader.getValue().get() != null)
        .map(Map.Entry::getKey)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Files that were not there before, from Karaf's directory on. */
  Set<String> newFiles() {
    Set<String> now = files();
    now.removeAll(before);
    return now;
  }

  private Set<String> files() {
    try (Stream<Path> all = Files.walk(karaf)) {
      return all.filter(Files::isRegularFile)
          .map(file -> karaf.relativize(file).toString())
          .filter(file -> KARAFS_OWN.stream().noneMatch(own -> file.startsWith(own + "/")))
          .collect(Collectors.toCollection(TreeSet::new));
    } catch (IOException unreadable) {
      throw new java.io.UncheckedIOException(unreadable);
    }
  }

  /** Names of threads of ours, without their numbers. */
  static Set<String> threads() {
    return Thread.getAllStackTraces().keySet().stream()
        .map(Thread::getName)
        .filter(name -> name.startsWith("hotswarm-") || name.startsWith("CompletableFutureDelay"))
        .map(name -> name.replaceFirst("(-\\d+)+$", ""))
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
