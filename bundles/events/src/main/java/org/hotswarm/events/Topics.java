package org.hotswarm.events;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.hotswarm.api.alert.Alert;
import org.hotswarm.api.alert.SessionAlert;
import org.hotswarm.api.alert.TorrentAlert;
import org.hotswarm.api.module.ModuleName;
import org.hotswarm.api.module.SwapReport;

/** Which alert becomes which event. */
final class Topics {
  private static final String ROOT = "org/hotswarm/";
  private static final Topics ALL = new Topics();

  private final Map<Class<? extends Alert>, Row<?>> rows = new LinkedHashMap<>();

  private record Row<A extends Alert>(
      Class<A> type, String topic, BiConsumer<A, Map<String, Object>> properties) {
    Told tell(Alert alert) {
      Map<String, Object> own = new LinkedHashMap<>();
      properties.accept(type.cast(alert), own);
      return new Told(ROOT + topic, own);
    }
  }

  /**
   * What is told of an alert.
   *
   * @param topic in full
   * @param properties beside those that all events have
   */
  record Told(String topic, Map<String, Object> properties) {}

  private Topics() {
    torrents();
    session();
    row(
        SessionAlert.ProviderFault.class,
        "plugin/FAULT",
        (fault, all) -> {
          all.put("service", fault.service());
          all.put("plugin", fault.module().toString());
          all.put("kind", lower(fault.kind()));
        });
  }

  private void torrents() {
    row(TorrentAlert.TorrentAdded.class, "torrent/ADDED", (added, all) -> {});
    row(
        TorrentAlert.MetadataReceived.class,
        "torrent/METADATA",
        (received, all) -> all.put("size", received.size()));
    row(
        TorrentAlert.StateChanged.class,
        "torrent/STATE",
        (change, all) -> {
          all.put("old", change.from().manualName());
          all.put("new", change.to().manualName());
        });
    row(TorrentAlert.TorrentResumed.class, "torrent/STARTED", (resumed, all) -> {});
    row(
        TorrentAlert.PieceFinished.class,
        "torrent/PROGRESS",
        (piece, all) -> all.put("piece", piece.piece()));
    row(
        TorrentAlert.TorrentFinished.class,
        "torrent/COMPLETED",
        (finished, all) -> {
          all.put("seconds", finished.seconds());
          all.put("bytes", finished.bytes());
        });
    row(TorrentAlert.TorrentPaused.class, "torrent/STOPPED", (paused, all) -> {});
    row(
        TorrentAlert.TorrentRemoved.class,
        "torrent/REMOVED",
        (removed, all) -> all.put("name", removed.name()));
    row(
        TorrentAlert.TorrentError.class,
        "torrent/ERROR",
        (error, all) -> all.put("kind", lower(error.problem().kind())));
  }

  private void session() {
    row(
        SessionAlert.ListenSucceeded.class,
        "session/LISTENING",
        (open, all) -> {
          all.put("address", open.address().getAddress().getHostAddress());
          all.put("port", open.address().getPort());
        });
    row(SessionAlert.ListenFailed.class, "session/LISTEN_FAILED", (failed, all) -> {});
    row(
        SessionAlert.ExternalIp.class,
        "session/EXTERNAL_IP",
        (seen, all) -> all.put("address", seen.address().getHostAddress()));
    row(
        SessionAlert.SessionResumed.class,
        "session/RESUMED",
        (resumed, all) -> all.put("torrents", resumed.torrents()));
    row(SessionAlert.SessionNotResumed.class, "session/NOT_RESUMED", (failed, all) -> {});
    row(
        SessionAlert.AlertsDropped.class,
        "session/EVENTS_DROPPED",
        (dropped, all) -> all.put("count", dropped.count()));
  }

  private <A extends Alert> void row(
      Class<A> type, String topic, BiConsumer<A, Map<String, Object>> properties) {
    rows.put(type, new Row<>(type, topic, properties));
  }

  /** What is told of {@code alert}; empty when it becomes no event. */
  static Optional<Told> of(Alert alert) {
    if (alert instanceof SessionAlert.Swap news) {
      return Optional.of(change(news.report()));
    }
    return Optional.ofNullable(ALL.rows.get(alert.getClass())).map(row -> row.tell(alert));
  }

  /** Another provider works, or nobody, or the one before still does. */
  private static Told change(SwapReport report) {
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("service", report.service());
    all.put("old", report.from().map(ModuleName::toString).orElse(""));
    all.put("new", report.to().map(ModuleName::toString).orElse(""));
    all.put("state", lower(report.state()));
    all.put("gapMillis", report.places().gap().toNanos() / 1e6);
    all.put("reason", report.reason());
    return new Told(ROOT + "plugin/" + report.outcome().name(), all);
  }

  private static String lower(Enum<?> name) {
    return name.name().toLowerCase(Locale.ROOT);
  }
}
