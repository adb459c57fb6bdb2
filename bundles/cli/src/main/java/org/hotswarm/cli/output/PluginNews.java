package org.hotswarm.cli.output;

import java.nio.file.Path;
import java.util.Locale;

/**
 * What became of a file in the directory of plug-ins.
 *
 * @param kind what happened
 * @param file the jar
 * @param bundle its name and version, where known
 * @param message for a person, without the file's name
 */
public record PluginNews(Kind kind, Path file, String bundle, String message) {

  /** What happened. */
  public enum Kind {
    /** It is there now, for the first time or anew. */
    ACCEPTED,
    /** It was not taken. */
    REFUSED,
    /** It was taken away. */
    REMOVED
  }

  /** As an alert's type. */
  String type() {
    return "plugin_" + kind.name().toLowerCase(Locale.ROOT);
  }

  /** In one line. */
  String words() {
    return "plug-in " + file.getFileName() + ": " + message;
  }
}
