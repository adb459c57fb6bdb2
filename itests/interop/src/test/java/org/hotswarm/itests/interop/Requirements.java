package org.hotswarm.itests.interop;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** What the machine must have: the programs, network namespaces and a built Hotswarm. */
final class Requirements {
  private static final List<String> PROGRAMS =
      List.of(
          "unshare",
          "nsenter",
          "ip",
          "timeout",
          "bash",
          "mktorrent",
          "opentracker",
          "transmission-daemon",
          "transmission-remote",
          "transmission-show",
          "aria2c",
          "rtorrent");

  private Requirements() {}

  /** Names of what is not here; empty when the tests can run. */
  static List<String> missing(boolean hotswarm) {
    List<String> missing = new ArrayList<>(Machine.MISSING);
    if (hotswarm && !Hotswarm.built()) {
      missing.add("hotswarm (build it: ./hotswarm --version)");
    }
    return missing;
  }

  /** What does not change while the tests run; looked up once. */
  private static final class Machine {
    static final List<String> MISSING = look();

    private static List<String> look() {
      List<String> missing = new ArrayList<>();
      PROGRAMS.stream().filter(program -> !onPath(program)).forEach(missing::add);
      if (!succeeds(Libtorrent.PYTHON, "-c", "import libtorrent")) {
        missing.add("python3-libtorrent");
      }
      if (!succeeds("unshare", "--map-root-user", "--net", "true")
          || !succeeds("unshare", "--user", "--map-user=65534", "true")) {
        missing.add("user and network namespaces");
      }
      return missing;
    }

    private static boolean onPath(String program) {
      return Stream.of(System.getenv("PATH").split(File.pathSeparator))
          .anyMatch(directory -> Files.isExecutable(Path.of(directory, program)));
    }

    private static boolean succeeds(String... command) {
      try {
        Process process =
            new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        return process.waitFor(20, TimeUnit.SECONDS) && process.exitValue() == 0;
      } catch (IOException e) {
        return false;
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return false;
      }
    }
  }
}
