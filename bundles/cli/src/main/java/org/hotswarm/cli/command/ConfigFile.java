package org.hotswarm.cli.command;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hotswarm.api.Session;
import org.hotswarm.api.settings.Settings;
import org.hotswarm.api.settings.SettingsException;
import org.hotswarm.api.settings.SettingsTable;
import org.hotswarm.cli.arguments.Arguments;
import org.hotswarm.cli.arguments.Syntax;
import org.hotswarm.cli.exit.ExitCode;
import org.hotswarm.cli.exit.Failure;

/**
 * The file of settings that the user wants in every run: lines of {@code name = value}, and remarks
 * that begin with #. Options win over it, and it wins over the defaults.
 */
final class ConfigFile {
  static final String OPTION = "--config";

  static final String HELP =
      "Settings are read from ~/.config/hotswarm/hotswarm.conf (or below $XDG_CONFIG_HOME), if that"
          + " file is there, or from the one that --config names. Options win over them. 'hotswarm"
          + " settings' prints such a file, with what each setting means.";

  private static final long MOST_BYTES = 1 << 20;

  /** One letter in so many may be wrong, and two in any case. */
  private static final int LETTERS_PER_TYPO = 4;

  private final Path path;
  private final Map<String, Integer> lines = new HashMap<>();

  private ConfigFile(Path path) {
    this.path = path;
  }

  /** Adds the option to what a command takes. */
  static Syntax addTo(Syntax syntax) {
    return syntax.value("", OPTION, "FILE", "read settings from this file");
  }

  /**
   * Gives the session, which has not been started, the settings of the file.
   *
   * @throws Failure names the file, the line and what is wrong
   */
  static void apply(Arguments given, Surroundings around) throws Failure {
    Optional<String> named = given.value(OPTION);
    ConfigFile file =
        new ConfigFile(named.isPresent() ? Sources.path(named.get()) : usual(around.environment()));
    if (named.isPresent() || Files.exists(file.path)) {
      Session session = around.session().await(around.stop());
      session.apply(file.read(session.settings()));
    }
  }

  /** Where it usually is. */
  static Path usual(Map<String, String> environment) {
    String home = environment.getOrDefault("HOME", System.getProperty("user.home"));
    String base = environment.getOrDefault("XDG_CONFIG_HOME", "");
    Path configs = base.isEmpty() ? Path.of(home, ".config") : Path.of(base);
    return configs.resolve("hotswarm").resolve("hotswarm.conf");
  }

  private Settings read(Settings base) throws Failure {
    Settings settings = base;
    List<String> text = text();
    for (int i = 0; i < text.size(); i++) {
      String line = text.get(i).strip();
      if (!line.isEmpty() && !line.startsWith("#")) {
        settings = with(settings, line, i + 1);
      }
    }
    return settings;
  }

  private List<String> text() throws Failure {
    try {
      if (Files.size(path) > MOST_BYTES) {
        throw wrong("is longer than the " + MOST_BYTES + " bytes allowed", null);
      }
      return Files.readString(path, StandardCharsets.UTF_8).lines().toList();
    } catch (NoSuchFileException missing) {
      throw wrong("no such file", missing);
    } catch (IOException unreadable) {
      throw wrong("cannot be read as UTF-8 text: " + Sources.reason(unreadable), unreadable);
    }
  }

  private Settings with(Settings settings, String line, int number) throws Failure {
    int sign = line.indexOf('=');
    if (sign < 0) {
      throw wrong(number, "'" + line + "' is no setting; write name = value", null);
    }
    String name = line.substring(0, sign).strip();
    if (SettingsTable.find(name).isEmpty()) {
      int typos = Math.max(2, name.length() / LETTERS_PER_TYPO);
      String hint =
          Spelling.nearest(name, SettingsTable.all().keySet(), typos)
              .map(known -> "; did you mean '" + known + "'?")
              .orElse("; 'hotswarm settings' lists all");
      throw wrong(number, "there is no setting '" + name + "'" + hint, null);
    }
    Integer before = lines.put(name, number);
    if (before != null) {
      throw wrong(number, name + " is set in line " + before + " too", null);
    }
    try {
      return settings.with(name, line.substring(sign + 1).strip());
    } catch (SettingsException refused) {
      throw wrong(number, refused.getMessage(), refused);
    }
  }

  private Failure wrong(int line, String problem, Exception cause) {
    return new Failure(ExitCode.BAD_OPTION, path + ", line " + line + ": " + problem, cause);
  }

  private Failure wrong(String problem, Exception cause) {
    return new Failure(ExitCode.BAD_OPTION, path + ": " + problem, cause);
  }
}
