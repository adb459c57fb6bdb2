package org.hotswarm.itests.felix;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.apache.felix.framework.FrameworkFactory;
import org.hotswarm.api.Session;
import org.hotswarm.model.hash.InfoHash;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.launch.Framework;
import org.osgi.util.tracker.ServiceTracker;

/**
 * A framework of its own with the delivered bundles, one of several in this JVM. It takes {@code
 * model} and {@code api} from the test's class path, so that a test can use the services of all its
 * realms and carry values from one to another.
 */
final class Realm {
  private static final List<String> SHARED = List.of("hotswarm-model.jar", "hotswarm-api.jar");
  private static final String EXTENSION_POINT = "org.hotswarm.spi.";
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final Framework framework;

  private Realm(Framework framework) {
    this.framework = framework;
  }

  /** Starts one that keeps its bundles below {@code storage}. */
  static Realm start(Path storage) throws IOException, BundleException {
    Map<String, Object> settings = new HashMap<>();
    settings.put(Constants.FRAMEWORK_STORAGE, storage.toString());
    settings.put(Constants.FRAMEWORK_SYSTEMPACKAGES_EXTRA, String.join(",", fromClassPath()));
    settings.put("felix.log.level", "1");
    Framework framework = new FrameworkFactory().newFramework(settings);
    framework.init();
    List<Bundle> bundles = new ArrayList<>();
    for (Path jar : Delivered.bundles()) {
      if (!SHARED.contains(jar.getFileName().toString())) {
        bundles.add(install(framework.getBundleContext(), jar));
      }
    }
    framework.start();
    for (Bundle bundle : bundles) {
      if (bundle.getHeaders("").get(Constants.FRAGMENT_HOST) == null) {
        bundle.start();
      }
    }
    return new Realm(framework);
  }

  private static List<String> fromClassPath() throws IOException {
    List<String> packages = new ArrayList<>(Delivered.LOGGING);
    packages.add(exports(InfoHash.class));
    packages.add(exports(Session.class));
    return packages;
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

  /** The service of that type, as soon as there is one. */
  <T> T service(Class<T> type) throws InterruptedException {
    ServiceTracker<T, T> tracker = new ServiceTracker<>(context(), type, null);
    tracker.open();
    T service = tracker.waitForService(PATIENCE.toMillis());
    if (service == null) {
      throw new AssertionError("no " + type.getSimpleName() + " within " + PATIENCE);
    }
    return service;
  }

  BundleContext context() {
    return framework.getBundleContext();
  }

  /** The bundles that registered a provider. */
  List<Bundle> providers() {
    return Arrays.stream(context().getBundles()).filter(Realm::provides).toList();
  }

  private static boolean provides(Bundle bundle) {
    ServiceReference<?>[] services = bundle.getRegisteredServices();
    return services != null
        && Arrays.stream(services)
            .map(service -> (String[]) service.getProperty(Constants.OBJECTCLASS))
            .flatMap(Stream::of)
            .anyMatch(type -> type.startsWith(EXTENSION_POINT));
  }

  /** Stops all bundles. */
  void stop() throws BundleException, InterruptedException {
    framework.stop();
    framework.waitForStop(PATIENCE.toMillis());
  }
}
