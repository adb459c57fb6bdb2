package org.hotswarm.tck.container;

import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import org.hotswarm.api.Session;
import org.hotswarm.api.TorrentFactory;
import org.hotswarm.api.module.Modules;
import org.hotswarm.api.settings.NetworkSettings;
import org.hotswarm.api.settings.Settings;
import org.hotswarm.api.settings.StorageSettings;
import org.hotswarm.model.hash.InfoHash;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.launch.Framework;
import org.osgi.framework.launch.FrameworkFactory;
import org.osgi.util.tracker.ServiceTracker;

/**
 * A framework of its own with the delivered bundles and a session that has been started; several
 * may live in one process.
 */
public final class Realm implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final String BUNDLES = "bundles/";
  private static final String LOOPBACK = "127.0.0.1";

  /** What the test and the framework share. */
  private static final Set<String> SHARED =
      Set.of(BUNDLES + "hotswarm-model.jar", BUNDLES + "hotswarm-api.jar");

  private final Path home;
  private final Framework framework;
  private final Session session;

  private Realm(Path home, Framework framework) throws InterruptedException, IOException {
    this.home = home;
    this.framework = framework;
    this.session = service(Session.class);
    Files.createDirectories(data());
    session.apply(settings());
    session.start();
  }

  /** Starts one that keeps all it has below {@code home}. */
  public static Realm start(Path home) throws IOException, BundleException, InterruptedException {
    Map<String, String> settings = new HashMap<>();
    settings.put(Constants.FRAMEWORK_STORAGE, home.resolve("cache").toString());
    settings.put(Constants.FRAMEWORK_SYSTEMPACKAGES_EXTRA, String.join(",", fromClassPath()));
    settings.put("felix.log.level", "1");
    Framework framework =
        ServiceLoader.load(FrameworkFactory.class)
            .findFirst()
            .orElseThrow(() -> new IllegalStateException("no framework on the class path"))
            .newFramework(settings);
    framework.init();
    List<Bundle> bundles = installDelivered(framework.getBundleContext());
    framework.start();
    for (Bundle bundle : bundles) {
      if (bundle.getHeaders("").get(Constants.FRAGMENT_HOST) == null) {
        bundle.start();
      }
    }
    return new Realm(home, framework);
  }

  private static List<Bundle> installDelivered(BundleContext context)
      throws IOException, BundleException {
    URL engine = Realm.class.getClassLoader().getResource(BUNDLES + "hotswarm-engine.jar");
    if (engine == null) {
      throw new IllegalStateException("hotswarm-launcher is not on the class path");
    }
    JarURLConnection connection = (JarURLConnection) engine.openConnection();
    connection.setUseCaches(false);
    List<Bundle> bundles = new ArrayList<>();
    try (JarFile jar = connection.getJarFile()) {
      for (JarEntry entry : jar.stream().toList()) {
        String name = entry.getName();
        if (name.startsWith(BUNDLES) && name.endsWith(".jar") && !SHARED.contains(name)) {
          try (InputStream bytes = jar.getInputStream(entry)) {
            bundles.add(context.installBundle("delivered:" + name, bytes));
          }
        }
      }
    }
    return bundles;
  }

  private static List<String> fromClassPath() throws IOException {
    List<String> packages = new ArrayList<>();
    for (String name : List.of("", ".event", ".helpers", ".spi")) {
      packages.add("org.slf4j" + name + ";version=2.0.17");
    }
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

  private Settings settings() {
    return Settings.defaults()
        .with(NetworkSettings.BIND_ADDRESS, LOOPBACK)
        .with(NetworkSettings.LISTEN_PORT_FIRST, 0)
        .with(NetworkSettings.LISTEN_PORT_LAST, 0)
        .with(StorageSettings.STATE_DIRECTORY, home.resolve("state").toString());
  }

  /** The service of that type, as soon as there is one. */
  public <T> T service(Class<T> type) throws InterruptedException {
    ServiceTracker<T, T> tracker = new ServiceTracker<>(framework.getBundleContext(), type, null);
    tracker.open();
    T service = tracker.waitForService(PATIENCE.toMillis());
    if (service == null) {
      throw new AssertionError("no " + type.getSimpleName() + " within " + PATIENCE);
    }
    return service;
  }

  /** The session, which has been started. */
  public Session session() {
    return session;
  }

  /** Makes torrents. */
  public TorrentFactory torrents() throws InterruptedException {
    return service(TorrentFactory.class);
  }

  /** Brings bundles in and takes them out. */
  public Modules modules() throws InterruptedException {
    return service(Modules.class);
  }

  /** Where its torrents' files are. */
  public Path data() {
    return home.resolve("data");
  }

  /** Where it can be reached. */
  public String address() {
    return LOOPBACK + ":" + session.status().port();
  }

  /** Stops the session and the framework. */
  @Override
  public void close() throws IOException {
    try {
      session.stop(Duration.ZERO).toCompletableFuture().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
      framework.stop();
      framework.waitForStop(PATIENCE.toMillis());
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException | TimeoutException | BundleException broken) {
      throw new IOException("the framework did not stop in order", broken);
    }
  }
}
