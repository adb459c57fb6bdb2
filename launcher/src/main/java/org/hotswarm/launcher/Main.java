package org.hotswarm.launcher;

import java.nio.file.Path;
import org.slf4j.LoggerFactory;

/** Entry point of {@code hotswarm.jar}: boots the framework and hands the arguments over. */
public final class Main {

  private Main() {}

  /** Runs one command and ends the JVM with its exit code. */
  public static void main(String[] args) {
    allowNettyItsBuffers();
    warmUpLogging();
    System.exit(run(Patience.USUAL, BundleJars.ownPath(), args));
  }

  /** Runs one command with the bundles below {@code bundles} and returns its exit code. */
  static int run(Patience patience, Path bundles, String... args) {
    Command command = new Command(patience);
    Runtime.getRuntime().addShutdownHook(new Thread(command::interrupt, "hotswarm-stop"));
    return command.run(bundles, args);
  }

  /** Lets Netty free direct buffers itself instead of leaving them to the collector. */
  private static void allowNettyItsBuffers() {
    if (System.getProperty("io.netty.tryReflectionSetAccessible") == null) {
      System.setProperty("io.netty.tryReflectionSetAccessible", "true");
    }
  }

  /** The logging back end takes as long to wake up as the framework: let them do it together. */
  private static void warmUpLogging() {
    Thread thread = new Thread(() -> LoggerFactory.getLogger(Main.class), "hotswarm-logging");
    thread.setDaemon(true);
    thread.start();
  }
}
