package org.hotswarm.engine.loop;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.embedded.EmbeddedChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class PulseTest {
  private final EmbeddedChannel channel = new EmbeddedChannel();
  private final Pulse pulse = new Pulse(channel.eventLoop());
  private final List<String> beats = new ArrayList<>();

  PulseTest() {
    channel.freezeTime();
  }

  private void seconds(int seconds) {
    for (int second = 0; second < seconds; second++) {
      channel.advanceTimeBy(1, TimeUnit.SECONDS);
      channel.runScheduledPendingTasks();
    }
  }

  @Test
  void beatsOnceASecondForEverybodyInTheirOrder() {
    pulse.join(() -> beats.add("a"));
    pulse.join(() -> beats.add("b"));
    seconds(2);
    assertThat(beats).containsExactly("a", "b", "a", "b");
  }

  @Test
  void whoLeftIsNotCalledEvenInTheSameSecond() {
    Runnable second = () -> beats.add("second");
    pulse.join(() -> pulse.leave(second));
    pulse.join(second);
    seconds(2);
    assertThat(beats).isEmpty();
  }

  @Test
  void oneThatFailsDoesNotStopTheOthersNorItself() {
    pulse.join(
        () -> {
          beats.add("bad");
          throw new IllegalStateException("thrown by a test");
        });
    pulse.join(() -> beats.add("good"));
    seconds(2);
    assertThat(beats).containsExactly("bad", "good", "bad", "good");
  }

  @Test
  void withoutMembersNoTimerRuns() {
    Runnable beat = () -> beats.add("x");
    pulse.join(beat);
    pulse.leave(beat);
    assertThat(channel.runScheduledPendingTasks()).isEqualTo(-1);
    pulse.join(beat);
    seconds(1);
    assertThat(beats).hasSize(1);
  }
}
