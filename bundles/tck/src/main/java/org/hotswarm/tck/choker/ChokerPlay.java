package org.hotswarm.tck.choker;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.hotswarm.spi.choker.ChokeRound;
import org.hotswarm.spi.choker.Choker;
import org.hotswarm.spi.choker.ChokerNeeds;
import org.hotswarm.spi.choker.ChokerPeer;
import org.hotswarm.tck.Play;

/** Rounds among peers that come and go and change their minds; does what the choker says. */
public final class ChokerPlay implements Play<ChokerNeeds, Choker> {
  private static final Duration INTERVAL = Duration.ofSeconds(15);
  private static final int EVENTS = 40;
  private static final int SLOTS = 4;

  private final FakeNeeds needs;
  private final Random random;
  private final Map<Long, ChokerPeer> peers = new TreeMap<>();
  private long nextId = 1;

  /**
   * @param seed of the whole course
   */
  public ChokerPlay(long seed) {
    needs = FakeNeeds.of(seed);
    random = new Random(seed);
    for (int i = 0; i < 8; i++) {
      join();
    }
  }

  @Override
  public ChokerNeeds needs() {
    return needs;
  }

  @Override
  public int length() {
    return EVENTS;
  }

  /** Peers and their rates come with every round. */
  @Override
  public void replay(Choker choker) {}

  @Override
  public void step(Choker choker) {
    switch (random.nextInt(6)) {
      case 0 -> join();
      case 1 -> peers.keySet().stream().findAny().ifPresent(peers::remove);
      default -> peers.replaceAll((id, peer) -> changed(peer));
    }
    round(choker, SLOTS, random.nextInt(5) > 0);
  }

  private void join() {
    long id = nextId++;
    peers.put(
        id, new ChokerPeer(id, true, false, false, random.nextBoolean(), 0, 0, Long.MAX_VALUE, 0));
  }

  private ChokerPeer changed(ChokerPeer peer) {
    return new ChokerPeer(
        peer.id(),
        random.nextInt(5) > 0,
        peer.unchoked(),
        peer.optimistic(),
        peer.seeding(),
        random.nextInt(1 << 20),
        peer.unchoked() ? random.nextInt(1 << 20) : 0,
        peer.sinceUnchokedNanos(),
        peer.sentSinceUnchoked());
  }

  /** A round after the interval, all of whose promises are checked; then it is done as it says. */
  ChokeRound round(Choker choker, int slots, boolean regular) {
    pass();
    List<ChokerPeer> seen = new ArrayList<>(peers.values());
    Collections.shuffle(seen, random);
    ChokeRound round = choker.round(seen, slots, regular);
    Set<Long> unchoked = round.unchoked();
    Set<Long> wanting = interested();
    assertThat(peers.keySet()).as("only peers that are there").containsAll(unchoked);
    assertThat(unchoked).as("who is unchoked").containsAll(round.optimistic());
    assertThat(unchoked.stream().filter(wanting::contains).count())
        .as("interested ones who are unchoked, of %d", wanting.size())
        .isBetween((long) Math.min(1, wanting.size()), (long) slots);
    peers.replaceAll((id, peer) -> obeyed(peer, round));
    return round;
  }

  private void pass() {
    needs.ticker().advance(INTERVAL);
    peers.replaceAll(
        (id, peer) ->
            new ChokerPeer(
                id,
                peer.interested(),
                peer.unchoked(),
                peer.optimistic(),
                peer.seeding(),
                peer.downRate(),
                peer.upRate(),
                peer.sinceUnchokedNanos() == Long.MAX_VALUE
                    ? Long.MAX_VALUE
                    : peer.sinceUnchokedNanos() + INTERVAL.toNanos(),
                peer.unchoked() ? peer.sentSinceUnchoked() + peer.upRate() * 15 : 0));
  }

  private static ChokerPeer obeyed(ChokerPeer peer, ChokeRound round) {
    boolean unchoked = round.unchoked().contains(peer.id());
    boolean begins = unchoked && !peer.unchoked();
    return new ChokerPeer(
        peer.id(),
        peer.interested(),
        unchoked,
        round.optimistic().contains(peer.id()),
        peer.seeding(),
        peer.downRate(),
        unchoked ? peer.upRate() : 0,
        begins ? 0 : peer.sinceUnchokedNanos(),
        begins ? 0 : peer.sentSinceUnchoked());
  }

  /** Ids of those who want something. */
  Set<Long> interested() {
    return peers.values().stream()
        .filter(ChokerPeer::interested)
        .map(ChokerPeer::id)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** With a slot for everybody, everybody who wants something gets one. */
  @Override
  public void finish(Choker choker) {
    round(choker, Integer.MAX_VALUE, true);
    assertThat(round(choker, Integer.MAX_VALUE, true).unchoked()).containsAll(interested());
  }
}
