package org.hotswarm.engine.swap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.hotswarm.api.alert.SessionAlert;
import org.hotswarm.api.alert.SessionAlert.ProviderFault.Kind;
import org.hotswarm.api.module.ModuleStatus;
import org.hotswarm.api.module.SlotStatus;
import org.hotswarm.api.module.SwapReport;
import org.hotswarm.engine.fence.Fence;
import org.hotswarm.engine.fence.Tempo;
import org.hotswarm.engine.fence.Watch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A slot under a watch that is kept, as in a session. */
class RehearsalTest {
  private final Watch watch = Watch.keep();
  private final Reports reports = new Reports(watch);
  private final Roster<Toy> roster = new Roster<>("toy", Tempo.LOOP, watch, reports);
  private final ExecutorService owner = Executors.newSingleThreadExecutor();
  private final List<SessionAlert> alerts = new CopyOnWriteArrayList<>();
  private final CountDownLatch goOn = new CountDownLatch(1);
  private volatile String chosen = "";
  private final Slot<String, Toy.Memory, Toy.Thing, Toy> slot =
      new Slot<>(owner, "needs", Choice.named(() -> chosen), Toy.room(thing -> {}));
  private final Toy a = new Toy("a");
  private final Toy b = new Toy("b");

  RehearsalTest() {
    reports.listen(alerts::add);
    roster.join(a.offer(0));
    roster.attach(slot);
    await().until(() -> using().equals("a"));
  }

  @AfterEach
  void end() throws InterruptedException {
    goOn.countDown();
    watch.close();
    owner.shutdown();
    assertThat(owner.awaitTermination(10, TimeUnit.SECONDS)).isTrue();
  }

  private String using() {
    return slot.using().map(Offer::id).orElse("");
  }

  private Optional<SwapReport> report(SwapReport.Outcome outcome) {
    return reports.newest().stream().filter(one -> one.outcome() == outcome).findFirst();
  }

  private ModuleStatus module(String id) {
    return roster.modules().stream()
        .filter(module -> module.name().id().equals(id))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void theOneThatWorksGoesOnWhileTheNextIsTried() throws Exception {
    b.beforeOpening = goOn;
    roster.join(b.offer(5));
    await().until(() -> slot.state() == SlotStatus.State.MOVING);
    String working =
        CompletableFuture.supplyAsync(() -> slot.orNull().from(), owner).get(5, TimeUnit.SECONDS);
    assertThat(working).isEqualTo("a");
    goOn.countDown();
    await().until(() -> using().equals("b"));
    assertThat(slot.state()).isEqualTo(SlotStatus.State.FILLED);
    await().until(() -> report(SwapReport.Outcome.TOOK_OVER).isPresent());
    SwapReport report = report(SwapReport.Outcome.TOOK_OVER).orElseThrow();
    assertThat(report.state()).isEqualTo(SwapReport.State.MOVED);
    assertThat(report.from()).hasValueSatisfying(from -> assertThat(from.id()).isEqualTo("a"));
    assertThat(report.places().count()).isEqualTo(1);
    assertThat(a.open()).isZero();
    assertThat(b.open()).as("the one that was tried first is closed again").isEqualTo(1);
  }

  @Test
  void theOneThatIsNoLongerChosenWorksUntilTheChosenOneIsOpen() {
    b.beforeOpening = goOn;
    roster.join(b.offer(-5));
    chosen = "b";
    roster.resettle();
    await().until(() -> slot.state() == SlotStatus.State.MOVING);
    assertThat(using()).isEqualTo("a");
    goOn.countDown();
    await().until(() -> using().equals("b"));
    await().until(() -> report(SwapReport.Outcome.TOOK_OVER).isPresent());
    assertThat(report(SwapReport.Outcome.PARKED)).isEmpty();
    assertThat(a.open()).isZero();
  }

  @Test
  void theOneThatIsNoLongerChosenWorksOnIfTheChosenOneIsRefused() {
    b.failsToOpen = true;
    roster.join(b.offer(-5));
    chosen = "b";
    roster.resettle();
    await().until(() -> report(SwapReport.Outcome.REFUSED).isPresent());
    assertThat(using()).isEqualTo("a");
    chosen = "nobody";
    roster.resettle();
    await().until(() -> report(SwapReport.Outcome.PARKED).isPresent());
    assertThat(using()).isEmpty();
  }

  @Test
  void oneThatDoesNotOpenInItsBudgetDisturbsNobody() {
    b.beforeOpening = goOn;
    roster.join(b.offer(5));
    await().until(() -> report(SwapReport.Outcome.REFUSED).isPresent());
    assertThat(using()).isEqualTo("a");
    assertThat(report(SwapReport.Outcome.REFUSED).orElseThrow().reason())
        .contains("could not be opened within 2000 ms");
    assertThat(module("b").state()).isEqualTo(ModuleStatus.State.QUARANTINED);
    assertThat(a.opened).as("it was never let go").hasSize(1);
    goOn.countDown();
    await().until(() -> b.opened.size() == 1 && b.open() == 0);
    assertThat(using()).isEqualTo("a");
  }

  @Test
  void oneThatThrowsIsRefusedWithItsReason() {
    b.failsToOpen = true;
    roster.join(b.offer(5));
    await().until(() -> report(SwapReport.Outcome.REFUSED).isPresent());
    assertThat(using()).isEqualTo("a");
    assertThat(report(SwapReport.Outcome.REFUSED).orElseThrow().reason())
        .contains("toy b", "NoClassDefFoundError");
    assertThat(alerts).anyMatch(alert -> alert instanceof SessionAlert.ProviderFault);
  }

  @Test
  void whoLeavesWhileTheNextIsTriedIsLetGoAtOnce() {
    b.beforeOpening = goOn;
    roster.join(b.offer(5));
    await().until(() -> slot.state() == SlotStatus.State.MOVING);
    roster.leave(a);
    assertThat(a.open()).isZero();
    goOn.countDown();
    await().until(() -> using().equals("b"));
    String was =
        CompletableFuture.supplyAsync(() -> slot.orNull().was, owner)
            .orTimeout(5, TimeUnit.SECONDS)
            .join();
    assertThat(was).as("the state that was parked when it left").isEqualTo("a");
  }

  @Test
  void oneThatFailsTooOftenIsUsedNoMoreAndTheNextBestTakesOver() {
    roster.join(b.offer(5));
    await().until(() -> using().equals("b"));
    Fence fence = slot.using().orElseThrow().fence();
    for (int i = 0; i < 5; i++) {
      fence.tell(
          () -> {
            throw new IllegalStateException("a bug");
          });
    }
    await().until(() -> using().equals("a"));
    assertThat(module("b").state()).isEqualTo(ModuleStatus.State.QUARANTINED);
    assertThat(module("b").faults().count()).isEqualTo(5);
    assertThat(alerts)
        .filteredOn(alert -> alert instanceof SessionAlert.ProviderFault)
        .map(alert -> ((SessionAlert.ProviderFault) alert).kind())
        .containsExactly(Kind.FAILED, Kind.FAILED, Kind.FAILED, Kind.FAILED, Kind.QUARANTINED);
  }

  @Test
  void seatsThatDoTheSameAreToldOfTogether() {
    Reports patient = new Reports(watch, Duration.ofSeconds(1));
    Roster<Toy> many = new Roster<>("toy", Tempo.LOOP, watch, patient);
    many.join(a.offer(0));
    for (int i = 0; i < 10; i++) {
      many.attach(new Slot<>(owner, "needs", Choice.named(() -> chosen), Toy.room(thing -> {})));
    }
    await().until(() -> many.serving(many.offers().get(0)) == 10);
    many.leave(a);
    await().until(() -> !patient.newest().isEmpty());
    assertThat(patient.newest()).hasSize(1);
    assertThat(patient.newest().get(0).outcome()).isEqualTo(SwapReport.Outcome.PARKED);
    assertThat(patient.newest().get(0).places().count()).isEqualTo(10);
    assertThat(many.slots()).allMatch(one -> one.state() == SlotStatus.State.PARKED);
  }

  /** What no fence can do is take back a thread: its owner stands still until it returns. */
  @Test
  void aThreadThatSpinsIsToldOfAndOnlyItsOwnSeatStandsStill() throws Exception {
    Tempo quick = new Tempo(Duration.ofMillis(100), Duration.ofMillis(400));
    Roster<Toy> others = new Roster<>("toy", quick, watch, reports);
    others.join(a.offer(0));
    others.join(b.offer(5));
    ExecutorService held = Executors.newSingleThreadExecutor();
    Slot<String, Toy.Memory, Toy.Thing, Toy> spinning =
        new Slot<>(held, "needs", Choice.named(() -> chosen), Toy.room(thing -> {}));
    Slot<String, Toy.Memory, Toy.Thing, Toy> free =
        new Slot<>(owner, "needs", Choice.named(() -> chosen), Toy.room(thing -> {}));
    others.attach(spinning);
    others.attach(free);
    await().until(() -> others.serving(others.offers().get(0)) == 2);
    AtomicBoolean enough = new AtomicBoolean();
    Fence fence = spinning.using().orElseThrow().fence();
    held.execute(() -> fence.tell(() -> spin(enough)));
    await().until(() -> free.using().orElseThrow().id().equals("a"));
    assertThat(spinning.using().orElseThrow().id()).isEqualTo("b");
    assertThat(fence.faults().slow()).isPositive();
    assertThat(fence.faults().last().orElseThrow()).contains("has not returned", "spin");
    enough.set(true);
    await().until(() -> spinning.using().orElseThrow().id().equals("a"));
    held.shutdown();
    assertThat(held.awaitTermination(10, TimeUnit.SECONDS)).isTrue();
  }

  private static void spin(AtomicBoolean enough) {
    while (!enough.get()) {
      Thread.onSpinWait();
    }
  }

  @Test
  void howeverManyGetStuckTheNextIsOpened() {
    List<Toy> stuck = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      Toy toy = new Toy("stuck" + i);
      toy.beforeOpening = goOn;
      stuck.add(toy);
      roster.join(toy.offer(5));
    }
    await()
        .atMost(30, TimeUnit.SECONDS)
        .until(() -> stuck.stream().allMatch(toy -> isQuarantined(toy.id())));
    roster.join(b.offer(3));
    await().until(() -> using().equals("b"));
  }

  private boolean isQuarantined(String id) {
    return module(id).state() == ModuleStatus.State.QUARANTINED;
  }
}
