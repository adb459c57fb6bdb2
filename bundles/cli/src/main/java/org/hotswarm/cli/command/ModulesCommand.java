package org.hotswarm.cli.command;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hotswarm.cli.arguments.Arguments;
import org.hotswarm.cli.arguments.Syntax;
import org.hotswarm.cli.control.ControlClient;
import org.hotswarm.cli.control.ControlException;
import org.hotswarm.cli.control.Engines;
import org.hotswarm.cli.control.Request;
import org.hotswarm.cli.exit.ExitCode;
import org.hotswarm.cli.exit.Failure;
import org.hotswarm.cli.output.Printable;
import org.hotswarm.model.metainfo.MetainfoException;

/** Shows and changes the parts of an engine that runs in another process. */
final class ModulesCommand implements Command {
  /** Longer than any change of a bundle may take. */
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @Override
  public Syntax syntax() {
    return new Syntax(
            "modules", "Shows and changes the parts of a get or seed that runs, while it runs.")
        .words(
            "[WHAT [ARGUMENT...]]",
            "list (the default), slots, reports; stop, start or uninstall BUNDLE...; install"
                + " FILE...; update BUNDLE [FILE]; use SERVICE=ID [TORRENT]")
        .value("", "--state", "DIR", "the one with this state directory (default: the only one)")
        .flag("", "--json", "one JSON object per line")
        .footer(
            "BUNDLE is a name of the list, with or without org.hotswarm. before it; update without"
                + " FILE reads again what it was installed from. SERVICE is picker, choker or store"
                + " and ID one of the list, as in 'use picker=sequential'; nothing behind the"
                + " equals sign is the highest-ranking again. TORRENT is a name or an info-hash or"
                + " its beginning; without it the choice is for all.",
            "",
            "Reached through the socket 'control' in the state directory, which only the user who"
                + " runs the engine can open.");
  }

  @Override
  public ExitCode run(Arguments given, Surroundings around) throws Failure {
    List<Request> requests = ModulesWords.requests(given.positionals());
    boolean json = given.has("--json");
    Optional<String> named = given.value("--state");
    Path state =
        named.isPresent()
            ? Sources.path(named.get()).toAbsolutePath()
            : onlyOne(json, around.terminal().out(), around);
    for (Request request : requests) {
      tell(request, ask(state, request, around), json, around.terminal().out());
    }
    return ExitCode.COMPLETE;
  }

  private static List<ControlClient.Line> ask(Path state, Request request, Surroundings around)
      throws Failure {
    try {
      return around.background().call(() -> ask(state, request));
    } catch (IOException nobody) {
      String why = Sources.reason(nobody);
      throw new Failure(ExitCode.FAILED, "no engine answers in " + state + ": " + why, nobody);
    } catch (MetainfoException impossible) {
      throw new IllegalStateException("no torrent is read here", impossible);
    }
  }

  private static List<ControlClient.Line> ask(Path state, Request request)
      throws IOException, Failure {
    try (ControlClient client = ControlClient.connect(state, PATIENCE)) {
      return client.ask(request);
    } catch (ControlException refused) {
      ExitCode code = refused.isMistake() ? ExitCode.BAD_OPTION : ExitCode.FAILED;
      throw new Failure(code, refused.getMessage(), refused);
    }
  }

  private static Path onlyOne(boolean json, PrintStream out, Surroundings around) throws Failure {
    Path states = StateDirectory.all(around.environment());
    List<ControlClient.Line> running = running(states, around);
    if (running.isEmpty()) {
      throw new Failure(
          ExitCode.FAILED,
          "no engine runs below "
              + states
              + "; start one with 'hotswarm get' or 'hotswarm seed', or name its --state");
    }
    if (running.size() > 1) {
      print(json ? texts(running) : ModulesText.engines(running), out);
      throw Failure.option(running.size() + " engines run; choose one with --state");
    }
    return Sources.path(running.get(0).row().text("state"));
  }

  private static List<ControlClient.Line> running(Path states, Surroundings around) throws Failure {
    try {
      return around.background().call(() -> Engines.below(states));
    } catch (IOException unreadable) {
      throw new Failure(ExitCode.FAILED, states + ": " + Sources.reason(unreadable), unreadable);
    } catch (MetainfoException impossible) {
      throw new IllegalStateException("no torrent is read here", impossible);
    }
  }

  private static void tell(
      Request request, List<ControlClient.Line> answer, boolean json, PrintStream out) {
    List<ControlClient.Line> rows = new ArrayList<>(answer);
    ControlClient.Line done = rows.remove(rows.size() - 1);
    String words = done.row().text("message");
    if (json) {
      print(texts(words.isEmpty() || !rows.isEmpty() ? rows : answer), out);
    } else if (words.isEmpty()) {
      print(ModulesText.of(request.command(), rows), out);
    } else {
      print(List.of(Printable.line(words)), out);
    }
  }

  private static List<String> texts(List<ControlClient.Line> lines) {
    return lines.stream().map(ControlClient.Line::text).toList();
  }

  private static void print(List<String> lines, PrintStream out) {
    lines.forEach(out::println);
    out.flush();
  }
}
