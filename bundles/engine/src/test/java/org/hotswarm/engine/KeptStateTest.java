package org.hotswarm.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.hotswarm.api.SessionState;
import org.hotswarm.api.settings.NetworkSettings;
import org.hotswarm.api.settings.Settings;
import org.hotswarm.api.settings.SettingsException;
import org.hotswarm.api.settings.TransferSettings;
import org.hotswarm.engine.swap.Rosters;
import org.hotswarm.model.filter.IpFilter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** An application keeps what it set, and another session goes on with it. */
class KeptStateTest {
  private static final InetAddress STRANGER = InetAddress.getLoopbackAddress();

  private final Rosters rosters = Providers.seated();
  private final EngineSession before = new EngineSession(rosters);
  private final EngineSession after = new EngineSession(rosters);

  @AfterEach
  void stop() throws Exception {
    after.stop(Duration.ZERO).toCompletableFuture().get(20, TimeUnit.SECONDS);
  }

  private byte[] kept() {
    before.apply(
        Settings.defaults()
            .with(NetworkSettings.LISTEN_PORT_FIRST, 0)
            .with(NetworkSettings.BIND_ADDRESS, "127.0.0.1")
            .with(TransferSettings.UPLOAD_RATE_LIMIT, 50_000L));
    before.ipFilter().replace(IpFilter.builder().block(STRANGER, STRANGER).build());
    return SessionState.of(before).toBytes();
  }

  @Test
  void anotherSessionGoesOnWithIt() {
    SessionState.ofBytes(kept()).applyTo(after);
    assertThat(after.settings()).isEqualTo(before.settings());
    assertThat(after.ipFilter().rules().isBlocked(STRANGER)).isTrue();
  }

  @Test
  void whatIsFixedOnceASessionRunsIsRefusedAndNothingChanges() throws Exception {
    byte[] kept = kept();
    Settings other = before.settings().with(NetworkSettings.NETWORK_LOOPS, 2);
    after.apply(other);
    after.start();
    assertThatThrownBy(() -> SessionState.ofBytes(kept).applyTo(after))
        .isInstanceOf(SettingsException.class);
    assertThat(after.settings()).isEqualTo(other);
    assertThat(after.ipFilter().rules().isEmpty()).isTrue();
  }
}
