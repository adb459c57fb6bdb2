package org.hotswarm.cli.arguments;

import java.util.List;
import java.util.Optional;
import org.hotswarm.cli.exit.Failure;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** What the user gave one command. */
public final class Arguments {
  /** Only the wish for help. */
  static final Arguments HELP =
      new Arguments(ParseResult.builder(CommandSpec.create()).build(), true);

  private final ParseResult result;
  private final boolean help;

  Arguments(ParseResult result) {
    this(result, result.hasMatchedOption("--help"));
  }

  private Arguments(ParseResult result, boolean help) {
    this.result = result;
    this.help = help;
  }

  /** Whether help is all that is wanted. */
  public boolean wantsHelp() {
    return help;
  }

  /** Whether the option was given. */
  public boolean has(String option) {
    return result.hasMatchedOption(option);
  }

  /** The value of an option. */
  public Optional<String> value(String option) {
    return Optional.ofNullable(result.matchedOptionValue(option, null));
  }

  /** The values of an option that may be repeated, in their order. */
  public List<String> values(String option) {
    return result.matchedOptionValue(option, List.of());
  }

  /** What stands beside the options, in its order. */
  public List<String> positionals() {
    return result.matchedPositionals().stream()
        .flatMap(positional -> positional.stringValues().stream())
        .toList();
  }

  /** Reads the value of an option. */
  public <T> Optional<T> value(String option, Reader<T> reader) throws Failure {
    Optional<String> text = value(option);
    return text.isEmpty() ? Optional.empty() : Optional.of(reader.read(option, text.get()));
  }

  /**
   * Reads text.
   *
   * @param <T> what it becomes
   */
  @FunctionalInterface
  public interface Reader<T> {
    /**
     * Reads one value.
     *
     * @param option named in the error
     * @throws Failure says what the option takes
     */
    T read(String option, String text) throws Failure;
  }
}
