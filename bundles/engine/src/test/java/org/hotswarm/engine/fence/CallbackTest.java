package org.hotswarm.engine.fence;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.hotswarm.api.module.ModuleName;
import org.hotswarm.spi.net.DatagramPort;
import org.junit.jupiter.api.Test;

class CallbackTest {
  private static final Runnable BUG =
      () -> {
        throw new IllegalStateException("a bug");
      };

  private final Watch watch = Watch.unattended();
  private final Fence fence =
      watch.around("tracker", new ModuleName("odd", "com.example.odd", "1.0.0"), Tempo.LOOP);
  private final List<Runnable> later = new ArrayList<>();

  @Test
  void aTimerThatFailsIsBlamedOnWhoSetIt() {
    fence.tell(
        () ->
            Callback.timers(
                    (delay, task) -> {
                      later.add(task);
                      return () -> later.remove(task);
                    })
                .after(Duration.ofSeconds(1), BUG));
    later.get(0).run();
    assertThat(fence.faults().count()).isEqualTo(1);
  }

  @Test
  void workThatIsPostedFromWorkThatWasPostedIsStillTheirs() {
    fence.tell(
        () ->
            Callback.patientTasks(later::add)
                .execute(() -> Callback.tasks(later::add).execute(BUG)));
    later.get(0).run();
    later.get(1).run();
    assertThat(fence.faults().count()).isEqualTo(1);
  }

  @Test
  void aReceiverThatFailsDidNotWantTheDatagram() {
    List<DatagramPort.Receiver> receivers = new ArrayList<>();
    fence.tell(
        () ->
            receivers.add(
                Callback.receiver(
                    (from, datagram) -> {
                      BUG.run();
                      return true;
                    })));
    assertThat(receivers.get(0).receive(new InetSocketAddress(1), ByteBuffer.allocate(1)))
        .isFalse();
    assertThat(fence.faults().count()).isEqualTo(1);
  }

  @Test
  void whatNobodyHandsOutIsCalledAsItIs() {
    Callback.tasks(later::add).execute(BUG);
    assertThat(later).containsExactly(BUG);
  }

  @Test
  void whatFailsAfterTheProviderIsGoneIsOfNoAccount() {
    fence.tell(() -> Callback.patientTasks(later::add).execute(BUG));
    watch.forget(fence);
    later.get(0).run();
    assertThat(fence.faults().count()).isZero();
  }

  @Test
  void patientWorkIsWaitedForWhenTheProviderLeaves() {
    fence.tell(
        () ->
            Callback.patientTasks(later::add)
                .execute(() -> assertThat(isIdleForOthers()).isFalse()));
    later.get(0).run();
    assertThat(fence.faults().count()).isZero();
    assertThat(isIdleForOthers()).isTrue();
  }

  private boolean isIdleForOthers() {
    return CompletableFuture.supplyAsync(() -> fence.awaitIdle(Duration.ofMillis(1))).join();
  }
}
