package org.hotswarm.cli.control;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds the engines that run with state directories below one. */
public final class Engines {
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private Engines() {}

  /** Those that answer, each with what it says of itself, in the order of their directories. */
  public static List<ControlClient.Line> below(Path states) throws IOException {
    List<ControlClient.Line> running = new ArrayList<>();
    for (Path state : directories(states)) {
      if (Files.exists(ControlPath.in(state), LinkOption.NOFOLLOW_LINKS)) {
        ask(state).ifPresent(running::add);
      }
    }
    return running;
  }

  private static List<Path> directories(Path states) throws IOException {
    List<Path> all = new ArrayList<>();
    if (Files.isDirectory(states)) {
      try (DirectoryStream<Path> entries =
          Files.newDirectoryStream(states, entry -> Files.isDirectory(entry))) {
        entries.forEach(all::add);
      } catch (DirectoryIteratorException unreadable) {
        throw unreadable.getCause();
      }
    }
    all.sort(null);
    return all;
  }

  /** What ended without taking its socket away, or does not answer, does not count. */
  private static Optional<ControlClient.Line> ask(Path state) {
    try (ControlClient client = ControlClient.connect(state, PATIENCE)) {
      return Optional.of(client.ask(Request.of("engine")).get(0));
    } catch (IOException | ControlException silent) {
      return Optional.empty();
    }
  }
}
