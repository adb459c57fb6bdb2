package org.hotswarm.events;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.hotswarm.api.alert.Alert;
import org.hotswarm.api.alert.AlertListener;
import org.hotswarm.api.alert.PostedAlert;
import org.hotswarm.api.alert.TorrentAlert;
import org.hotswarm.model.hash.InfoHash;
import org.osgi.service.event.Event;

/**
 * Makes events of alerts.
 *
 * <p>Owner thread: the one that the session calls this listener on.
 */
final class Events implements AlertListener {
  /** Between two events about the progress of one torrent. */
  static final Duration PROGRESS = Duration.ofSeconds(1);

  private final Function<InfoHash, Optional<Facts>> torrents;
  private final String engine;
  private final Consumer<Event> admin;
  private final Map<InfoHash, Instant> progressTold = new HashMap<>();

  /**
   * What alerts do not say of their torrents.
   *
   * @param name in the user's terms
   * @param done bytes that are verified
   * @param total bytes of all
   */
  record Facts(String name, long done, long total) {}

  /**
   * @param torrents knows those that are in the session
   * @param engine whose session it is, in words
   * @param admin takes events and returns when they are delivered
   */
  Events(Function<InfoHash, Optional<Facts>> torrents, String engine, Consumer<Event> admin) {
    this.torrents = torrents;
    this.engine = engine;
    this.admin = admin;
  }

  @Override
  public void onAlert(Alert alert) {
    throw new UnsupportedOperationException("an event needs the time of its alert");
  }

  @Override
  public void onPosted(PostedAlert posted) {
    if (isDue(posted)) {
      Topics.of(posted.alert()).ifPresent(told -> send(posted, told));
    }
  }

  private boolean isDue(PostedAlert posted) {
    if (posted.alert() instanceof TorrentAlert.TorrentRemoved removed) {
      progressTold.remove(removed.infoHash());
    }
    if (!(posted.alert() instanceof TorrentAlert.PieceFinished piece)) {
      return true;
    }
    Instant last = progressTold.get(piece.infoHash());
    boolean due = last == null || !posted.at().isBefore(last.plus(PROGRESS));
    if (due) {
      progressTold.put(piece.infoHash(), posted.at());
    }
    return due;
  }

  private void send(PostedAlert posted, Topics.Told told) {
    Map<String, Object> all = new HashMap<>();
    all.put("engine", engine);
    all.put("timestamp", posted.at().toEpochMilli());
    all.put("type", posted.alert().type());
    all.put("message", posted.alert().message());
    if (posted.alert() instanceof TorrentAlert of) {
      all.put("hash", of.infoHash().hex());
      torrents.apply(of.infoHash()).ifPresent(facts -> put(facts, of, all));
    }
    all.putAll(told.properties());
    admin.accept(new Event(told.topic(), all));
  }

  private static void put(Facts torrent, TorrentAlert alert, Map<String, Object> all) {
    all.put("name", torrent.name());
    if (alert instanceof TorrentAlert.PieceFinished) {
      all.put("done", torrent.done());
      all.put("total", torrent.total());
    }
  }
}
