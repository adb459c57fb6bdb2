package org.hotswarm.cli.command;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import org.hotswarm.api.settings.SettingsException;
import org.hotswarm.cli.arguments.Arguments;
import org.hotswarm.cli.exit.ExitCode;
import org.hotswarm.cli.exit.Failure;
import org.hotswarm.cli.output.Report;

/** Picks the command that the first argument names and runs it. */
public final class Dispatch {
  private final Surroundings around;

  /**
   * @param around what commands find around them
   */
  public Dispatch(Surroundings around) {
    this.around = around;
  }

  /** Runs one command; what goes wrong has been told when it returns. */
  public ExitCode run(List<String> args) {
    try {
      return dispatch(args);
    } catch (Failure failure) {
      return told(args, failure);
    } catch (SettingsException refused) {
      return told(args, new Failure(ExitCode.BAD_OPTION, refused.getMessage(), refused));
    }
  }

  private ExitCode told(List<String> args, Failure failure) {
    Report.of(around.terminal(), args.contains("--json"), true, 1).error(failure.getMessage());
    return failure.code();
  }

  private ExitCode dispatch(List<String> args) throws Failure {
    String first = args.isEmpty() ? "" : args.get(0);
    switch (first) {
      case "":
        throw Failure.option("say what to do, such as 'hotswarm get FILE'; --help shows more");
      case "-V", "--version":
        return print("hotswarm " + version());
      case "-h", "--help":
        return print(overview());
      case "help":
        return args.size() == 1 ? print(overview()) : print(verb(args.get(1)).syntaxHelp());
      default:
        Optional<Verb> verb = Verb.of(first);
        return verb.isPresent()
            ? run(verb.get(), args.subList(1, args.size()))
            : runImplied(first, args);
    }
  }

  private record Known(Verb verb) {
    String syntaxHelp() {
      return verb.command().syntax().help();
    }
  }

  private static Known verb(String word) throws Failure {
    return new Known(Verb.of(word).orElseThrow(() -> unknown(word)));
  }

  private ExitCode run(Verb verb, List<String> args) throws Failure {
    Command command = verb.command();
    Arguments given = command.syntax().parse(args);
    return given.wantsHelp() ? print(command.syntax().help()) : command.run(given, around);
  }

  /** Without a word, something to download is downloaded. */
  private ExitCode runImplied(String first, List<String> args) throws Failure {
    if (first.startsWith("-") || Sources.looksLikeOne(first)) {
      return run(Verb.GET, args);
    }
    throw unknown(first);
  }

  private static Failure unknown(String word) {
    if (Verb.isToCome(word)) {
      return Failure.notAvailable("'" + word + "'");
    }
    String hint = Verb.similar(word).map(w -> "; did you mean '" + w + "'?").orElse("");
    return Failure.option(
        "there is no command and no file '" + word + "'" + hint + " (--help lists the commands)");
  }

  private ExitCode print(String text) {
    PrintStream out = around.terminal().out();
    out.println(text.stripTrailing());
    out.flush();
    return ExitCode.COMPLETE;
  }

  private static String overview() {
    StringBuilder text = new StringBuilder("Usage: hotswarm COMMAND ... | SOURCE...\n\n");
    for (Verb verb : Verb.values()) {
      text.append(String.format("  %-8s%s%n", verb.word(), verb.about()));
    }
    text.append("\nWithout a command, a .torrent file, URL, magnet link or info-hash is downloaded")
        .append(" as by 'get'.\n'hotswarm COMMAND --help' shows the options of a command,")
        .append(" 'hotswarm --version' the version.\n\nExit codes:\n");
    for (ExitCode code : ExitCode.values()) {
      text.append(String.format("  %2d  %s%n", code.number(), code.meaning()));
    }
    return text.toString();
  }

  /** The version this was built as. */
  static String version() {
    try (InputStream in = Dispatch.class.getResourceAsStream("version.properties")) {
      Properties properties = new Properties();
      properties.load(in);
      return properties.getProperty("version");
    } catch (IOException unreadable) {
      throw new UncheckedIOException("version.properties cannot be read", unreadable);
    }
  }
}
