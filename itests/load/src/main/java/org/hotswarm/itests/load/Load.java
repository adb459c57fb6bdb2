package org.hotswarm.itests.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.hotswarm.api.AddTorrent;
import org.hotswarm.api.AddTorrent.Introductions;
import org.hotswarm.api.AddTorrent.Providers;
import org.hotswarm.api.Session;
import org.hotswarm.api.Torrent;
import org.hotswarm.api.status.TorrentState;
import org.hotswarm.api.status.TorrentStatus;
import org.hotswarm.itests.load.swarm.Differences;
import org.hotswarm.itests.load.swarm.Plan;

/**
 * The torrents of the session under trial: one picks in order, one keeps its data in memory, one
 * comes by a magnet link, the others are as they come.
 */
final class Load {
  static final int TORRENTS = 8;
  private static final int IN_ORDER = TORRENTS - 2;
  private static final int IN_MEMORY = TORRENTS - 1;
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Ground ground;
  private final Plan plan;
  private final SwarmProcess swarm;
  private final List<Torrent> torrents = new ArrayList<>();

  Load(Ground ground, Plan plan, SwarmProcess swarm) {
    this.ground = ground;
    this.plan = plan;
    this.swarm = swarm;
  }

  /** The store that torrent keeps. */
  static Optional<String> store(int number) {
    return number == IN_MEMORY ? Optional.of("memory") : Optional.empty();
  }

  private static Optional<String> picker(int number) {
    return number == IN_ORDER ? Optional.of("sequential") : Optional.empty();
  }

  /** Adds all, and returns when every peer is there and every torrent flows. */
  void begin() throws Exception {
    Session session = ground.session();
    for (int number = 0; number < TORRENTS; number++) {
      torrents.add(session.add(request(number)));
    }
    swarm.leech(session.status().port());
    Patience.await(PATIENCE, this::flows, () -> "the load is not complete: " + words());
  }

  private AddTorrent request(int number) throws Exception {
    AddTorrent.Introductions introductions =
        new Introductions(
            List.of(swarm.trackers().get(number % swarm.trackers().size())), swarm.seeds(number));
    return plan.asAdded(
            number,
            ground.torrents().read(plan.torrentFile(number)),
            ground.torrents(),
            ground.home().resolve("data"))
        .withProviders(new Providers(picker(number), store(number)))
        .withIntroductions(introductions);
  }

  private boolean flows() {
    return connections().size() >= plan.connections()
        && torrents.stream().allMatch(torrent -> torrent.status().progress().pieces() > 0);
  }

  /** All connections, each by its torrent and the address of the peer. */
  Set<String> connections() {
    return torrents.stream()
        .flatMap(
            torrent ->
                torrent.peers().stream()
                    .filter(peer -> peer.id().isPresent())
                    .map(peer -> torrent.infoHash() + " " + peer.address()))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** What failed, torrent by torrent; empty when all are complete and right. */
  List<String> finish(int seconds) throws IOException {
    boolean complete =
        Patience.within(
            Duration.ofSeconds(seconds),
            () -> torrents.stream().allMatch(torrent -> isComplete(torrent.status())));
    List<String> failures = new ArrayList<>();
    if (!complete) {
      failures.add("did not complete: " + words());
    } else if (!swarm.isComplete(seconds)) {
      failures.add("the swarm did not get all from us");
    } else {
      compare(failures);
    }
    return failures;
  }

  private static boolean isComplete(TorrentStatus status) {
    return status.state() == TorrentState.SEEDING;
  }

  private void compare(List<String> failures) throws IOException {
    Differences differences = new Differences(plan.home().resolve("shared"));
    for (int number = 0; number < TORRENTS; number++) {
      if (number != IN_MEMORY) {
        Path part = Path.of(torrents.get(number).status().name());
        differences
            .in(ground.home().resolve("data"), part)
            .forEach(file -> failures.add(file + " is not what was sent"));
      }
    }
    String theirs = swarm.differences();
    if (!theirs.isEmpty()) {
      failures.add("what the swarm got from us: " + theirs);
    }
  }

  /** Takes all out again. */
  void end() throws IOException, InterruptedException, ExecutionException, TimeoutException {
    swarm.clear();
    for (Torrent torrent : torrents) {
      ground
          .session()
          .remove(torrent, true)
          .toCompletableFuture()
          .get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    }
    torrents.clear();
    Files.createDirectories(ground.home().resolve("data"));
  }

  List<TorrentStatus> status() {
    return torrents.stream().map(Torrent::status).toList();
  }

  String words() {
    return torrents.stream()
        .map(
            torrent ->
                "%s %s, %d pieces, %d peers, %s%s"
                    .formatted(
                        torrent.status().name(),
                        torrent.status().state(),
                        torrent.status().progress().pieces(),
                        torrent.peers().size(),
                        torrent.status().why(),
                        torrent.status().problem().map(problem -> ", " + problem).orElse("")))
        .collect(Collectors.joining("; "));
  }
}
