package org.hotswarm.cli.demo;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.hotswarm.api.alert.SessionAlert;
import org.hotswarm.api.module.ModuleName;
import org.hotswarm.api.module.SwapReport;
import org.hotswarm.api.module.SwapReport.Outcome;
import org.hotswarm.api.module.SwapReport.State;
import org.hotswarm.cli.output.Amounts;
import org.hotswarm.cli.output.Report;
import org.hotswarm.cli.output.Row;
import org.hotswarm.model.metainfo.Info;

/** Calm lines for people: one for each change, the leeches below where a terminal can do that. */
public final class TextShow implements Show {
  private final Report report;

  /**
   * @param report shows lines and rows
   */
  public TextShow(Report report) {
    this.report = report;
  }

  @Override
  public void started(String member, int port) {
    // Four ports that nobody needs would be four lines before anything happens.
  }

  @Override
  public void torrent(Info info, Wishes wishes) {
    report.note(
        "One seed and "
            + Swarm.LEECHES
            + " leeches on this machine; each leech downloads "
            + Amounts.binary(info.totalLength()));
    if (wishes.rate() > 0) {
      report.note(
          "At most "
              + Amounts.rate(wishes.rate())
              + " each, so that all changes happen meanwhile; --down 0: no limit");
    }
  }

  @Override
  public void progress(long nanos, List<Row> rows) {
    report.progress(nanos, rows);
  }

  @Override
  public void swap(String what, SwapReport told) {
    // People see what came of the whole step.
  }

  @Override
  public void fault(SessionAlert.ProviderFault fault) {
    if (fault.kind() != SessionAlert.ProviderFault.Kind.SLOW) {
      report.error(fault.message());
    }
  }

  @Override
  public void step(String what, double seconds, List<SwapReport> reports) {
    String start = String.format(Locale.ROOT, "%5.1f s  %-20s", seconds, what);
    if (reports.isEmpty()) {
      report.note((start + "  nothing was in use").stripTrailing());
    }
    reports.forEach(one -> report.note(start + "  " + words(one)));
  }

  private static String words(SwapReport one) {
    double gap = one.places().gap().toNanos() / 1e6;
    return String.format(
        Locale.ROOT,
        "%-20s  %d %-6s  gap %5.1f ms%s",
        who(one),
        one.places().count(),
        one.places().count() == 1 ? "place" : "places",
        gap,
        state(one));
  }

  /** Versions are worth a word only where they differ. */
  private static String who(SwapReport one) {
    boolean other =
        one.from().isPresent()
            && one.to().isPresent()
            && one.from().get().id().equals(one.to().get().id())
            && !one.from().equals(one.to());
    return name(one.from(), other) + " -> " + name(one.to(), other);
  }

  private static String name(Optional<ModuleName> module, boolean whole) {
    return module.map(one -> whole ? one.toString() : one.id()).orElse("nobody");
  }

  private static String state(SwapReport one) {
    if (one.state() == State.DROPPED) {
      return "  state dropped: " + one.reason();
    }
    if (one.outcome() == Outcome.PARKED) {
      return "  parked";
    }
    return "";
  }

  @Override
  public void finished(String member, Info info, double seconds) {
    // The rows say so.
  }

  @Override
  public void note(String text) {
    report.note(text);
  }

  @Override
  public void error(String message) {
    report.error(message);
  }

  @Override
  public void verified(String member, String sha256, boolean right) {
    if (right) {
      report.note(member + "  SHA-256 " + sha256.substring(0, 16) + "...  as the seed's");
    } else {
      report.error(member + ": SHA-256 " + sha256 + " is not the seed's");
    }
  }

  @Override
  public void result(Result result) {
    Result.Changes changes = result.changes();
    if (changes.left() > 0) {
      report.note(
          "The download was over before "
              + Amounts.count(changes.left(), "change")
              + " could be made; --down with a lower rate leaves time for all");
    }
    if (!result.right()) {
      report.error("what was downloaded is not what the seed has");
      return;
    }
    report.note(
        String.format(
            Locale.ROOT,
            "%s in %s, longest gap %.1f ms, %s",
            Amounts.count(changes.made(), "change"),
            Amounts.time(Duration.ofMillis((long) (result.seconds() * 1000))),
            changes.longestGap().toNanos() / 1e6,
            result.lost() == 0
                ? "no connection lost"
                : Amounts.count(result.lost(), "end") + " of connections lost"));
    report.note(
        "All right: "
            + Swarm.LEECHES
            + " times "
            + Amounts.binary(result.size())
            + ", every byte as the seed's");
  }

  @Override
  public void end() {
    report.end();
  }
}
