package org.hotswarm.cli.command;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import org.hotswarm.api.settings.Settings;
import org.hotswarm.api.settings.StorageSettings;
import org.hotswarm.cli.arguments.Arguments;
import org.hotswarm.cli.exit.ExitCode;
import org.hotswarm.cli.exit.Failure;
import org.hotswarm.cli.output.Report;

/**
 * Where resume data is kept. Each directory that torrents are saved to has a state of its own, so
 * that commands at work in different directories never meet, and the same command in the same place
 * goes on where it was.
 */
final class StateDirectory {
  static final String HELP =
      "Resume data is kept in --state, by default in ~/.local/state/hotswarm (or"
          + " $XDG_STATE_HOME/hotswarm), apart for each output directory: the same command goes on"
          + " where it was, and commands that save to different directories never meet.";

  private static final int NAME_LENGTH = 16;

  private StateDirectory() {}

  /** What the user said, by option or else by setting. */
  static Optional<String> named(Arguments given, Settings settings) {
    return given
        .value("--state")
        .or(
            () ->
                Optional.of(settings.get(StorageSettings.STATE_DIRECTORY))
                    .filter(directory -> !directory.isEmpty()));
  }

  /**
   * Makes sure that it is there.
   *
   * @param given what the user said
   * @return empty when the usual place cannot be written to; then nothing is kept
   * @throws Failure when what the user said cannot be used
   */
  static Optional<Path> prepare(
      Optional<String> given, Path savePath, Map<String, String> environment, Report report)
      throws Failure {
    Path place = given.isPresent() ? Sources.path(given.get()) : usual(savePath, environment);
    try {
      Files.createDirectories(place);
      return Optional.of(place.toAbsolutePath());
    } catch (IOException refused) {
      String message = "state directory " + place + ": " + Sources.reason(refused);
      if (given.isPresent()) {
        throw new Failure(ExitCode.FAILED, message, refused);
      }
      report.note(message + "; nothing is kept for a later run, --state names another place");
      return Optional.empty();
    }
  }

  static Path usual(Path savePath, Map<String, String> environment) {
    return all(environment).resolve(name(savePath));
  }

  /** Where all usual ones are. */
  static Path all(Map<String, String> environment) {
    String home = environment.getOrDefault("HOME", System.getProperty("user.home"));
    String base = environment.getOrDefault("XDG_STATE_HOME", "");
    Path states = base.isEmpty() ? Path.of(home, ".local", "state") : Path.of(base);
    return states.resolve("hotswarm");
  }

  private static String name(Path savePath) {
    byte[] text = savePath.toAbsolutePath().normalize().toString().getBytes(StandardCharsets.UTF_8);
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(text);
      return HexFormat.of().formatHex(digest).substring(0, NAME_LENGTH);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java platform has SHA-256", impossible);
    }
  }
}
