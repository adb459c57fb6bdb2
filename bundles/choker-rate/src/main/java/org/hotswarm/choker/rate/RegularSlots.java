package org.hotswarm.choker.rate;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The slots that are given by merit: rates to us, or turns. */
final class RegularSlots {
  private final int slots;
  private final Set<Long> chosen = new HashSet<>();

  private RegularSlots(int slots) {
    this.slots = slots;
  }

  /**
   * Fills the slots.
   *
   * @param kept those that have to stay unchoked, even if there are more than slots
   * @param others those that compete for what is left
   * @return ids of who got one
   */
  static Set<Long> fill(List<Contender> kept, List<Contender> others, int slots) {
    RegularSlots regular = new RegularSlots(slots);
    kept.forEach(contender -> regular.chosen.add(contender.id()));
    regular.fill(count(kept), kept.size(), others);
    return regular.chosen;
  }

  private static int count(List<Contender> contenders) {
    return (int) contenders.stream().filter(Contender::isSeeding).count();
  }

  private void fill(int keptSeeding, int kept, List<Contender> others) {
    List<Contender> receiving = sorted(others, false, Contender.BY_RATE_TO_US);
    List<Contender> seeding = sorted(others, true, Contender.BY_TURN);
    int share = share(keptSeeding + seeding.size(), kept + others.size());
    take(seeding, kept + Math.max(0, share - keptSeeding));
    take(receiving, slots);
    take(seeding, slots);
  }

  private static List<Contender> sorted(
      List<Contender> contenders, boolean seeding, Comparator<Contender> order) {
    return contenders.stream()
        .filter(contender -> contender.isSeeding() == seeding)
        .sorted(order)
        .toList();
  }

  /**
   * Slots of seeding torrents: as their peers are of all, but at least one of two for each kind.
   */
  private int share(int seeding, int all) {
    int fair = Math.round((float) slots * seeding / all);
    boolean oneKind = seeding == 0 || seeding == all;
    return oneKind || slots < 2 ? fair : Math.min(slots - 1, Math.max(1, fair));
  }

  private void take(List<Contender> contenders, int until) {
    for (Contender contender : contenders) {
      if (chosen.size() >= Math.min(until, slots)) {
        return;
      }
      chosen.add(contender.id());
    }
  }
}
