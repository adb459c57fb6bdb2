package org.hotswarm.plugins.change;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.hotswarm.api.module.ModuleException;
import org.hotswarm.api.module.ModuleException.Kind;
import org.hotswarm.plugins.jar.BundleJar;
import org.hotswarm.plugins.jar.Copies;
import org.hotswarm.plugins.lane.Lane;
import org.hotswarm.plugins.trial.Checkup;
import org.hotswarm.plugins.trial.Curtain;
import org.hotswarm.plugins.trial.Trial;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.wiring.FrameworkWiring;
import org.osgi.service.component.runtime.ServiceComponentRuntime;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The changes. */
public final class Changes {
  private static final Logger LOG = LoggerFactory.getLogger(Changes.class);

  /** For starting, and for waking one component. */
  private static final Duration START = Duration.ofSeconds(5);

  /** For stopping and for putting bytes in place: who leaves may have work to hand over. */
  private static final Duration STOP = Duration.ofSeconds(10);

  /** For taking out what was refused; when it does not go, it goes on going. */
  private static final Duration DISCARD = Duration.ofSeconds(2);

  private final BundleContext context;
  private final Lane lane;
  private final Copies copies;
  private final Census census;
  private final Curtain curtain;
  private final Checkup checkup;
  private final Trial trial;
  private long trials;

  /**
   * @param context of our own bundle
   * @param components knows what became of components
   * @param lane in which the methods here are called
   * @param copies where jars are looked at
   * @param curtain that has been put into the registry
   */
  public Changes(
      BundleContext context,
      ServiceComponentRuntime components,
      Lane lane,
      Copies copies,
      Curtain curtain) {
    this.context = context;
    this.lane = lane;
    this.copies = copies;
    this.curtain = curtain;
    census = new Census(context, curtain);
    checkup = new Checkup(context, components, lane, START);
    trial = new Trial(context, curtain, checkup, lane);
  }

  /** Who is there. */
  public Census census() {
    return census;
  }

  /** Installs and starts what is in {@code jar}. */
  public Bundle install(Path jar) throws ModuleException {
    Path copy = copies.of(jar);
    try {
      BundleJar read = BundleJar.read(copy, jar.getFileName().toString());
      Optional<Bundle> there = census.find(read.name(), read.version());
      if (there.isPresent()) {
        throw new ModuleException(
            Kind.UNSUITABLE,
            jar.getFileName()
                + " is there already: "
                + read.name()
                + " "
                + read.version()
                + "; update replaces it");
      }
      Bundle bundle = trial.beside(() -> install(copy, census.locationFor(jar)));
      try {
        trial.resolve(bundle);
        trial.run(bundle, START);
        launch(bundle);
        return bundle;
      } catch (ModuleException refused) {
        discard(bundle);
        throw refused;
      }
    } finally {
      copies.drop(copy);
    }
  }

  private Bundle install(Path copy, String location) throws ModuleException {
    try (InputStream bytes = Files.newInputStream(copy)) {
      return context.installBundle(location, bytes);
    } catch (IOException | BundleException refused) {
      throw new ModuleException(
          Kind.UNSUITABLE, "the framework does not take it: " + refused.getMessage(), refused);
    }
  }

  private void launch(Bundle bundle) throws ModuleException {
    trial.step(bundle, "start", START, bundle::start);
    checkup.look(bundle);
  }

  /** Takes out what was refused, and does not wait for one that does not let itself be stopped. */
  private void discard(Bundle bundle) {
    boolean gone = lane.finish(DISCARD, () -> remove(bundle));
    if (!gone) {
      LOG.warn("{} does not let itself be stopped; it is hidden until then", bundle);
    }
  }

  private void remove(Bundle bundle) {
    try {
      bundle.uninstall();
      curtain.show(bundle);
    } catch (BundleException | IllegalStateException stays) {
      LOG.warn("{} cannot be taken out", bundle, stays);
    }
  }

  /**
   * Puts what is in {@code jar} in the place of a bundle: in place if it is another version of it,
   * and else beside it first.
   *
   * @return who is there now
   */
  public Bundle exchange(Bundle bundle, Path jar) throws ModuleException {
    Path copy = copies.of(jar);
    String name;
    try {
      name = BundleJar.read(copy, jar.getFileName().toString()).name();
    } finally {
      copies.drop(copy);
    }
    if (name.equals(bundle.getSymbolicName())) {
      update(bundle, Optional.of(jar));
      return bundle;
    }
    Bundle other = install(jar);
    uninstall(bundle);
    return other;
  }

  /**
   * Replaces a bundle in place.
   *
   * @param jar what takes its place; empty for its file as it is now, or, when it came from none,
   *     for its own bytes once more
   */
  public void update(Bundle bundle, Optional<Path> jar) throws ModuleException {
    Optional<Path> source = jar.isPresent() ? jar : file(bundle);
    Path next = source.isPresent() ? copies.of(source.get()) : copies.of(bundle);
    try {
      String shown = source.map(path -> path.getFileName().toString()).orElse("what is installed");
      BundleJar read = BundleJar.read(next, shown);
      if (!read.name().equals(bundle.getSymbolicName())) {
        throw new ModuleException(
            Kind.UNSUITABLE,
            shown + " is another bundle: " + read.name() + ", not " + bundle.getSymbolicName());
      }
      tryOut(bundle, read);
      replace(bundle, next);
    } finally {
      copies.drop(next);
    }
  }

  private static Optional<Path> file(Bundle bundle) {
    String location = bundle.getLocation();
    if (Census.isInstalledHere(bundle)) {
      return Optional.of(Census.source(bundle));
    }
    return location.startsWith("file:/")
        ? Optional.of(Path.of(java.net.URI.create(location)))
        : Optional.empty();
  }

  /**
   * Tries the new one beside the old one. A second engine would listen and write where the first
   * does, so an engine is only resolved; a singleton cannot be beside itself.
   */
  private void tryOut(Bundle old, BundleJar next) throws ModuleException {
    if (next.isSingleton()) {
      return;
    }
    String location = Census.TRIAL + ++trials;
    Bundle bundle = trial.beside(() -> install(next.file(), location));
    try {
      trial.resolve(bundle);
      if (!Census.isEngine(old)) {
        trial.run(bundle, START);
      }
    } finally {
      discard(bundle);
    }
  }

  private void replace(Bundle bundle, Path next) throws ModuleException {
    Path previous = copies.of(bundle);
    boolean runs = bundle.getState() == Bundle.ACTIVE || bundle.getState() == Bundle.STARTING;
    try {
      put(bundle, next, runs);
    } catch (ModuleException refused) {
      throw new ModuleException(
          refused.kind(), refused.getMessage() + takenBack(bundle, previous, runs), refused);
    } finally {
      copies.drop(previous);
    }
  }

  private String takenBack(Bundle bundle, Path previous, boolean runs) {
    try {
      put(bundle, previous, runs);
      return "; the one before is back";
    } catch (ModuleException lost) {
      return "; and the one before did not come back: " + lost.getMessage();
    }
  }

  private void put(Bundle bundle, Path bytes, boolean runs) throws ModuleException {
    if (bundle.getState() != Bundle.INSTALLED && bundle.getState() != Bundle.RESOLVED) {
      trial.step(bundle, "stop", STOP, () -> bundle.stop(Bundle.STOP_TRANSIENT));
    }
    trial.step(bundle, "take its new bytes", STOP, () -> pour(bundle, bytes));
    refresh(bundle);
    if (runs) {
      trial.step(bundle, "start", START, () -> bundle.start(Bundle.START_TRANSIENT));
      checkup.look(bundle);
    }
  }

  private static void pour(Bundle bundle, Path bytes) throws IOException, BundleException {
    try (InputStream in = Files.newInputStream(bytes)) {
      bundle.update(in);
    }
  }

  /** Only a bundle whose packages others use still has its old classes after an update. */
  private void refresh(Bundle bundle) throws ModuleException {
    Bundle system = context.getBundle(Constants.SYSTEM_BUNDLE_LOCATION);
    FrameworkWiring wiring = system.adapt(FrameworkWiring.class);
    if (wiring.getRemovalPendingBundles().contains(bundle)) {
      CountDownLatch done = new CountDownLatch(1);
      wiring.refreshBundles(List.of(bundle), event -> done.countDown());
      trial.step(bundle, "be refreshed", STOP, () -> await(done));
    }
  }

  private static void await(CountDownLatch done) throws InterruptedException {
    done.await(STOP.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** Starts a bundle that was stopped. */
  public void start(Bundle bundle) throws ModuleException {
    if (bundle.getState() == Bundle.ACTIVE) {
      return;
    }
    trial.resolve(bundle);
    try {
      trial.run(bundle, START);
      launch(bundle);
    } catch (ModuleException refused) {
      halt(bundle);
      throw refused;
    }
  }

  private void halt(Bundle bundle) {
    lane.finish(
        DISCARD,
        () -> {
          try {
            bundle.stop();
            curtain.show(bundle);
          } catch (BundleException stays) {
            LOG.warn("{} cannot be stopped", bundle, stays);
          }
        });
  }

  /** Stops a bundle. */
  public void stop(Bundle bundle) throws ModuleException {
    trial.step(bundle, "stop", STOP, bundle::stop);
  }

  /** Stops a bundle and takes it out. */
  public void uninstall(Bundle bundle) throws ModuleException {
    trial.step(bundle, "go", STOP, bundle::uninstall);
    refresh(bundle);
  }
}
