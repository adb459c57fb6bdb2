package org.hotswarm.launcher;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.felix.framework.FrameworkFactory;
import org.apache.felix.framework.util.FelixConstants;
import org.hotswarm.launcher.BundleJars.BundleJar;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.FrameworkEvent;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.launch.Framework;
import org.osgi.util.tracker.ServiceTracker;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The embedded framework: Felix, the bundles of the jar, and the way to the command in them. */
final class Platform {

  private static final String COMMAND =
      "(&(objectClass=java.util.function.Function)(hotswarm.main=true))";

  private final Framework framework;

  Platform(BundleCache cache) throws IOException {
    framework = new FrameworkFactory().newFramework(settings(cache));
  }

  private static Map<String, Object> settings(BundleCache cache) throws IOException {
    Properties file = new Properties();
    try (InputStream in = Platform.class.getResourceAsStream("framework.properties")) {
      file.load(in);
    }
    Map<String, Object> settings = new HashMap<>();
    file.forEach((key, value) -> settings.put((String) key, value));
    settings.put(Constants.FRAMEWORK_STORAGE, cache.directory().toString());
    settings.put(FelixConstants.LOG_LOGGER_PROP, new FrameworkLog());
    return settings;
  }

  /**
   * Installs and starts every bundle. One that refuses is logged and no reason to stop: the command
   * may not need it, and if it does, {@link #command} says so. Installing is the long part, so the
   * cores share it.
   */
  void boot(BundleJars jars) throws BundleException {
    framework.init();
    List<Bundle> bundles =
        jars.all().parallelStream().flatMap(jar -> install(jar).stream()).toList();
    framework.start();
    bundles.stream().filter(bundle -> !isFragment(bundle)).forEach(Platform::start);
  }

  private Optional<Bundle> install(BundleJar jar) {
    try (InputStream bytes = jar.bytes().open()) {
      return Optional.of(framework.getBundleContext().installBundle(jar.location(), bytes));
    } catch (IOException | BundleException refused) {
      warn(jar.location() + " is not a bundle: ", refused);
      return Optional.empty();
    }
  }

  private static boolean isFragment(Bundle bundle) {
    return bundle.getHeaders("").get(Constants.FRAGMENT_HOST) != null;
  }

  private static void start(Bundle bundle) {
    try {
      bundle.start();
    } catch (BundleException refused) {
      warn(bundle.getSymbolicName() + " did not start: ", refused);
    }
  }

  private static void warn(String what, Exception refused) {
    Logger log = LoggerFactory.getLogger(Platform.class);
    log.warn("{}{}", what, refused.getMessage());
    log.debug("because", refused);
  }

  /**
   * Waits for the command.
   *
   * @throws IOException if it does not come in time; the message names the bundles that stand idle
   */
  Function<String[], Integer> command(Duration patience) throws IOException, InterruptedException {
    ServiceTracker<?, Function<String[], Integer>> commands = commands();
    commands.open();
    Function<String[], Integer> command = commands.waitForService(patience.toMillis());
    if (command == null) {
      throw new IOException(
          "no command line after " + patience.toSeconds() + " s; " + idleBundles());
    }
    return command;
  }

  private ServiceTracker<?, Function<String[], Integer>> commands() {
    try {
      return new ServiceTracker<>(
          framework.getBundleContext(), FrameworkUtil.createFilter(COMMAND), null);
    } catch (InvalidSyntaxException impossible) {
      throw new IllegalStateException(COMMAND, impossible);
    }
  }

  private String idleBundles() {
    String idle =
        List.of(framework.getBundleContext().getBundles()).stream()
            .filter(bundle -> bundle.getState() != Bundle.ACTIVE && !isFragment(bundle))
            .map(Bundle::getSymbolicName)
            .collect(Collectors.joining(", "));
    return idle.isEmpty() ? "all bundles are active" : "not active: " + idle;
  }

  /** Stops all bundles. Returns false if they are not done in time. */
  boolean stop(Duration patience) throws BundleException, InterruptedException {
    framework.stop();
    FrameworkEvent last = framework.waitForStop(patience.toMillis());
    return last.getType() != FrameworkEvent.WAIT_TIMEDOUT;
  }
}
