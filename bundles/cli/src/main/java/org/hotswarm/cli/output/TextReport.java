package org.hotswarm.cli.output;

import java.util.List;
import org.hotswarm.api.alert.Alert;
import org.hotswarm.api.alert.SessionAlert;
import org.hotswarm.api.alert.SessionAlert.ProviderFault.Kind;
import org.hotswarm.api.alert.StorageAlert;
import org.hotswarm.api.alert.TorrentAlert;
import org.hotswarm.model.hash.InfoHash;

/** Plain lines: beginnings, ends, and every 10 seconds how far it is. */
final class TextReport implements Report {
  private static final long INTERVAL_NANOS = 10_000_000_000L;

  private final Terminal terminal;
  private final boolean quiet;
  private final SwapNews swaps = new SwapNews();
  private boolean shown;
  private long shownAt;

  TextReport(Terminal terminal, boolean quiet) {
    this.terminal = terminal;
    this.quiet = quiet;
  }

  @Override
  public void started(int port, long processId) {
    note("Listening on port " + port);
  }

  @Override
  public void torrent(InfoHash infoHash, String name, long size) {
    note(name + ": " + Amounts.bytes(size));
  }

  @Override
  public void progress(long nanos, List<Row> rows) {
    swapsDue(nanos).forEach(this::note);
    if (!shown) {
      shown = true;
      shownAt = nanos;
    }
    if (nanos - shownAt >= INTERVAL_NANOS) {
      shownAt = nanos;
      rows.forEach(row -> note(ProgressLine.plain(row)));
    }
  }

  /** What changed hands, once that is over for now. */
  List<String> swapsDue(long nanos) {
    return swaps.due(nanos);
  }

  @Override
  public void alert(Alert alert) {
    if (alert instanceof SessionAlert.Swap swap) {
      swaps.add(swap.report());
    } else if (isNews(alert)) {
      note(alert.message());
    }
  }

  @Override
  public void plugin(PluginNews news) {
    if (news.kind() == PluginNews.Kind.REFUSED) {
      error(news.words());
    } else {
      note(news.words());
    }
  }

  static boolean isNews(Alert alert) {
    return alert instanceof SessionAlert.ProviderFault fault && fault.kind() != Kind.SLOW
        || alert instanceof SessionAlert.ListenFailed
        || alert instanceof TorrentAlert.MetadataFailed
        || alert instanceof TorrentAlert.FastresumeRejected
        || alert instanceof StorageAlert.SaveResumeDataFailed;
  }

  @Override
  public void finished(Finish finish) {
    swaps.all().forEach(this::note);
    String where = finish.place().map(place -> " in " + place).orElse("");
    String how = finish.received() > 0 ? ", " + howFast(finish) : ", nothing was missing";
    note("Complete: " + finish.name() + ", " + Amounts.bytes(finish.bytes()) + where + how);
  }

  private static String howFast(Finish finish) {
    long rate = (long) (finish.received() / Math.max(finish.seconds(), 0.001));
    String time = Amounts.took(finish.seconds());
    return time + ", " + Amounts.rate(rate) + " on average";
  }

  @Override
  public void note(String text) {
    if (!quiet) {
      terminal.out().println(Printable.line(text));
      terminal.out().flush();
    }
  }

  @Override
  public void error(String message) {
    terminal.err().println("hotswarm: " + Printable.line(message));
    terminal.err().flush();
  }

  @Override
  public void end() {
    swaps.all().forEach(this::note);
    terminal.out().flush();
  }
}
