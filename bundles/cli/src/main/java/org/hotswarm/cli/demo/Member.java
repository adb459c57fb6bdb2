package org.hotswarm.cli.demo;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import org.hotswarm.api.AddTorrent;
import org.hotswarm.api.AddTorrent.Introductions;
import org.hotswarm.api.ListenException;
import org.hotswarm.api.Session;
import org.hotswarm.api.Torrent;
import org.hotswarm.api.TorrentException;
import org.hotswarm.api.alert.Alert;
import org.hotswarm.api.alert.AlertListener;
import org.hotswarm.api.alert.TorrentAlert;
import org.hotswarm.api.settings.NetworkSettings;
import org.hotswarm.api.settings.PeerSettings;
import org.hotswarm.api.settings.Setting;
import org.hotswarm.api.settings.TransferSettings;
import org.hotswarm.api.status.TorrentState;
import org.hotswarm.api.status.TorrentStatus;
import org.hotswarm.cli.output.Row;

/** One of the swarm: a session of its own, reached on loopback alone. */
final class Member {
  private static final String HOST = "127.0.0.1";

  private final String name;
  private final Path home;
  private final Session session;
  private final AtomicInteger pieces = new AtomicInteger();
  private Torrent torrent;
  private boolean told;

  /**
   * @param name for the user
   * @param home where its data is
   */
  Member(String name, Path home, Session session) {
    this.name = name;
    this.home = home;
    this.session = session;
  }

  String name() {
    return name;
  }

  Path home() {
    return home;
  }

  int port() {
    return session.status().port();
  }

  /** Begins to listen; {@code listener} hears everything but pieces, which are only counted. */
  void start(long rate, AlertListener listener) throws ListenException {
    session.apply(
        session
            .settings()
            .with(NetworkSettings.BIND_ADDRESS, HOST)
            .with(NetworkSettings.LISTEN_PORT_FIRST, 0)
            .with(NetworkSettings.LISTEN_PORT_LAST, 0)
            .with(NetworkSettings.NETWORK_LOOPS, 1)
            // All members have one address, and stay connected when all of them have everything.
            .with(PeerSettings.ALLOW_MULTIPLE_CONNECTIONS_PER_IP, true)
            .with(PeerSettings.CLOSE_REDUNDANT_CONNECTIONS, false)
            .with(TransferSettings.DOWNLOAD_RATE_LIMIT, rate));
    session.alerts().subscribe(alert -> onAlert(alert, listener));
    session.start();
  }

  private void onAlert(Alert alert, AlertListener listener) {
    if (alert instanceof TorrentAlert.PieceFinished) {
      pieces.incrementAndGet();
    } else {
      listener.onAlert(alert);
    }
  }

  /** Adds the torrent, and connects to those members. */
  void join(AddTorrent request, List<Member> others) throws TorrentException {
    List<String> peers = others.stream().map(other -> HOST + ":" + other.port()).toList();
    torrent = session.add(request.withIntroductions(new Introductions(List.of(), peers)));
  }

  <T> void set(Setting<T> setting, T value) {
    session.apply(session.settings().with(setting, value));
  }

  /** Pieces that came and are right. */
  int pieces() {
    return pieces.get();
  }

  TorrentStatus status() {
    return torrent.status();
  }

  boolean isComplete() {
    TorrentState state = status().state();
    return state == TorrentState.SEEDING || state == TorrentState.FINISHED;
  }

  /** Whether it is complete, said only once. */
  boolean isNewlyComplete() {
    boolean now = !told && isComplete();
    told = told || now;
    return now;
  }

  /** How far it is, under its own name. */
  Row row() {
    Row row = Row.of(status());
    return new Row(
        row.infoHash(),
        name,
        row.state(),
        row.done(),
        row.total(),
        row.downRate(),
        row.upRate(),
        row.peers(),
        row.why());
  }

  CompletionStage<Void> stop(Duration patience) {
    return session.stop(patience);
  }

  void close() {
    session.close();
  }
}
