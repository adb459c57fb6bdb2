package org.hotswarm.engine.swap;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;

class SlotTest {
  private final Roster<Toy> roster = new Roster<>("toy");
  private final List<String> replayed = new ArrayList<>();
  private String wanted = "";
  private boolean failsToReplay;
  private final Slot<String, Toy.Memory, Toy.Thing, Toy> slot =
      new Slot<>(
          Runnable::run,
          "needs",
          Choice.named(() -> wanted),
          Toy.room(
              thing -> {
                replayed.add(thing.from());
                if (failsToReplay) {
                  throw new IllegalStateException("does not want to know");
                }
              }));
  private final Toy a = new Toy("a");
  private final Toy b = new Toy("b");

  private String current() {
    return slot.current().map(Toy.Thing::from).orElse("");
  }

  @Test
  void theBetterOneTakesOverWithTheState() {
    roster.attach(slot);
    assertThat(slot.current()).isEmpty();
    roster.join(a.offer(0));
    assertThat(current()).isEqualTo("a");
    roster.join(b.offer(5));
    assertThat(current()).isEqualTo("b");
    assertThat(slot.orNull().was).isEqualTo("a");
    assertThat(a.opened.get(0).closed).isTrue();
    assertThat(replayed).containsExactly("a", "b");
    assertThat(slot.using().map(Offer::id)).contains("b");
  }

  @Test
  void theStateIsParkedWhileThereIsNone() {
    roster.join(a.offer(0));
    roster.attach(slot);
    roster.leave(a);
    assertThat(slot.current()).isEmpty();
    assertThat(slot.using()).isEmpty();
    assertThat(a.open()).isZero();
    roster.join(b.offer(0));
    assertThat(slot.orNull().was).isEqualTo("a");
  }

  @Test
  void aWorseOneChangesNothing() {
    roster.join(b.offer(5));
    roster.attach(slot);
    roster.join(a.offer(0));
    assertThat(current()).isEqualTo("b");
    assertThat(b.opened).hasSize(1);
    assertThat(a.opened).isEmpty();
  }

  @Test
  void settingsChooseById() {
    roster.join(b.offer(5));
    roster.join(a.offer(0));
    roster.attach(slot);
    wanted = "a";
    roster.resettle();
    assertThat(current()).isEqualTo("a");
    wanted = "nobody";
    roster.resettle();
    assertThat(slot.current()).isEmpty();
  }

  @Test
  void oneThatCannotBeOpenedLeavesTheOneBefore() {
    roster.join(a.offer(0));
    roster.attach(slot);
    b.failsToOpen = true;
    roster.join(b.offer(5));
    assertThat(current()).isEqualTo("a");
    assertThat(a.opened).hasSize(1);
    assertThat(a.open()).isEqualTo(1);
  }

  @Test
  void theNextBestIsUsedWhenTheBestCannotBeOpened() {
    b.failsToOpen = true;
    roster.join(b.offer(5));
    roster.join(a.offer(0));
    roster.attach(slot);
    assertThat(current()).isEqualTo("a");
  }

  @Test
  void oneThatLeavesIsLetGoEvenIfNobodyElseCanBeOpened() {
    roster.join(a.offer(5));
    roster.attach(slot);
    b.failsToOpen = true;
    roster.join(b.offer(0));
    roster.leave(a);
    assertThat(slot.current()).isEmpty();
    assertThat(a.open()).isZero();
    b.failsToOpen = false;
    roster.resettle();
    assertThat(slot.orNull().was).isEqualTo("a");
  }

  @Test
  void oneThatCannotSayItsStateOrCloseIsLetGoAllTheSame() {
    roster.join(a.offer(0));
    roster.attach(slot);
    a.failsToSay = true;
    a.failsToClose = true;
    roster.leave(a);
    assertThat(slot.current()).isEmpty();
    roster.join(b.offer(0));
    assertThat(current()).isEqualTo("b");
    assertThat(slot.orNull().was).isEmpty();
  }

  @Test
  void aReplayThatFailsDoesNotKeepTheOneBeforeOpen() {
    roster.join(a.offer(0));
    roster.attach(slot);
    failsToReplay = true;
    roster.join(b.offer(5));
    assertThat(current()).isEqualTo("b");
    assertThat(a.open()).isZero();
  }

  @Test
  void aParkedStateIsWhatTheFirstOneStartsWith() {
    slot.park(new Toy.Memory("saved "));
    roster.join(a.offer(0));
    roster.attach(slot);
    assertThat(slot.orNull().was).isEqualTo("saved ");
    assertThat(slot.vacate()).contains(new Toy.Memory("saved a"));
  }

  @Test
  void vacatedForGood() {
    roster.join(a.offer(0));
    roster.attach(slot);
    a.failsToClose = true;
    assertThat(slot.vacate()).contains(new Toy.Memory("a"));
    assertThat(slot.vacate()).contains(new Toy.Memory("a"));
    roster.join(b.offer(5));
    assertThat(slot.current()).isEmpty();
    assertThat(slot.using()).isEqualTo(Optional.empty());
    assertThat(b.opened).isEmpty();
  }

  @Test
  void anOwnerThatHasEndedHoldsUpNobody() {
    Slot<String, Toy.Memory, Toy.Thing, Toy> dead =
        new Slot<>(
            task -> {
              throw new RejectedExecutionException("ended");
            },
            "needs",
            Choice.named(() -> ""),
            Toy.room(thing -> {}));
    roster.attach(dead);
    roster.attach(slot);
    roster.join(a.offer(0));
    assertThat(current()).isEqualTo("a");
    roster.leave(a);
    assertThat(slot.current()).isEmpty();
  }
}
