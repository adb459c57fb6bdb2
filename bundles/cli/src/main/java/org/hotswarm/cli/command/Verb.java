package org.hotswarm.cli.command;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;

/** All words, in the order of the help. */
enum Verb {
  GET("download torrents", GetCommand::new),
  SEED("serve data that is there", SeedCommand::new),
  CREATE("make a .torrent file", CreateCommand::new),
  INFO("show what a .torrent file or magnet link says", InfoCommand::new),
  MAGNET("print the magnet link of a .torrent file", MagnetCommand::new),
  VERIFY("check data against a .torrent file", VerifyCommand::new),
  MODULES("show and change the parts of an engine that runs", ModulesCommand::new),
  SETTINGS("print all settings as a configuration file", SettingsCommand::new),
  DEMO("a local swarm that downloads while its parts are swapped", DemoCommand::new);

  /** Words that are kept for what is to come. */
  private static final List<String> TO_COME = List.of("daemon", "tracker", "shell");

  private static final int MOST_TYPOS = 2;

  private final String about;
  private final Supplier<Command> command;

  Verb(String about, Supplier<Command> command) {
    this.about = about;
    this.command = command;
  }

  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  String about() {
    return about;
  }

  Command command() {
    return command.get();
  }

  static Optional<Verb> of(String word) {
    return Arrays.stream(values()).filter(verb -> verb.word().equals(word)).findFirst();
  }

  static boolean isToCome(String word) {
    return TO_COME.contains(word);
  }

  /** The word that was probably meant. */
  static Optional<String> similar(String word) {
    return Spelling.nearest(word, Arrays.stream(values()).map(Verb::word).toList(), MOST_TYPOS);
  }
}
