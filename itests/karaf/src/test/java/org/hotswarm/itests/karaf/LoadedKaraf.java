package org.hotswarm.itests.karaf;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.hotswarm.api.Session;
import org.hotswarm.api.TorrentFactory;
import org.hotswarm.itests.load.Course;
import org.hotswarm.itests.load.Ground;
import org.hotswarm.itests.load.Outside;
import org.hotswarm.itests.load.Results;
import org.hotswarm.itests.load.Trial;
import org.hotswarm.itests.load.Verdict;
import org.osgi.framework.BundleContext;
import org.osgi.util.tracker.ServiceTracker;

/** Puts the Karaf that it is in under load. */
final class LoadedKaraf {
  /** Property with the class path of the other side. */
  static final String OUTSIDE = "swaps.outside";

  private static final int FEW = 4;
  private static final long PATIENCE_MILLIS = 20_000;

  private final BundleContext context;

  LoadedKaraf(BundleContext context) {
    this.context = context;
  }

  /** Tries it, writes the table, and says what is wrong. */
  List<String> objections() throws Exception {
    boolean full = Boolean.getBoolean("swaps.full");
    Results results = run(full ? Course.FULL : Course.SHORT.withSwaps(FEW));
    System.out.println(results.table());
    Files.writeString(Path.of(System.getProperty("swaps.table")), results.table() + "\n");
    return Verdict.on(results, full);
  }

  private Results run(Course course) throws Exception {
    Ground ground =
        new Ground(
            context,
            service(Session.class),
            service(TorrentFactory.class),
            Path.of(System.getProperty("swaps.home")));
    Outside outside =
        new Outside(
            System.getProperty(OUTSIDE),
            Path.of(System.getProperty("hotswarm.bundles")),
            System.getProperty("slf4j.version"));
    return new Trial(ground, outside, course).run();
  }

  private <T> T service(Class<T> type) throws InterruptedException {
    ServiceTracker<T, T> tracker = new ServiceTracker<>(context, type, null);
    tracker.open();
    T service = tracker.waitForService(PATIENCE_MILLIS);
    if (service == null) {
      throw new AssertionError("no " + type.getSimpleName() + " came");
    }
    return service;
  }
}
