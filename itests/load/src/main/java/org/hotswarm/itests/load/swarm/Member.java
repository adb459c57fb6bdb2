package org.hotswarm.itests.load.swarm;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.hotswarm.api.AddTorrent;
import org.hotswarm.api.AddTorrent.Introductions;
import org.hotswarm.api.Session;
import org.hotswarm.api.Torrent;
import org.hotswarm.api.TorrentException;
import org.hotswarm.api.settings.NetworkSettings;
import org.hotswarm.api.settings.Settings;
import org.hotswarm.api.settings.StorageSettings;
import org.hotswarm.api.settings.TransferSettings;
import org.hotswarm.api.status.TorrentState;
import org.hotswarm.model.metainfo.Metainfo;

/** One of the swarm: a session at an address of its own. */
final class Member {
  private static final int PATIENCE_SECONDS = 20;

  private final Session session;
  private final String host;
  private final Path data;

  /**
   * @param host its loopback address
   * @param data where its files are
   */
  Member(Session session, String host, Path data, Complaints complaints) throws Exception {
    this.session = session;
    this.host = host;
    this.data = Files.createDirectories(data);
    session.apply(
        Settings.defaults()
            .with(NetworkSettings.BIND_ADDRESS, host)
            .with(NetworkSettings.LISTEN_PORT_FIRST, 0)
            .with(NetworkSettings.LISTEN_PORT_LAST, 0)
            .with(NetworkSettings.NETWORK_LOOPS, 1)
            .with(StorageSettings.DISK_THREADS, 1)
            // Nobody but the session under trial: no peer that another one names.
            .with(NetworkSettings.ALLOW_LOCAL_PEERS, false));
    session.alerts().subscribe(complaints);
    session.start();
  }

  String address() {
    return host + ":" + session.status().port();
  }

  Path data() {
    return data;
  }

  /** Serves what is in {@code from} already. */
  void seed(Metainfo metainfo, Path from) throws TorrentException {
    session.add(AddTorrent.of(metainfo, from).withTrust(true));
  }

  /** Downloads from {@code peer} alone. */
  void leech(AddTorrent torrent, String peer) throws TorrentException {
    session.add(torrent.withIntroductions(new Introductions(List.of(), List.of(peer))));
  }

  void limitUpload(long bytesPerSecond) {
    session.apply(session.settings().with(TransferSettings.UPLOAD_RATE_LIMIT, bytesPerSecond));
  }

  boolean isComplete() {
    return session.torrents().stream()
        .allMatch(torrent -> torrent.status().state() == TorrentState.SEEDING);
  }

  void clear() throws InterruptedException, ExecutionException, TimeoutException {
    for (Torrent torrent : session.torrents()) {
      session.remove(torrent, true).toCompletableFuture().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }
  }

  void leave() throws InterruptedException, ExecutionException, TimeoutException {
    session.stop(Duration.ZERO).toCompletableFuture().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
  }
}
