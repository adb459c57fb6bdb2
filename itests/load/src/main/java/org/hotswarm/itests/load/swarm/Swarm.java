package org.hotswarm.itests.load.swarm;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hotswarm.api.SessionFactory;
import org.hotswarm.api.TorrentFactory;
import org.hotswarm.model.metainfo.Metainfo;

/**
 * Main program of the other side: members that have everything, members that want everything, and
 * two trackers. Answers each line on standard input with one on standard output.
 */
public final class Swarm {
  private static final Duration TRACKER_DELAY = Duration.ofMillis(150);
  private static final long LOOK_MILLIS = 50;

  private final Plan plan;
  private final Realm realm;
  private final TorrentFactory torrents;
  private final Complaints complaints = new Complaints();
  private final List<Metainfo> shared = new ArrayList<>();
  private final List<Member> seeds = new ArrayList<>();
  private final List<Member> leeches = new ArrayList<>();
  private final HttpTracker http;
  private final UdpTracker udp;

  private Swarm(Plan plan) throws Exception {
    this.plan = plan;
    realm = Realm.start(plan.bundles(), plan.logging(), plan.home().resolve("realm"));
    torrents = realm.service(TorrentFactory.class);
    for (int number = 0; number < plan.torrents(); number++) {
      Payload payload = Payload.make(plan.home().resolve("shared"), number, plan.mebibytes());
      shared.add(payload.torrent(torrents));
      Files.write(plan.torrentFile(number), torrents.encode(shared.get(number)));
    }
    seat(realm.service(SessionFactory.class));
    http = new HttpTracker("127.0.0.1", TRACKER_DELAY);
    udp = new UdpTracker("127.0.0.1", TRACKER_DELAY);
  }

  /**
   * A seed has a session for each torrent, as a session's rate limit goes to whichever of its
   * torrents comes first.
   */
  private void seat(SessionFactory sessions) throws Exception {
    for (int number = 0; number < plan.seeds() + plan.leeches(); number++) {
      String host = "127.0.0." + (number + 2);
      Path data = plan.home().resolve("member-" + number);
      if (number >= plan.seeds()) {
        leeches.add(new Member(sessions.create(), host, data, complaints));
        continue;
      }
      for (Metainfo metainfo : shared) {
        Member seed = new Member(sessions.create(), host, data, complaints);
        seed.seed(metainfo, plan.home().resolve("shared"));
        seeds.add(seed);
      }
    }
  }

  /** Takes a {@link Plan} and lives until its standard input ends. */
  public static void main(String[] arguments) throws Exception {
    try (BufferedReader orders =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
      Swarm swarm = new Swarm(Plan.of(arguments));
      System.out.println(swarm.greeting());
      for (String order; (order = orders.readLine()) != null; ) {
        System.out.println(swarm.answer(order.split(" ")));
      }
      swarm.close();
    } finally {
      Runtime.getRuntime().halt(0);
    }
  }

  private String greeting() throws IOException {
    return Stream.concat(
            Stream.of("ready", http.url(), udp.url()), seeds.stream().map(Member::address))
        .collect(Collectors.joining("\t"));
  }

  private String answer(String[] order) throws Exception {
    return switch (order[0]) {
      case "leech" -> leech("127.0.0.1:" + order[1]);
      case "limit" -> limit(Long.parseLong(order[1]));
      case "complaints" -> "complaints\t" + complaints.take();
      case "complete" -> complete(Long.parseLong(order[1]));
      case "compare" -> compare();
      case "clear" -> clear();
      default -> "what is " + order[0] + "?";
    };
  }

  private String leech(String peer) throws Exception {
    for (Member leech : leeches) {
      for (int number = 0; number < shared.size(); number++) {
        leech.leech(plan.asAdded(number, shared.get(number), torrents, leech.data()), peer);
      }
    }
    return "ok";
  }

  private String limit(long bytesPerSecond) {
    seeds.forEach(seed -> seed.limitUpload(bytesPerSecond / seeds.size()));
    return "ok";
  }

  private String complete(long seconds) throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
    while (!leeches.stream().allMatch(Member::isComplete)) {
      if (System.nanoTime() - end > 0) {
        return "late";
      }
      Thread.sleep(LOOK_MILLIS);
    }
    return "ok";
  }

  private String compare() throws IOException {
    Differences differences = new Differences(plan.home().resolve("shared"));
    List<Path> all = new ArrayList<>();
    for (Member leech : leeches) {
      all.addAll(differences.in(leech.data()));
    }
    return all.isEmpty() ? "ok" : "differ: " + all;
  }

  private String clear() throws Exception {
    for (Member leech : leeches) {
      leech.clear();
    }
    return "ok";
  }

  private void close() throws Exception {
    http.close();
    udp.close();
    for (Member member : Stream.concat(seeds.stream(), leeches.stream()).toList()) {
      member.leave();
    }
    realm.stop();
  }
}
