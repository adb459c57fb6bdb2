package org.hotswarm.cli.demo;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hotswarm.api.alert.SessionAlert;
import org.hotswarm.api.module.SwapReport;
import org.hotswarm.cli.output.JsonLines;
import org.hotswarm.cli.output.Printable;
import org.hotswarm.cli.output.Row;
import org.hotswarm.cli.output.RowJson;
import org.hotswarm.cli.output.SwapJson;
import org.hotswarm.cli.output.Terminal;
import org.hotswarm.model.metainfo.Info;

/** Events for programs: those of a download, each with its {@code member}, and a verdict. */
public final class JsonShow implements Show {
  private static final long INTERVAL_NANOS = 1_000_000_000L;

  private final Terminal terminal;
  private final boolean quiet;
  private final JsonLines lines;
  private final Map<String, Row> told = new HashMap<>();
  private boolean shown;
  private long shownAt;

  /**
   * @param quiet nothing but beginnings and ends
   */
  public JsonShow(Terminal terminal, boolean quiet) {
    this.terminal = terminal;
    this.quiet = quiet;
    this.lines = new JsonLines(terminal.out());
  }

  @Override
  public void started(String member, int port) {
    lines.event(
        "started",
        json -> {
          json.writeStringField("member", member);
          json.writeNumberField("port", port);
          json.writeNumberField("pid", ProcessHandle.current().pid());
        });
  }

  @Override
  public void torrent(Info info, Wishes wishes) {
    lines.event(
        "torrent",
        json -> {
          json.writeStringField("infoHash", info.infoHash().hex());
          json.writeStringField("name", info.name());
          json.writeNumberField("size", info.totalLength());
        });
  }

  @Override
  public void progress(long nanos, List<Row> rows) {
    if (quiet || shown && nanos - shownAt < INTERVAL_NANOS) {
      return;
    }
    shown = true;
    shownAt = nanos;
    for (Row row : rows) {
      if (!row.equals(told.put(row.name(), row))) {
        lines.event(
            "progress",
            json -> {
              json.writeStringField("member", row.name());
              RowJson.write(row, json);
            });
      }
    }
  }

  @Override
  public void swap(String what, SwapReport report) {
    if (!quiet) {
      lines.event(
          "swap",
          json -> {
            json.writeStringField("step", what);
            SwapJson.write(report, json);
          });
    }
  }

  @Override
  public void fault(SessionAlert.ProviderFault fault) {
    if (!quiet) {
      lines.event(
          "alert",
          json -> {
            json.writeStringField("type", fault.type());
            json.writeStringField("message", fault.message());
          });
    }
  }

  @Override
  public void step(String what, double seconds, List<SwapReport> reports) {
    lines.event(
        "step",
        json -> {
          json.writeStringField("step", what);
          json.writeNumberField("seconds", millis(seconds));
        });
  }

  @Override
  public void finished(String member, Info info, double seconds) {
    lines.event(
        "finished",
        json -> {
          json.writeStringField("member", member);
          json.writeStringField("infoHash", info.infoHash().hex());
          json.writeNumberField("seconds", millis(seconds));
          json.writeNumberField("bytes", info.totalLength());
        });
  }

  private static double millis(double seconds) {
    return Math.round(seconds * 1000) / 1000.0;
  }

  @Override
  public void note(String text) {
    // Programs get events; the words are for people.
  }

  @Override
  public void error(String message) {
    lines.event("error", json -> json.writeStringField("message", message));
    terminal.err().println("hotswarm: " + Printable.line(message));
    terminal.err().flush();
  }

  @Override
  public void verified(String member, String sha256, boolean right) {
    lines.event(
        "verified",
        json -> {
          json.writeStringField("member", member);
          json.writeStringField("sha256", sha256);
          json.writeBooleanField("right", right);
        });
  }

  @Override
  public void result(Result result) {
    lines.event(
        "result",
        json -> {
          json.writeBooleanField("right", result.right());
          json.writeNumberField("leeches", Swarm.LEECHES);
          json.writeNumberField("size", result.size());
          json.writeNumberField("steps", result.changes().made());
          json.writeNumberField("stepsLeft", result.changes().left());
          double gap = Math.round(result.changes().longestGap().toNanos() / 1e4) / 100.0;
          json.writeNumberField("longestGapMillis", gap);
          json.writeNumberField("faults", result.faults());
          json.writeNumberField("connectionsLost", result.lost());
          json.writeNumberField("wastedBytes", result.wasted());
          json.writeNumberField("seconds", millis(result.seconds()));
        });
  }

  @Override
  public void end() {
    terminal.out().flush();
  }
}
