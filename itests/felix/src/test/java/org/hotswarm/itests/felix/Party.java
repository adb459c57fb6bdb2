package org.hotswarm.itests.felix;

import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.hotswarm.api.AddTorrent;
import org.hotswarm.api.AddTorrent.Introductions;
import org.hotswarm.api.Session;
import org.hotswarm.api.Torrent;
import org.hotswarm.api.TorrentFactory;
import org.hotswarm.api.settings.NetworkSettings;
import org.hotswarm.api.settings.Settings;
import org.hotswarm.api.settings.StorageSettings;
import org.hotswarm.api.status.TorrentState;
import org.hotswarm.model.metainfo.Metainfo;

/** One who takes part in a swarm on loopback: a realm whose session has been started. */
final class Party {
  /** For anything that is to happen. */
  static final Duration PATIENCE = Duration.ofSeconds(60);

  private static final String LOOPBACK = "127.0.0.1";

  private final Path data;
  private final Realm realm;
  private Session session;
  private TorrentFactory torrents;

  private Party(Path data, Realm realm) throws InterruptedException {
    this.data = data;
    this.realm = realm;
    lookAgain();
  }

  /** Starts one that keeps all it has below {@code home}. */
  static Party join(Path home) throws Exception {
    String state = home.resolve("state").toString();
    return join(home, settings -> settings.with(StorageSettings.STATE_DIRECTORY, state));
  }

  /** Starts one below {@code home}; its settings are {@code more} than where it listens. */
  static Party join(Path home, UnaryOperator<Settings> more) throws Exception {
    Party party = comeBack(home);
    party.session.apply(
        more.apply(
            Settings.defaults()
                .with(NetworkSettings.BIND_ADDRESS, LOOPBACK)
                .with(NetworkSettings.LISTEN_PORT_FIRST, 0)
                .with(NetworkSettings.LISTEN_PORT_LAST, 0)));
    party.session.start();
    return party;
  }

  /** Starts the framework below {@code home}, as it was left. */
  static Party comeBack(Path home) throws Exception {
    Path data = Files.createDirectories(home.resolve("data"));
    return new Party(data, Realm.start(home.resolve("bundles")));
  }

  /** Takes the services that are there now. */
  void lookAgain() throws InterruptedException {
    session = realm.service(Session.class);
    torrents = realm.service(TorrentFactory.class);
  }

  Realm realm() {
    return realm;
  }

  Session session() {
    return session;
  }

  TorrentFactory torrents() {
    return torrents;
  }

  /** Where its torrents' files are. */
  Path data() {
    return data;
  }

  /** Where it can be reached. */
  String address() {
    return LOOPBACK + ":" + session.status().port();
  }

  /** Adds a torrent and introduces it to {@code others}. */
  Torrent add(Metainfo metainfo, Party... others) throws Exception {
    List<String> peers = List.of(others).stream().map(Party::address).toList();
    return session.add(
        AddTorrent.of(metainfo, data).withIntroductions(new Introductions(List.of(), peers)));
  }

  /** Waits until {@code torrent} is complete. */
  static void awaitSeeding(Torrent torrent) {
    await(torrent.status().name() + " is complete")
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(50))
        .until(() -> progress(torrent), Party::isComplete);
  }

  private record Step(TorrentState state, Optional<String> problem, String why, int pieces) {}

  private static Step progress(Torrent torrent) {
    var status = torrent.status();
    return new Step(
        status.state(),
        status.problem().map(problem -> problem.message()),
        status.why(),
        status.progress().pieces());
  }

  private static boolean isComplete(Step step) {
    return step.state() == TorrentState.SEEDING;
  }

  /** Stops the session and the realm. */
  void leave() throws Exception {
    session.stop(Duration.ZERO).toCompletableFuture().get(10, TimeUnit.SECONDS);
    realm.stop();
  }
}
