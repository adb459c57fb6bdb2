package org.hotswarm.engine.swap;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class RosterTest {
  private final Roster<Toy> roster = new Roster<>("toy");

  private static Slot<String, Toy.Memory, Toy.Thing, Toy> slotOn(
      java.util.concurrent.Executor owner) {
    return new Slot<>(owner, "needs", Choice.named(() -> ""), Toy.room(thing -> {}));
  }

  @Test
  void ordersByRankingThenAge() {
    Offer.Origin origin = new Offer.Origin("bundle", "1.0.0");
    Offer<Toy> young = new Offer<>(new Toy("young"), "young", 5, 9, origin);
    Offer<Toy> old = new Offer<>(new Toy("old"), "old", 5, 3, origin);
    Offer<Toy> weak = new Offer<>(new Toy("weak"), "weak", -1, 1, origin);
    List.of(weak, young, old).forEach(roster::join);
    assertThat(roster.offers()).containsExactly(old, young, weak);
    assertThat(roster.find(toy -> toy.id().equals("weak"))).contains(weak);
  }

  @Test
  void twoVersionsOfOneProviderAreTwoOffers() {
    Toy before = new Toy("toy");
    Toy after = new Toy("toy");
    roster.join(before.offer(0));
    roster.join(after.offer(0));
    roster.leave(before);
    assertThat(roster.offers()).extracting(Offer::provider).containsExactly(after);
  }

  @Test
  void countsWhomAProviderServes() {
    Toy toy = new Toy("toy");
    roster.join(toy.offer(0));
    roster.attach(slotOn(Runnable::run));
    Slot<String, Toy.Memory, Toy.Thing, Toy> second = slotOn(Runnable::run);
    roster.attach(second);
    assertThat(roster.serving(toy.offer(0))).isEqualTo(2);
    roster.detach(second);
    assertThat(roster.serving(toy.offer(0))).isEqualTo(1);
  }

  @Test
  void watchersHearOfNewcomers() {
    AtomicInteger heard = new AtomicInteger();
    Runnable watcher = heard::incrementAndGet;
    roster.watch(watcher);
    roster.join(new Toy("a").offer(0));
    roster.unwatch(watcher);
    roster.join(new Toy("b").offer(0));
    assertThat(heard).hasValue(1);
  }

  @Test
  void whatIsPostedLateSettlesOnWhatIsTrueThen() {
    Queue<Runnable> posted = new ConcurrentLinkedQueue<>();
    Slot<String, Toy.Memory, Toy.Thing, Toy> slot = slotOn(posted::add);
    Toy gone = new Toy("gone");
    Toy stays = new Toy("stays");
    roster.join(gone.offer(5));
    roster.attach(slot);
    roster.join(stays.offer(0));
    Thread leaving = new Thread(() -> roster.leave(gone));
    leaving.start();
    while (roster.offers().size() > 1) {
      Thread.onSpinWait();
    }
    posted.forEach(Runnable::run);
    assertThat(gone.opened).as("a provider that left is never opened").isEmpty();
    assertThat(slot.using().map(Offer::id)).contains("stays");
    leaving.interrupt();
  }

  @Test
  void oneThatCannotSayWhatItIsForIsPassedOver() {
    Toy odd = new Toy("odd");
    Toy good = new Toy("good");
    roster.join(odd.offer(9));
    roster.join(good.offer(0));
    Slot<String, Toy.Memory, Toy.Thing, Toy> slot =
        new Slot<>(
            Runnable::run,
            "needs",
            Choice.fitting(
                toy -> {
                  if (toy == odd) {
                    throw new NoClassDefFoundError("odd");
                  }
                  return true;
                }),
            Toy.room(thing -> {}));
    roster.attach(slot);
    assertThat(slot.using().map(Offer::id)).contains("good");
  }

  @Test
  void afterLeavingNothingOfAProviderIsOpenHoweverManyThreadsComeAndGo() throws Exception {
    ExecutorService owner = Executors.newSingleThreadExecutor();
    List<Slot<String, Toy.Memory, Toy.Thing, Toy>> slots = new ArrayList<>();
    Front<Toy> front = new Front<>(() -> "", (toy, fence) -> toy);
    roster.attach(front);
    for (int i = 0; i < 3; i++) {
      slots.add(slotOn(owner));
      roster.attach(slots.get(i));
    }
    AtomicInteger stillOpen = new AtomicInteger();
    AtomicInteger stillInFront = new AtomicInteger();
    List<Thread> registries = new ArrayList<>();
    for (int t = 0; t < 4; t++) {
      Random random = new Random(t);
      Thread registry =
          new Thread(
              () -> {
                for (int i = 0; i < 300; i++) {
                  Toy toy = new Toy("toy");
                  roster.join(toy.offer(random.nextInt(5)));
                  roster.leave(toy);
                  stillOpen.addAndGet((int) toy.open());
                  stillInFront.addAndGet(front.current().filter(c -> c == toy).isPresent() ? 1 : 0);
                }
              });
      registry.start();
      registries.add(registry);
    }
    for (Thread registry : registries) {
      registry.join(30_000);
    }
    owner.shutdown();
    assertThat(owner.awaitTermination(10, TimeUnit.SECONDS)).isTrue();
    assertThat(stillOpen).hasValue(0);
    assertThat(stillInFront).hasValue(0);
    assertThat(slots).allMatch(slot -> slot.using().isEmpty());
  }

  @Test
  void twoVersionsOfOneProviderWorkSideBySide() {
    Toy old = new Toy("toy");
    Toy young = new Toy("toy");
    roster.join(new Offer<>(old, "toy", 0, 1, new Offer.Origin("toys", "1.9.0")));
    roster.join(new Offer<>(young, "toy", 5, 2, new Offer.Origin("toys", "1.10.0.beta")));
    assertThat(chosen("toy")).contains(young);
    assertThat(chosen("toy@1.9")).contains(old);
    assertThat(chosen("toy@1.9.0")).contains(old);
    assertThat(chosen("toy@1.10.0.beta")).contains(young);
    assertThat(chosen("toy@1")).as("the best of them").contains(young);
    assertThat(chosen("toy@1.1")).as("a part is all of a part").isEmpty();
    assertThat(chosen("boy@1.9")).isEmpty();
    assertThat(old.open()).isEqualTo(2);
    assertThat(young.open()).isEqualTo(3);
  }

  private Optional<Toy> chosen(String wanted) {
    Slot<String, Toy.Memory, Toy.Thing, Toy> slot =
        new Slot<>(Runnable::run, "needs", Choice.named(() -> wanted), Toy.room(thing -> {}));
    roster.attach(slot);
    return slot.using().map(Offer::provider);
  }
}
