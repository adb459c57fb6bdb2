package org.hotswarm.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.Map;
import java.util.Queue;
import java.util.function.BooleanSupplier;
import org.hotswarm.api.ListenException;
import org.junit.jupiter.api.Test;

class AutostartTest {
  private final FakeSession fake = new FakeSession();
  private final Queue<BooleanSupplier> later = new ArrayDeque<>();
  private final Autostart autostart = new Autostart(fake.session(), later::add);

  @Test
  void startsNothingUnlessItIsTold() {
    autostart.take(Map.of());
    autostart.take(Map.of(Autostart.ON, "false"));
    assertThat(fake.calls).isEmpty();
  }

  @Test
  void triesUntilASessionCanBeStarted() {
    fake.refusal = new ListenException("there is no transport", null);
    autostart.take(Map.of(Autostart.ON, "true"));
    BooleanSupplier again = later.remove();
    assertThat(again.getAsBoolean()).isFalse();
    fake.refusal = null;
    assertThat(again.getAsBoolean()).isTrue();
    assertThat(fake.calls).containsExactly("start", "start", "start");
    assertThat(later).isEmpty();
  }

  @Test
  void onlyOneTryIsUnderWayHoweverOftenItIsTold() {
    fake.refusal = new ListenException("there is no transport", null);
    autostart.take(Map.of(Autostart.ON, "true"));
    autostart.take(Map.of(Autostart.ON, "true"));
    assertThat(later).hasSize(1);
  }

  @Test
  void givesUpWhenItIsNotWantedAnyMore() {
    fake.refusal = new ListenException("there is no transport", null);
    autostart.take(Map.of(Autostart.ON, "true"));
    autostart.close();
    assertThat(later.remove().getAsBoolean()).isTrue();
    assertThat(fake.calls).containsExactly("start");
    assertThat(later).isEmpty();
  }
}
