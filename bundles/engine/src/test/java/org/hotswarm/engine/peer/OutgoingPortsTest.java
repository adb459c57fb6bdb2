package org.hotswarm.engine.peer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.hotswarm.api.settings.NetworkSettings;
import org.hotswarm.api.settings.Settings;
import org.junit.jupiter.api.Test;

class OutgoingPortsTest {
  private static Set<Integer> taken(int first, int last) {
    Settings settings =
        Settings.defaults()
            .with(NetworkSettings.OUTGOING_PORT_FIRST, first)
            .with(NetworkSettings.OUTGOING_PORT_LAST, last);
    OutgoingPorts ports = new OutgoingPorts(() -> settings, new Random(1));
    Set<Integer> taken = new TreeSet<>();
    for (int i = 0; i < 100; i++) {
      taken.add(ports.getAsInt());
    }
    return taken;
  }

  @Test
  void allOfTheRangeAreTakenAndNoOther() {
    assertThat(taken(7000, 7003)).containsExactly(7000, 7001, 7002, 7003);
    assertThat(taken(65_535, 65_535)).containsExactly(65_535);
  }

  @Test
  void withoutARangeItIsTheSystemsChoice() {
    assertThat(taken(0, 7003)).containsExactly(0);
  }

  @Test
  void aRangeThatEndsBeforeItBeginsIsItsFirstPort() {
    assertThat(taken(7000, 0)).containsExactly(7000);
  }
}
