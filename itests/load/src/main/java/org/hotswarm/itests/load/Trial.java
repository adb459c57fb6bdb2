package org.hotswarm.itests.load;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.hotswarm.api.Session;
import org.hotswarm.api.alert.AlertCategory;
import org.hotswarm.api.settings.AnnounceSettings;
import org.hotswarm.api.settings.NetworkSettings;
import org.hotswarm.api.settings.Settings;
import org.hotswarm.api.settings.StorageSettings;
import org.hotswarm.itests.load.swarm.Plan;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Swaps every provider of a session many times while it downloads and uploads. */
public final class Trial {
  private static final Logger LOG = LoggerFactory.getLogger(Trial.class);
  private static final int SEEDS = 3;
  private static final int LEECHES = 2;
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final Ground ground;
  private final Course course;
  private final Plan plan;
  private final String classPath;
  private final Loaders loaders = new Loaders();
  private final Witness witness = new Witness();
  private final Random random;

  /**
   * @param ground what is tried
   * @param outside what the other side is made of
   * @param course how long and how fast
   */
  public Trial(Ground ground, Outside outside, Course course) {
    this.ground = ground;
    this.course = course;
    this.classPath = outside.classPath();
    this.random = new Random(course.seed());
    Path home = ground.home().resolve("swarm");
    int mebibytes = course.mebibytesEach(Load.TORRENTS);
    this.plan =
        new Plan(
            outside.bundles(), outside.logging(), home, Load.TORRENTS, mebibytes, SEEDS, LEECHES);
  }

  /** Alerts that may wait for the witness: what a second of blocks makes, asked for and come. */
  private static final int MOST_WAITING = 100_000;

  /** Does it all; the session is started for it and stopped at the end. */
  public Results run() throws Exception {
    Files.createDirectories(ground.home().resolve("data"));
    Session session = ground.session();
    session.apply(settings());
    session.start();
    session.alerts().setLimit(MOST_WAITING);
    AutoCloseable listening =
        session.alerts().subscribe(witness, EnumSet.allOf(AlertCategory.class));
    Thread.UncaughtExceptionHandler before = Thread.getDefaultUncaughtExceptionHandler();
    Thread.setDefaultUncaughtExceptionHandler(witness);
    try (SwarmProcess swarm = SwarmProcess.start(classPath, plan)) {
      return run(swarm);
    } finally {
      Thread.setDefaultUncaughtExceptionHandler(before);
      listening.close();
      session.stop(Duration.ZERO).toCompletableFuture().get(10, TimeUnit.SECONDS);
    }
  }

  private Settings settings() {
    return Settings.defaults()
        .with(NetworkSettings.BIND_ADDRESS, "127.0.0.1")
        .with(NetworkSettings.LISTEN_PORT_FIRST, 0)
        .with(NetworkSettings.LISTEN_PORT_LAST, 0)
        .with(AnnounceSettings.MIN_ANNOUNCE_INTERVAL, Duration.ofSeconds(1))
        .with(StorageSettings.RESUME_INTERVAL, Duration.ofSeconds(1))
        .with(StorageSettings.STATE_DIRECTORY, ground.home().resolve("state").toString());
  }

  private Results run(SwarmProcess swarm) throws Exception {
    Choices choices = new Choices(ground.session());
    List<Part> parts = Part.all(ground.context(), loaders, choices);
    Deck warmUp = new Deck(parts, course.warmUp(), random);
    segment(swarm, new Round.Task(Optional.of(warmUp), warmUp.size()), parts, choices);
    Resources before = rest();
    Deck deck = new Deck(parts, course.swaps(), random);
    Round.Task swapping = new Round.Task(Optional.of(deck), course.swapsInSegment(deck.size()));
    Round.Task control = new Round.Task(Optional.empty(), course.periodsOfControl());
    List<Segment> segments = new ArrayList<>();
    for (int turn = 0; !deck.isEmpty(); turn++) {
      boolean swapsFirst = turn % 2 == 1;
      for (boolean swaps : List.of(swapsFirst, !swapsFirst)) {
        segments.add(segment(swarm, swaps ? swapping : control, parts, choices));
      }
    }
    Resources after = rest();
    return new Results(course, parts, segments, new Results.Leaks(loaders, before, after));
  }

  private Segment segment(SwarmProcess swarm, Round.Task task, List<Part> parts, Choices choices)
      throws Exception {
    Load load = new Load(ground, plan, swarm);
    Visitor visitor = new Visitor(ground.torrents(), plan.torrentFile(0), witness);
    try {
      Segment segment = new Round(course, load, swarm, witness, random).run(task, parts);
      LOG.info("{} pieces, {}", segment.pieces(), segment.complaints());
      return segment;
    } finally {
      visitor.close();
      choices.settle();
    }
  }

  /** Nothing is left of the load, and garbage is gone. */
  private Resources rest() {
    Patience.within(PATIENCE, () -> ground.session().status().peers().connected() == 0);
    return Resources.afterGarbage(loaders::areGone);
  }
}
