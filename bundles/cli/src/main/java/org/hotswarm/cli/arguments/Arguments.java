package org.hotswarm.cli.arguments;

import java.util.List;
import java.util.Optional;
import org.hotswarm.cli.exit.Failure;
import picocli.CommandLine.ParseResult;

/** What the user gave one command. */
public final class Arguments {
  private final ParseResult result;

  Arguments(ParseResult result) {
    this.result = result;
  }

  /** Whether help is all that is wanted. */
  public boolean wantsHelp() {
    return result.hasMatchedOption("--help");
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
    // Options between them split a list into several matches of one and the same parameter.
    return result.matchedPositionals().stream()
        .findFirst()
        .map(parameter -> List.copyOf(parameter.stringValues()))
        .orElse(List.of());
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
