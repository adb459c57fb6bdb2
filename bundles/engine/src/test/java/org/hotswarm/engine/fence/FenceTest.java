package org.hotswarm.engine.fence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.hotswarm.api.alert.SessionAlert.ProviderFault.Kind;
import org.hotswarm.api.module.ModuleName;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FenceTest {
  private static final Tempo TEMPO = new Tempo(Duration.ofMillis(100), Duration.ofMillis(400));

  private final Watch watch = Watch.unattended();
  private final Fence fence =
      watch.around("picker", new ModuleName("odd", "com.example.odd", "1.0.0"), TEMPO);
  private final List<String> told = new ArrayList<>();
  private final List<Kind> kinds = new ArrayList<>();
  private final CountDownLatch inside = new CountDownLatch(1);
  private final CountDownLatch leave = new CountDownLatch(1);
  private final Thread stuck = new Thread(() -> fence.tell(this::wasteTime), "some-loop");

  FenceTest() {
    watch.listen(
        (which, kind, words) -> {
          told.add(words);
          kinds.add(kind);
        });
  }

  @AfterEach
  void free() throws InterruptedException {
    leave.countDown();
    stuck.join(10_000);
  }

  private void wasteTime() {
    inside.countDown();
    try {
      leave.await();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void getStuck() throws InterruptedException {
    stuck.start();
    inside.await();
  }

  private void look(int times) {
    for (int i = 0; i < times; i++) {
      watch.look();
    }
  }

  private void fail() {
    fence.tell(
        () -> {
          throw new IllegalStateException("a bug");
        });
  }

  @Test
  void whatIsOfTheContractGoesThrough() {
    assertThat(fence.<String, RuntimeException>ask(() -> "answer")).isEqualTo("answer");
    assertThatThrownBy(
            () ->
                fence.run(
                    () -> {
                      throw new IOException("disk full");
                    }))
        .isInstanceOf(IOException.class)
        .hasMessage("disk full");
    assertThat(fence.faults().count()).isZero();
    assertThat(told).isEmpty();
  }

  @Test
  void anyOtherFailureIsCountedAndSaidWithItsPlace() {
    assertThatThrownBy(
            () ->
                fence.ask(
                    () -> {
                      throw new NoClassDefFoundError("com/example/Gone");
                    }))
        .isInstanceOf(ProviderFailure.class)
        .hasMessageContaining("picker odd 1.0.0 failed")
        .hasMessageContaining("com/example/Gone at org.hotswarm.engine.fence.FenceTest");
    assertThat(fence.faults().count()).isEqualTo(1);
    assertThat(fence.faults().last()).hasValueSatisfying(last -> last.contains("Gone"));
    assertThat(told).hasSize(1);
    assertThat(kinds).containsExactly(Kind.FAILED);
  }

  @Test
  void oneFailureBehindTwoFencesIsBlamedOnTheInner() {
    Fence outer = watch.around("choker", new ModuleName("outer", "com.example", "1.0.0"), TEMPO);
    assertThatThrownBy(() -> outer.run(() -> fence.run(this::throwBug)))
        .hasMessageContaining("picker odd");
    assertThat(fence.faults().count()).isEqualTo(1);
    assertThat(outer.faults().count()).isZero();
  }

  private void throwBug() {
    throw new IllegalStateException("a bug");
  }

  @Test
  void fiveFailuresInAMinuteAreTooMany() {
    for (int i = 0; i < 4; i++) {
      fail();
    }
    assertThat(fence.isOut()).isFalse();
    fail();
    assertThat(fence.isOut()).isTrue();
    fail();
    assertThat(kinds)
        .containsExactly(
            Kind.FAILED, Kind.FAILED, Kind.FAILED, Kind.FAILED, Kind.QUARANTINED, Kind.FAILED);
    assertThat(fence.faults().count()).isEqualTo(6);
  }

  @Test
  void failuresThatAreFarApartAreForgiven() {
    Faults faults = new Faults();
    long second = 1_000_000_000L;
    for (int i = 0; i < 20; i++) {
      assertThat(faults.failed("a bug", i * 16 * second)).isFalse();
    }
    assertThat(faults.failed("a bug", 19 * 16 * second + 1)).isTrue();
  }

  @Test
  void aCallThatTakesLongIsToldOnceWithItsStack() throws InterruptedException {
    getStuck();
    look(4);
    assertThat(told).isEmpty();
    look(3);
    assertThat(told).hasSize(1);
    assertThat(told.get(0))
        .contains("picker odd 1.0.0 has not returned for 100 ms on some-loop", "wasteTime");
    assertThat(fence.faults().slow()).isEqualTo(1);
    assertThat(fence.isOut()).isFalse();
  }

  @Test
  void aCallThatDoesNotReturnIsTheLast() throws InterruptedException {
    getStuck();
    look(30);
    assertThat(kinds).containsExactly(Kind.SLOW, Kind.QUARANTINED);
    assertThat(fence.isOut()).isTrue();
  }

  @Test
  void aMachineThatStandsStillBlamesNobody() throws InterruptedException {
    getStuck();
    watch.look();
    assertThat(told).as("however much time has passed between two looks").isEmpty();
  }

  @Test
  void whoeverWaitsForItToBeIdleIsNotHeldUpByItself() throws InterruptedException {
    assertThat(fence.<Boolean, RuntimeException>ask(() -> fence.awaitIdle(Duration.ofSeconds(20))))
        .isTrue();
    getStuck();
    assertThat(fence.awaitIdle(Duration.ofMillis(1))).isFalse();
    leave.countDown();
    assertThat(fence.awaitIdle(Duration.ofSeconds(20))).isTrue();
  }
}
