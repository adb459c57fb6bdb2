package org.hotswarm.cli.arguments;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.hotswarm.cli.exit.Failure;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * The options and arguments of one command, built as it is called: a model of one command without
 * reflection is read in a fraction of the time that annotations take.
 */
public final class Syntax {
  private static final int USAGE_WIDTH = 100;

  /** Of commands and parts that are to come; a clear word is better than "unknown". */
  private static final Set<String> TO_COME =
      Set.of("--watch", "--http", "--stream", "--list", "--on-done", "--interactive");

  private final CommandSpec spec;
  private final String name;
  private final Set<String> attached = new HashSet<>();
  private List<String> labels = List.of();
  private boolean repeated;
  private String synopsis = "";

  /**
   * @param name the command
   * @param about what it does
   */
  public Syntax(String name, String... about) {
    this.name = name;
    spec = CommandSpec.create().name("hotswarm " + name);
    spec.usageMessage().description(about).width(USAGE_WIDTH).abbreviateSynopsis(true);
    spec.usageMessage().sortOptions(false).parameterListHeading("%n").optionListHeading("%n");
    spec.parser().expandAtFiles(false);
    spec.addOption(
        option("-h", "--help", "show this and exit")
            .type(boolean.class)
            .arity("0")
            .usageHelp(true)
            .build());
  }

  /** An option without a value, with a short name or {@code ""}. */
  public Syntax flag(String shortName, String longName, String about) {
    spec.addOption(option(shortName, longName, about).type(boolean.class).arity("0").build());
    return this;
  }

  /** An option with a value. */
  public Syntax value(String shortName, String longName, String label, String about) {
    spec.addOption(option(shortName, longName, about).type(String.class).paramLabel(label).build());
    return this;
  }

  /** An option with a value that may be given several times. */
  public Syntax values(String shortName, String longName, String label, String about) {
    spec.addOption(
        option(shortName, longName, about)
            .type(List.class)
            .auxiliaryTypes(String.class)
            .arity("1")
            .paramLabel(label)
            .build());
    return this;
  }

  /** An option whose value may be left out; if it is there, {@code =} attaches it. */
  public Syntax optional(String longName, String label, String about) {
    attached.add(longName);
    spec.addOption(
        option("", longName, about).type(String.class).arity("0..1").paramLabel(label).build());
    return this;
  }

  /** An option that is read but not shown: its part is not there. */
  public Syntax hidden(String longName) {
    spec.addOption(
        OptionSpec.builder(longName)
            .type(List.class)
            .auxiliaryTypes(String.class)
            .arity("1")
            .hidden(true)
            .build());
    return this;
  }

  /**
   * What stands beside the options, at least one of each.
   *
   * @param labels what they are; several or a lone one that may be repeated
   */
  public Syntax arguments(String about, boolean repeated, String... labels) {
    this.labels = List.of(labels);
    this.repeated = repeated;
    spec.addPositional(
        PositionalParamSpec.builder()
            .paramLabel(labels.length == 0 ? "ARGUMENTS" : String.join(" ", labels))
            .arity("0..*")
            .type(List.class)
            .auxiliaryTypes(String.class)
            .required(false)
            .hideParamSyntax(true)
            .description(about)
            .build());
    return this;
  }

  /** Words beside the options, as many as there are; the command itself says what is missing. */
  public Syntax words(String label, String about) {
    arguments(about, true);
    synopsis = " " + label;
    return this;
  }

  /** What stands below the list of options in the help. */
  public Syntax footer(String... lines) {
    spec.usageMessage().footerHeading("%n").footer(lines);
    return this;
  }

  private static OptionSpec.Builder option(String shortName, String longName, String about) {
    return (shortName.isEmpty()
            ? OptionSpec.builder(longName)
            : OptionSpec.builder(shortName, longName))
        .description(about);
  }

  /** The help text. */
  public String help() {
    spec.usageMessage().customSynopsis(synopsis());
    return new CommandLine(spec).getUsageMessage(Ansi.OFF);
  }

  /** All arguments are wanted: none stands in brackets. */
  private String synopsis() {
    String wanted = " " + String.join(" ", labels) + (repeated ? "..." : "");
    String what = labels.isEmpty() ? synopsis : wanted;
    return "hotswarm " + name + " [OPTIONS]" + what;
  }

  /**
   * Reads the arguments.
   *
   * @throws Failure when one is unknown, missing, or given too often
   */
  public Arguments parse(List<String> args) throws Failure {
    CommandLine line = new CommandLine(spec).setInterpolateVariables(false);
    try {
      return counted(new Arguments(line.parseArgs(explicit(args).toArray(String[]::new))));
    } catch (UnmatchedArgumentException unknown) {
      throw Failure.option(words(unknown));
    } catch (ParameterException wrong) {
      throw Failure.option(wrong.getMessage() + seeHelp());
    }
  }

  private Arguments counted(Arguments given) throws Failure {
    int count = given.positionals().size();
    if (!given.wantsHelp() && count < labels.size()) {
      throw Failure.option(labels.get(count) + " is missing" + seeHelp());
    }
    if (!repeated && count > labels.size()) {
      throw tooMany(given.positionals().get(labels.size()));
    }
    return given;
  }

  private Failure tooMany(String argument) {
    return Failure.option("'" + argument + "' is one argument too many" + seeHelp());
  }

  /** A value that was left out becomes an empty one, so that the next argument is not taken. */
  private List<String> explicit(List<String> args) {
    List<String> all = new ArrayList<>(args);
    int end = args.contains("--") ? args.indexOf("--") : args.size();
    for (int i = 0; i < end; i++) {
      all.set(i, attached.contains(all.get(i)) ? all.get(i) + "=" : all.get(i));
    }
    return all;
  }

  private String words(UnmatchedArgumentException unknown) {
    String first = unknown.getUnmatched().get(0);
    String option = first.split("=", 2)[0];
    if (TO_COME.contains(option)) {
      return option + " is not available yet";
    }
    if (!first.startsWith("-")) {
      return tooMany(first).getMessage();
    }
    List<String> similar = unknown.getSuggestions().stream().limit(3).toList();
    String hint = similar.isEmpty() ? "" : "; did you mean " + String.join(" or ", similar) + "?";
    return "unknown option '" + option + "'" + hint + seeHelp();
  }

  private String seeHelp() {
    return " (hotswarm " + name + " --help lists what there is)";
  }
}
