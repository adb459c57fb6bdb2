package org.hotswarm.choker.rate;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.hotswarm.spi.choker.ChokeRound;
import org.hotswarm.spi.choker.Choker;
import org.hotswarm.spi.choker.ChokerNeeds;
import org.hotswarm.spi.choker.ChokerPeer;
import org.hotswarm.spi.time.Ticker;

/** Peers, virtual time and a choker; does what the choker says. */
final class Swarm implements ChokerNeeds {
  static final Duration INTERVAL = Duration.ofSeconds(15);

  private final Map<Long, Peer> peers = new LinkedHashMap<>();
  private final Random random;

  /** In which order the choker is told of the peers. */
  Random shuffle = new Random(99);

  Choker choker;
  int slots;
  private long now = 1_000_000_000_000L;

  /** One of them; rates are bytes per second. */
  static final class Peer {
    final long id;
    boolean interested = true;
    boolean seeding;
    long downRate;

    /** What it takes from us while it is unchoked. */
    long appetite;

    boolean unchoked;
    boolean optimistic;
    long unchokedAt;
    boolean everUnchoked;
    long sent;

    /** How often its state changed, turns it had, seconds it was unchoked. */
    int changes;

    int turns;
    long unchokedSeconds;

    Peer(long id) {
      this.id = id;
    }

    ChokerPeer seen(long now) {
      return new ChokerPeer(
          id,
          interested,
          unchoked,
          optimistic,
          seeding,
          downRate,
          unchoked ? appetite : 0,
          everUnchoked ? now - unchokedAt : Long.MAX_VALUE,
          unchoked ? sent : 0);
    }
  }

  Swarm(int slots, long seed) {
    this.slots = slots;
    this.random = new Random(seed);
    this.choker = new RateChokerProvider().open(this, Optional.empty());
  }

  /** Adds one of a torrent that downloads, which sends to us at {@code downRate}. */
  Peer sender(long id, long downRate) {
    Peer peer = new Peer(id);
    peer.downRate = downRate;
    peers.put(id, peer);
    return peer;
  }

  /** Adds one of a torrent that is complete, which takes {@code appetite}. */
  Peer taker(long id, long appetite) {
    Peer peer = new Peer(id);
    peer.seeding = true;
    peer.appetite = appetite;
    peers.put(id, peer);
    return peer;
  }

  void leave(long id) {
    peers.remove(id);
  }

  Peer peer(long id) {
    return peers.get(id);
  }

  List<Peer> all() {
    return List.copyOf(peers.values());
  }

  /** An interval passes and a regular round follows. */
  ChokeRound regular() {
    pass(INTERVAL);
    return round(true);
  }

  void regular(int rounds) {
    for (int i = 0; i < rounds; i++) {
      regular();
    }
  }

  void pass(Duration time) {
    now += time.toNanos();
    for (Peer peer : peers.values()) {
      if (peer.unchoked && peer.interested) {
        peer.sent += peer.appetite * time.toMillis() / 1000;
        peer.unchokedSeconds += time.toSeconds();
      }
    }
  }

  ChokeRound round(boolean regular) {
    List<ChokerPeer> seen =
        peers.values().stream().map(peer -> peer.seen(now)).collect(Collectors.toList());
    Collections.shuffle(seen, shuffle);
    ChokeRound round = choker.round(seen, slots, regular);
    for (Peer peer : peers.values()) {
      peer.optimistic = round.optimistic().contains(peer.id);
      change(peer, round.unchoked().contains(peer.id));
    }
    return round;
  }

  private void change(Peer peer, boolean unchoked) {
    if (unchoked == peer.unchoked) {
      return;
    }
    peer.changes++;
    peer.unchoked = unchoked;
    if (unchoked) {
      peer.turns++;
      peer.everUnchoked = true;
      peer.unchokedAt = now;
      peer.sent = 0;
    }
  }

  /** Ids of those who are unchoked, in order. */
  Set<Long> unchoked() {
    Set<Long> ids = new TreeSet<>();
    peers.values().stream().filter(peer -> peer.unchoked).forEach(peer -> ids.add(peer.id));
    return ids;
  }

  /** Id of the one that is unchoked optimistically, 0 for nobody. */
  long optimistic() {
    return peers.values().stream().filter(p -> p.optimistic).mapToLong(p -> p.id).sum();
  }

  @Override
  public Ticker ticker() {
    return () -> now;
  }

  @Override
  public RandomGenerator random() {
    return random;
  }

  @Override
  public int optimisticRounds() {
    return 4;
  }
}
