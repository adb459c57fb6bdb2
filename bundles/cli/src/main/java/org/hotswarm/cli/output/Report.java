package org.hotswarm.cli.output;

import java.util.List;
import org.hotswarm.api.alert.Alert;
import org.hotswarm.model.hash.InfoHash;

/** Is told what a command does and shows it, each kind of report in its own way. */
public interface Report {
  /** The session is up and listens. */
  void started(int port, long processId);

  /** A torrent's name and size are known. */
  void torrent(InfoHash infoHash, String name, long size);

  /**
   * How far all torrents are; called several times a second, the report leaves out what is too
   * much.
   *
   * @param nanos the time, as {@link System#nanoTime} counts it
   */
  void progress(long nanos, List<Row> rows);

  /** Something happened in the session. */
  void alert(Alert alert);

  /** Something became of a plug-in. */
  void plugin(PluginNews news);

  /** A torrent is complete. */
  void finished(Finish finish);

  /** Something worth a line that is neither an event nor an error. */
  void note(String text);

  /** Something went wrong: what, where, what to do. */
  void error(String message);

  /** Nothing more will come. */
  void end();

  /**
   * The report that suits the terminal and what the user asked for.
   *
   * @param json one object per line
   * @param quiet nothing but errors, and as JSON nothing but beginnings and ends
   * @param torrents how many there will be
   */
  static Report of(Terminal terminal, boolean json, boolean quiet, int torrents) {
    if (json) {
      return new JsonReport(terminal, quiet);
    }
    TextReport text = new TextReport(terminal, quiet);
    boolean live = terminal.interactive() && !quiet && (terminal.ansi() || torrents == 1);
    return live ? new LiveReport(terminal, text) : text;
  }
}
