package org.hotswarm.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.hotswarm.api.limit.RateLimits;
import org.hotswarm.api.limit.SessionLimits;
import org.hotswarm.api.settings.PeerSettings;
import org.hotswarm.api.settings.SettingsException;
import org.hotswarm.api.settings.TransferSettings;
import org.hotswarm.engine.swap.Rosters;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SettingLimitsTest {
  private final EngineSession session = new EngineSession(Rosters.empty());
  private final SessionLimits limits = session.limits();

  @AfterEach
  void end() {
    session.close();
  }

  @Test
  void whatIsSetAsALimitIsASetting() {
    limits.rates(new RateLimits(300_000, 20_000));
    limits.uploads(3);
    limits.connections(77);
    limits.halfOpen(9);
    assertThat(session.settings().get(TransferSettings.DOWNLOAD_RATE_LIMIT)).isEqualTo(300_000);
    assertThat(session.settings().get(TransferSettings.UPLOAD_RATE_LIMIT)).isEqualTo(20_000);
    assertThat(session.settings().get(PeerSettings.UNCHOKE_SLOTS)).isEqualTo(3);
    assertThat(session.settings().get(PeerSettings.CONNECTIONS_LIMIT)).isEqualTo(77);
    assertThat(session.settings().get(PeerSettings.HALF_OPEN_LIMIT)).isEqualTo(9);
  }

  @Test
  void whatIsSetAsASettingIsALimit() {
    session.apply(
        session
            .settings()
            .with(TransferSettings.DOWNLOAD_RATE_LIMIT, 5L)
            .with(PeerSettings.UNCHOKE_SLOTS, 2)
            .with(PeerSettings.CONNECTIONS_LIMIT, 12)
            .with(PeerSettings.HALF_OPEN_LIMIT, 4));
    assertThat(limits.rates()).isEqualTo(new RateLimits(5, 0));
    assertThat(limits.uploads()).isEqualTo(2);
    assertThat(limits.connections()).isEqualTo(12);
    assertThat(limits.halfOpen()).isEqualTo(4);
  }

  @Test
  void whatNoSettingAllowsIsRefusedAndChangesNothing() {
    assertThatThrownBy(() -> limits.connections(1))
        .isInstanceOf(SettingsException.class)
        .hasMessageContaining("connections_limit is 1, allowed is 2 to");
    assertThat(limits.connections()).isEqualTo(200);
  }
}
