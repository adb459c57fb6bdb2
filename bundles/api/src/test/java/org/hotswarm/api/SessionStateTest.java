package org.hotswarm.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import org.hotswarm.api.settings.NetworkSettings;
import org.hotswarm.api.settings.PeerSettings;
import org.hotswarm.api.settings.Settings;
import org.hotswarm.api.settings.TransferSettings;
import org.hotswarm.model.filter.IpFilter;
import org.junit.jupiter.api.Test;

class SessionStateTest {
  private static SessionState state() throws Exception {
    Settings settings =
        Settings.defaults()
            .with(TransferSettings.UPLOAD_RATE_LIMIT, 123_456L)
            .with(PeerSettings.PEER_EXCHANGE, false)
            .with(PeerSettings.UNCHOKE_INTERVAL, Duration.ofMillis(2_500))
            .with(NetworkSettings.USER_AGENT, "\u00fcber=agent\n");
    IpFilter filter =
        IpFilter.builder()
            .block(InetAddress.getByName("10.0.0.0"), InetAddress.getByName("10.0.0.255"))
            .build();
    return new SessionState(settings, filter);
  }

  @Test
  void whatIsWrittenIsRead() throws Exception {
    SessionState read = SessionState.ofBytes(state().toBytes());
    assertThat(read.ipFilter()).isEqualTo(state().ipFilter());
    assertThat(read.settings().get(TransferSettings.UPLOAD_RATE_LIMIT)).isEqualTo(123_456L);
    assertThat(read.settings().get(PeerSettings.PEER_EXCHANGE)).isFalse();
    assertThat(read.settings().get(PeerSettings.UNCHOKE_INTERVAL)).hasMillis(2_500);
    assertThat(read.settings().get(NetworkSettings.USER_AGENT)).isEqualTo("\u00fcber=agent");
    SessionState usual = new SessionState(Settings.defaults(), IpFilter.none());
    assertThat(SessionState.ofBytes(usual.toBytes())).isEqualTo(usual);
  }

  @Test
  void whatIsCutOffOrSomethingElseIsSaid() throws Exception {
    byte[] whole = state().toBytes();
    for (int length = 0; length < whole.length; length++) {
      byte[] part = Arrays.copyOf(whole, length);
      assertThatThrownBy(() -> SessionState.ofBytes(part))
          .isInstanceOf(IllegalArgumentException.class);
    }
    assertThatThrownBy(() -> SessionState.ofBytes(new byte[100]))
        .hasMessage("these bytes are no state of a session");
    byte[] later = whole.clone();
    later[7] = 9;
    assertThatThrownBy(() -> SessionState.ofBytes(later)).hasMessageContaining("version 9");
    byte[] huge = whole.clone();
    Arrays.fill(huge, 12, 16, (byte) 0x7f);
    assertThatThrownBy(() -> SessionState.ofBytes(huge)).hasMessageContaining("cut off");
  }

  @Test
  void settingsThatThereAreNotAnyMoreHaveTheirDefault() throws Exception {
    String text = new String(state().toBytes(), StandardCharsets.ISO_8859_1);
    byte[] odd =
        text.replace("upload_rate_limit", "upload_rate_limbo")
            .replace("2500ms", "2500xx")
            .getBytes(StandardCharsets.ISO_8859_1);
    Settings read = SessionState.ofBytes(odd).settings();
    assertThat(read.get(TransferSettings.UPLOAD_RATE_LIMIT)).isZero();
    assertThat(read.get(PeerSettings.UNCHOKE_INTERVAL)).hasSeconds(15);
    assertThat(read.get(PeerSettings.PEER_EXCHANGE)).isFalse();
  }
}
