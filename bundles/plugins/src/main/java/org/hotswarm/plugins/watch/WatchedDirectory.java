package org.hotswarm.plugins.watch;

import static java.nio.file.StandardWatchEventKinds.ENTRY_CREATE;
import static java.nio.file.StandardWatchEventKinds.ENTRY_DELETE;
import static java.nio.file.StandardWatchEventKinds.ENTRY_MODIFY;

import java.io.IOException;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.hotswarm.api.module.ModuleException;
import org.hotswarm.api.module.ModuleException.Kind;
import org.hotswarm.api.module.Modules.Listener;
import org.hotswarm.plugins.change.Census;
import org.hotswarm.plugins.change.Changes;
import org.hotswarm.plugins.lane.Lane;
import org.hotswarm.plugins.watch.Place.Due;
import org.osgi.framework.Bundle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One directory, and the bundles that came from its jars. Owner thread: its own. */
public final class WatchedDirectory implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(WatchedDirectory.class);

  /** The system may tell nothing, as on a network drive. */
  private static final Duration RESCAN = Duration.ofSeconds(5);

  /** Between two looks at a file that may still change. */
  private static final Duration SOON = Duration.ofMillis(200);

  private final Path directory;
  private final Listener listener;
  private final Changes changes;
  private final Lane lane;
  private final OwnerOnly rules;
  private final WatchService events;
  private final Map<Path, Place> places = new TreeMap<>();
  private final Map<Path, Bundle> bundles = new HashMap<>();

  private WatchedDirectory(Path directory, Listener listener, Changes changes, Lane lane, Path ours)
      throws IOException {
    this.directory = directory;
    this.listener = listener;
    this.changes = changes;
    this.lane = lane;
    rules = new OwnerOnly(ours);
    events = directory.getFileSystem().newWatchService();
  }

  /**
   * Looks at the directory itself, and at nothing in it yet.
   *
   * @param changes are made in {@code lane}
   * @param ours something that we own
   * @throws ModuleException when it is not there, or others can write to it
   */
  public static WatchedDirectory open(
      Path directory, Listener listener, Changes changes, Lane lane, Path ours)
      throws ModuleException {
    if (!Files.isDirectory(directory)) {
      throw new ModuleException(
          Kind.UNKNOWN, "there is no such directory: " + directory.toAbsolutePath());
    }
    try {
      Path real = directory.toRealPath();
      WatchedDirectory watched = new WatchedDirectory(real, listener, changes, lane, ours);
      try {
        watched.rules.check(real);
        real.register(watched.events, ENTRY_CREATE, ENTRY_MODIFY, ENTRY_DELETE);
        return watched;
      } catch (ModuleException | IOException refused) {
        watched.close();
        throw refused;
      }
    } catch (IOException unreadable) {
      throw new ModuleException(
          Kind.UNREADABLE, "cannot watch " + directory + ": " + unreadable, unreadable);
    }
  }

  /** Looks from now on. */
  public void begin() {
    lane.watch(this::run).start();
  }

  private void run() {
    try {
      recognize();
      boolean unsettled = true;
      while (true) {
        WatchKey key = events.poll((unsettled ? SOON : RESCAN).toMillis(), TimeUnit.MILLISECONDS);
        if (key != null) {
          key.pollEvents();
          key.reset();
        }
        unsettled = look();
      }
    } catch (ClosedWatchServiceException | InterruptedException ended) {
      LOG.debug("{} is watched no more", directory);
    }
  }

  /** Bundles that a framework kept from an earlier run. */
  private void recognize() {
    for (Bundle bundle : changes.census().from(directory)) {
      Path file = Census.source(bundle);
      Place place = places.computeIfAbsent(file, Place::new);
      bundles.put(file, bundle);
      if (place.changed() < bundle.getLastModified()) {
        place.assume();
      }
    }
  }

  /**
   * Lets go before it takes: a file may have been given another name.
   *
   * @return whether something may still change
   */
  private boolean look() {
    try (DirectoryStream<Path> jars = Files.newDirectoryStream(directory, "[!.]*.jar")) {
      jars.forEach(jar -> places.computeIfAbsent(jar, Place::new));
    } catch (IOException | java.nio.file.DirectoryIteratorException unreadable) {
      LOG.warn("cannot look into {}", directory, unreadable);
      return false;
    }
    Map<Due, List<Place>> due =
        places.values().stream().collect(Collectors.groupingBy(Place::look));
    for (Place gone : due.getOrDefault(Due.LET_GO, List.of())) {
      places.remove(gone.file());
      letGo(gone.file());
    }
    due.getOrDefault(Due.TAKE, List.of()).forEach(this::take);
    return due.containsKey(Due.WAIT);
  }

  private void take(Place place) {
    Path file = place.file();
    try {
      rules.check(directory);
      rules.checkFile(file);
    } catch (ModuleException insecure) {
      if (place.waits(insecure.getMessage())) {
        tell(() -> listener.refused(file, insecure));
      }
      return;
    }
    place.settle();
    try {
      Bundle bundle = lane.change(() -> takeAlone(file));
      bundles.put(file, bundle);
      tell(() -> listener.accepted(file, Census.status(bundle)));
    } catch (ModuleException refused) {
      tell(() -> listener.refused(file, refused));
    }
  }

  private Bundle takeAlone(Path file) throws ModuleException {
    Optional<Bundle> before =
        Optional.ofNullable(bundles.get(file))
            .filter(bundle -> bundle.getState() != Bundle.UNINSTALLED);
    if (before.isEmpty()) {
      return changes.install(file);
    }
    return changes.exchange(before.get(), file);
  }

  private void letGo(Path file) {
    Bundle bundle = bundles.remove(file);
    if (bundle == null || bundle.getState() == Bundle.UNINSTALLED) {
      return;
    }
    String name = bundle.getSymbolicName();
    try {
      lane.change(
          () -> {
            changes.uninstall(bundle);
            return bundle;
          });
      tell(() -> listener.removed(file, name));
    } catch (ModuleException stays) {
      tell(() -> listener.refused(file, stays));
    }
  }

  private void tell(Runnable news) {
    try {
      news.run();
    } catch (RuntimeException theirs) {
      LOG.warn("whoever watches {} threw", directory, theirs);
    }
  }

  /** Looks no more. */
  @Override
  public void close() {
    try {
      events.close();
    } catch (IOException already) {
      LOG.debug("{}", directory, already);
    }
  }
}
