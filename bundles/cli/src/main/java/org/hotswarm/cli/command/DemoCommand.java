package org.hotswarm.cli.command;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.hotswarm.api.module.Modules;
import org.hotswarm.cli.arguments.Arguments;
import org.hotswarm.cli.arguments.Quantities;
import org.hotswarm.cli.arguments.Syntax;
import org.hotswarm.cli.demo.Demo;
import org.hotswarm.cli.demo.JsonShow;
import org.hotswarm.cli.demo.Show;
import org.hotswarm.cli.demo.TextShow;
import org.hotswarm.cli.demo.Tools;
import org.hotswarm.cli.demo.Wishes;
import org.hotswarm.cli.exit.ExitCode;
import org.hotswarm.cli.exit.Failure;
import org.hotswarm.cli.output.Report;
import org.hotswarm.cli.output.Terminal;

/** A local swarm whose parts are swapped while it downloads. */
final class DemoCommand implements Command {
  private static final long USUAL_SIZE = 256 << 20;
  private static final long LEAST_SIZE = 1 << 20;
  private static final long MOST_SIZE = 16L << 30;
  private static final Duration USUAL_PATIENCE = Duration.ofMinutes(5);
  private static final int ROWS = 3;

  @Override
  public Syntax syntax() {
    return new Syntax(
            "demo",
            "Has one seed and three leeches on this machine share data, and swaps their picker,"
                + " store, wire, choker, bencoding, transport and peer exchange meanwhile. Then"
                + " compares every byte.")
        .value("", "--size", "SIZE", "what each leech downloads, 1MiB to 16GiB (default: 256MiB)")
        .value("", "--down", "RATE", "each leech's limit, 0 for none (default: to take 12 s)")
        .value("-d", "--directory", "DIR", "where four times SIZE fits (default: the system's)")
        .flag("", "--keep", "keep the data")
        .value("", "--timeout", "TIME", "end the download after 30s, 5m (default), 2h: exit 2")
        .flag("-q", "--quiet", "say nothing but what goes wrong")
        .flag("", "--json", "events for programs, one JSON object per line")
        .footer(
            "All happens on 127.0.0.1 and in a temporary directory, which is removed at the end, also"
                + " after Ctrl-C. A gap is the longest time in which nobody filled a place. Ends with"
                + " 0 when all leeches have what the seed has, and with 32 when one has not.");
  }

  @Override
  public ExitCode run(Arguments given, Surroundings around) throws Failure {
    Wishes wishes = wishes(given);
    Modules modules =
        around.modules().get().orElseThrow(() -> Failure.notAvailable("'demo' without plugins"));
    Tools tools =
        new Tools(
            around.sessions(),
            around.factory(),
            modules,
            around.time(),
            around.stop(),
            around.executor());
    return new Demo(tools, wishes, show(given, around.terminal())).run();
  }

  private static Show show(Arguments given, Terminal terminal) {
    boolean quiet = given.has("--quiet");
    return given.has("--json")
        ? new JsonShow(terminal, quiet)
        : new TextShow(Report.of(terminal, false, quiet, ROWS));
  }

  private static Wishes wishes(Arguments given) throws Failure {
    long size = given.value("--size", Quantities::size).orElse(USUAL_SIZE);
    if (size < LEAST_SIZE || size > MOST_SIZE) {
      throw Failure.option("--size " + given.value("--size").orElse("") + ": from 1MiB to 16GiB");
    }
    long rate = given.value("--down", Quantities::rate).orElse(Wishes.usualRate(size));
    Path directory =
        Sources.path(given.value("--directory").orElse(System.getProperty("java.io.tmpdir")));
    if (!Files.isDirectory(directory)) {
      throw Failure.option("--directory " + directory + ": no such directory");
    }
    Duration patience = given.value("--timeout", Quantities::time).orElse(USUAL_PATIENCE);
    return new Wishes(
        size, rate, directory.toAbsolutePath().normalize(), given.has("--keep"), patience);
  }
}
