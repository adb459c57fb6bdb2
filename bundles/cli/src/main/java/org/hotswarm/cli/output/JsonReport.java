package org.hotswarm.cli.output;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hotswarm.api.alert.Alert;
import org.hotswarm.api.alert.SessionAlert;
import org.hotswarm.api.alert.TorrentAlert;
import org.hotswarm.model.hash.InfoHash;

/** Events for programs. Errors go to standard error as well, for whoever reads the log. */
final class JsonReport implements Report {
  private static final long INTERVAL_NANOS = 1_000_000_000L;

  private record Told(long nanos, Row row) {}

  private final Terminal terminal;
  private final boolean quiet;
  private final JsonLines lines;
  private final Map<InfoHash, Told> told = new HashMap<>();

  JsonReport(Terminal terminal, boolean quiet) {
    this.terminal = terminal;
    this.quiet = quiet;
    this.lines = new JsonLines(terminal.out());
  }

  @Override
  public void started(int port, long processId) {
    lines.event(
        "started",
        json -> {
          json.writeNumberField("port", port);
          json.writeNumberField("pid", processId);
        });
  }

  @Override
  public void torrent(InfoHash infoHash, String name, long size) {
    lines.event(
        "torrent",
        json -> {
          json.writeStringField("infoHash", infoHash.hex());
          json.writeStringField("name", name);
          json.writeNumberField("size", size);
        });
  }

  @Override
  public void progress(long nanos, List<Row> rows) {
    if (!quiet) {
      rows.forEach(row -> progress(nanos, row));
    }
  }

  private void progress(long nanos, Row row) {
    Told last = told.get(row.infoHash());
    if (last == null || nanos - last.nanos() >= INTERVAL_NANOS && isNew(last.row(), row)) {
      told.put(row.infoHash(), new Told(nanos, row));
      lines.event("progress", json -> RowJson.write(row, json));
    }
  }

  /** Whether something changed that is written. */
  private static boolean isNew(Row last, Row row) {
    return last.state() != row.state()
        || last.done() != row.done()
        || last.total() != row.total()
        || last.downRate() != row.downRate()
        || last.upRate() != row.upRate()
        || last.peers() != row.peers();
  }

  @Override
  public void alert(Alert alert) {
    boolean told = alert instanceof TorrentAlert.TorrentFinished;
    boolean tooMuch = alert instanceof TorrentAlert.PieceFinished;
    if (quiet || told || tooMuch) {
      return;
    }
    if (alert instanceof SessionAlert.Swap swap) {
      lines.event("swap", json -> SwapJson.write(swap.report(), json));
    } else {
      lines.event("alert", json -> write(alert, json));
    }
  }

  /** As an alert; what is refused is an error for whoever reads the log as well. */
  @Override
  public void plugin(PluginNews news) {
    if (!quiet) {
      lines.event(
          "alert",
          json -> {
            json.writeStringField("type", news.type());
            json.writeStringField("message", news.message());
            json.writeStringField("file", news.file().toString());
            json.writeStringField("bundle", news.bundle());
          });
    }
    if (news.kind() == PluginNews.Kind.REFUSED) {
      toErr(news.words());
    }
  }

  /** The state comes with its alert at once, while progress waits for its second. */
  private static void write(Alert alert, JsonGenerator json) throws IOException {
    json.writeStringField("type", alert.type());
    json.writeStringField("message", alert.message());
    if (alert instanceof TorrentAlert of) {
      json.writeStringField("infoHash", of.infoHash().hex());
    }
    if (alert instanceof TorrentAlert.StateChanged change) {
      json.writeStringField("state", change.to().manualName());
    }
  }

  @Override
  public void finished(Finish finish) {
    lines.event(
        "finished",
        json -> {
          json.writeStringField("infoHash", finish.infoHash().hex());
          json.writeNumberField("seconds", Math.round(finish.seconds() * 1000) / 1000.0);
          json.writeNumberField("bytes", finish.bytes());
        });
  }

  @Override
  public void note(String text) {
    // Programs get events; the words are for people.
  }

  @Override
  public void error(String message) {
    lines.event("error", json -> json.writeStringField("message", message));
    toErr(message);
  }

  private void toErr(String message) {
    terminal.err().println("hotswarm: " + Printable.line(message));
    terminal.err().flush();
  }

  @Override
  public void end() {
    terminal.out().flush();
  }
}
