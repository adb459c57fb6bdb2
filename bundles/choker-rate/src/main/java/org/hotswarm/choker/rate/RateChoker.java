package org.hotswarm.choker.rate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hotswarm.spi.choker.ChokeRound;
import org.hotswarm.spi.choker.Choker;
import org.hotswarm.spi.choker.ChokerNeeds;
import org.hotswarm.spi.choker.ChokerPeer;
import org.hotswarm.spi.choker.ChokerState;

/** Decides round by round. Owner thread: the session's loop. */
final class RateChoker implements Choker {
  private final ChokerNeeds needs;
  private final OptimisticSlot optimistic;

  /** When those were choked that have to stay so for a while, by id. */
  private final Map<Long, Long> chokedAt = new HashMap<>();

  RateChoker(ChokerNeeds needs, Optional<ChokerState> state) {
    this.needs = needs;
    this.optimistic = new OptimisticSlot(state);
  }

  @Override
  public ChokeRound round(List<ChokerPeer> peers, int slots, boolean regular) {
    long now = needs.ticker().nanos();
    chokedAt.values().removeIf(then -> now - then >= Contender.REST.toNanos());
    if (regular) {
      optimistic.age();
    }
    List<Contender> contenders = contenders(peers);
    Set<Long> unchoked = new HashSet<>(keptForNothing(peers));
    if (contenders.size() <= slots) {
      optimistic.clear();
      contenders.forEach(contender -> unchoked.add(contender.id()));
    } else {
      unchoked.addAll(share(contenders, slots));
    }
    noteChoked(peers, unchoked, now);
    return new ChokeRound(unchoked, optimistic.ids());
  }

  /** Those who may have a slot, by id, so that lots do not depend on the order they came in. */
  private List<Contender> contenders(List<ChokerPeer> peers) {
    return peers.stream()
        .filter(peer -> peer.interested() && !chokedAt.containsKey(peer.id()))
        .sorted(Comparator.comparingLong(ChokerPeer::id))
        .map(peer -> Contender.of(peer, optimistic.isHeldBy(peer.id()), needs.random().nextLong()))
        .toList();
  }

  /** Those who are not interested any more but were unchoked only just now. */
  private static List<Long> keptForNothing(List<ChokerPeer> peers) {
    return peers.stream()
        .filter(peer -> !peer.interested() && Contender.isFresh(peer))
        .map(ChokerPeer::id)
        .toList();
  }

  private Set<Long> share(List<Contender> contenders, int slots) {
    int regular = Math.max(1, slots - 1);
    List<Contender> kept = new ArrayList<>();
    List<Contender> others = new ArrayList<>();
    for (Contender contender : contenders) {
      boolean holds = slots > regular && optimistic.isHeldBy(contender.id());
      if (!holds && contender.isFresh()) {
        kept.add(contender);
      } else if (!holds || !contender.isSeeding()) {
        others.add(contender);
      }
    }
    Set<Long> chosen = RegularSlots.fill(kept, others, regular);
    chooseOptimistic(contenders, chosen, slots);
    chosen.addAll(optimistic.ids());
    return chosen;
  }

  /** Lets the holder of the optimistic slot be if it still needs it, else draws another. */
  private void chooseOptimistic(List<Contender> contenders, Set<Long> chosen, int slots) {
    List<Contender> pool =
        contenders.stream().filter(contender -> !chosen.contains(contender.id())).toList();
    boolean room = chosen.size() < slots;
    boolean stays =
        pool.stream()
            .filter(contender -> optimistic.isHeldBy(contender.id()))
            .anyMatch(contender -> room || contender.isFresh());
    if (stays) {
      return;
    }
    if (room) {
      optimistic.draw(pool, needs.random(), needs.optimisticRounds());
    } else {
      optimistic.clear();
    }
  }

  private void noteChoked(List<ChokerPeer> peers, Set<Long> unchoked, long now) {
    for (ChokerPeer peer : peers) {
      if (peer.unchoked() && !unchoked.contains(peer.id())) {
        chokedAt.put(peer.id(), now);
      }
    }
  }

  @Override
  public ChokerState snapshot() {
    return optimistic.state();
  }

  @Override
  public void close() {
    chokedAt.clear();
  }
}
