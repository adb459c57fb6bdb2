package org.hotswarm.launcher;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;

/** Main class of the JVM that {@link SignalTest} starts: the bundle folder, then the arguments. */
final class ForkedLauncher {

  private ForkedLauncher() {}

  public static void main(String[] args) {
    Patience patience =
        new Patience(Duration.ofSeconds(20), Duration.ofSeconds(4), Duration.ofMillis(500));
    String[] rest = Arrays.copyOfRange(args, 1, args.length);
    System.exit(Main.run(patience, Path.of(args[0]), rest));
  }
}
