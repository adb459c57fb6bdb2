package org.hotswarm.itests.load.swarm;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.apache.felix.framework.FrameworkFactory;
import org.hotswarm.api.Session;
import org.hotswarm.model.hash.InfoHash;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.launch.Framework;
import org.osgi.util.tracker.ServiceTracker;

/**
 * A Felix with the delivered bundles. {@code model}, {@code api} and logging are those of the class
 * path, so that whoever starts it can use its services.
 */
public final class Realm {
  private static final Set<String> SHARED = Set.of("hotswarm-model.jar", "hotswarm-api.jar");
  private static final long PATIENCE_MILLIS = 20_000;

  private final Framework framework;

  private Realm(Framework framework) {
    this.framework = framework;
  }

  /**
   * Starts one.
   *
   * @param bundles directory of the delivered jars
   * @param logging version of SLF4J on the class path
   * @param storage where it keeps its bundles
   */
  public static Realm start(Path bundles, String logging, Path storage)
      throws IOException, BundleException {
    Map<String, Object> settings = new HashMap<>();
    settings.put(Constants.FRAMEWORK_STORAGE, storage.toString());
    settings.put(Constants.FRAMEWORK_SYSTEMPACKAGES_EXTRA, fromClassPath(logging));
    settings.put("felix.log.level", "1");
    Framework framework = new FrameworkFactory().newFramework(settings);
    framework.init();
    List<Bundle> installed = new ArrayList<>();
    for (Path jar : jars(bundles)) {
      installed.add(install(framework.getBundleContext(), jar));
    }
    framework.start();
    for (Bundle bundle : installed) {
      if (bundle.getHeaders("").get(Constants.FRAGMENT_HOST) == null) {
        bundle.start();
      }
    }
    return new Realm(framework);
  }

  private static List<Path> jars(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files
          .filter(file -> file.toString().endsWith(".jar"))
          .filter(file -> !SHARED.contains(file.getFileName().toString()))
          .sorted()
          .toList();
    }
  }

  private static String fromClassPath(String logging) throws IOException {
    List<String> packages = new ArrayList<>();
    for (String name : List.of("", ".event", ".helpers", ".spi")) {
      packages.add("org.slf4j" + name + ";version=" + logging);
    }
    packages.add(exports(InfoHash.class));
    packages.add(exports(Session.class));
    return String.join(",", packages);
  }

  /** What the jar of {@code type} would export if it were installed. */
  private static String exports(Class<?> type) throws IOException {
    String path = type.getProtectionDomain().getCodeSource().getLocation().getPath();
    try (JarFile jar = new JarFile(path)) {
      return jar.getManifest().getMainAttributes().getValue(Constants.EXPORT_PACKAGE);
    }
  }

  private static Bundle install(BundleContext context, Path jar)
      throws IOException, BundleException {
    try (InputStream bytes = Files.newInputStream(jar)) {
      return context.installBundle("delivered:" + jar.getFileName(), bytes);
    }
  }

  /** Its own view of its bundles. */
  public BundleContext context() {
    return framework.getBundleContext();
  }

  /** The service of that type, as soon as there is one. */
  public <T> T service(Class<T> type) throws InterruptedException {
    ServiceTracker<T, T> tracker = new ServiceTracker<>(context(), type, null);
    tracker.open();
    T service = tracker.waitForService(PATIENCE_MILLIS);
    if (service == null) {
      throw new IllegalStateException("no " + type.getSimpleName() + " came");
    }
    return service;
  }

  /** Stops all its bundles. */
  public void stop() throws BundleException, InterruptedException {
    framework.stop();
    framework.waitForStop(PATIENCE_MILLIS);
  }
}
