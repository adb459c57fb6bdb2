package org.hotswarm.launcher;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.osgi.framework.BundleException;
import org.slf4j.LoggerFactory;

/**
 * One run of the command line, from boot to exit code. {@link #run} belongs to the main thread,
 * {@link #interrupt} to the shutdown thread.
 */
final class Command {

  /** The command could not be run, or broke. */
  static final int FAILED = 1;

  /** A signal came before the command was done. */
  static final int INTERRUPTED = 7;

  private final Patience patience;
  private final CountDownLatch ended = new CountDownLatch(1);
  private volatile Function<String[], Integer> running;
  private volatile boolean interrupted;
  private volatile int code = INTERRUPTED;
  private volatile BundleCache cache;

  Command(Patience patience) {
    this.patience = patience;
  }

  /** Boots, runs the command, stops the framework, and returns the exit code. */
  int run(Path bundles, String... args) {
    try {
      cache = new BundleCache();
      Platform platform = new Platform(cache);
      try {
        boot(platform, bundles, Profile.of(args));
        code = call(platform.command(patience.toAppear()), args);
      } finally {
        platform.stop(patience.toStop());
      }
    } catch (IOException | BundleException | InterruptedException | RuntimeException broken) {
      code = report(broken);
    } finally {
      deleteCache();
      ended.countDown();
    }
    return code;
  }

  private static void boot(Platform platform, Path bundles, Profile profile)
      throws IOException, BundleException {
    try (BundleJars jars = BundleJars.open(bundles, profile)) {
      platform.boot(jars);
    }
  }

  private int call(Function<String[], Integer> command, String... args) {
    running = command;
    if (interrupted) {
      return INTERRUPTED;
    }
    try {
      return command.apply(args);
    } catch (RuntimeException | LinkageError broken) {
      return report(broken);
    }
  }

  private static int report(Throwable broken) {
    System.err.println("hotswarm: " + broken.getMessage());
    LoggerFactory.getLogger(Command.class).debug("because", broken);
    return FAILED;
  }

  /**
   * Asks a command that still runs to end, and ends the JVM with its exit code when it has, or
   * without it when it takes too long. Does nothing once the command has ended.
   */
  void interrupt() {
    interrupted = true;
    if (ended.getCount() == 0) {
      return;
    }
    if (running instanceof Runnable end) {
      Thread thread = new Thread(end, "hotswarm-end");
      thread.setDaemon(true);
      thread.start();
    }
    if (!hasEnded()) {
      deleteCache();
    }
    System.out.flush();
    Runtime.getRuntime().halt(code);
  }

  private boolean hasEnded() {
    try {
      return ended.await(patience.toEnd().toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException leave) {
      return false;
    }
  }

  private void deleteCache() {
    BundleCache mine = cache;
    if (mine != null) {
      mine.delete();
    }
  }
}
