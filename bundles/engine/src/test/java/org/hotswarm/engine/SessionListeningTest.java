package org.hotswarm.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.hotswarm.api.ListenException;
import org.hotswarm.api.alert.Alert;
import org.hotswarm.api.alert.SessionAlert;
import org.hotswarm.api.settings.NetworkSettings;
import org.hotswarm.api.settings.Settings;
import org.hotswarm.api.settings.SettingsException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A session that runs listens elsewhere when it is told to. */
class SessionListeningTest {
  private final EngineSession session = new EngineSession(Providers.seated());
  private final List<Alert> alerts = new CopyOnWriteArrayList<>();

  SessionListeningTest() {
    session.alerts().subscribe(alerts::add);
    session.apply(
        Settings.defaults()
            .with(NetworkSettings.LISTEN_PORT_FIRST, 0)
            .with(NetworkSettings.BIND_ADDRESS, "127.0.0.1"));
  }

  @AfterEach
  void stop() throws Exception {
    session.stop(Duration.ZERO).toCompletableFuture().get(20, TimeUnit.SECONDS);
    session.close();
  }

  private static <T> T result(CompletionStage<T> stage) throws Exception {
    return stage.toCompletableFuture().get(20, TimeUnit.SECONDS);
  }

  private String address() {
    return session
        .listening()
        .address()
        .map(address -> address.getAddress().getHostAddress())
        .orElse("none");
  }

  @Test
  void itListensElsewhereAndTheSettingsSaySo() throws Exception {
    assertThat(address()).isEqualTo("none");
    session.start();
    assertThat(address()).isEqualTo("127.0.0.1");
    InetSocketAddress there = result(session.listening().on(0, 0, "127.0.0.2"));
    assertThat(session.listening().address()).contains(there);
    assertThat(session.status().port()).isEqualTo(there.getPort());
    assertThat(session.settings().get(NetworkSettings.BIND_ADDRESS)).isEqualTo("127.0.0.2");
    await().until(() -> alerts.contains(new SessionAlert.ListenSucceeded(there)));
  }

  @Test
  void otherSettingsDoTheSame() throws Exception {
    session.start();
    session.apply(session.settings().with(NetworkSettings.BIND_ADDRESS, "127.0.0.2"));
    await().until(this::address, "127.0.0.2"::equals);
  }

  @Test
  void whatIsTakenLeavesSocketsAndSettingsAsTheyWere() throws Exception {
    session.start();
    Settings before = session.settings();
    int port = session.status().port();
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      int busy = taken.getLocalPort();
      assertThatThrownBy(() -> result(session.listening().on(busy, busy, "127.0.0.1")))
          .hasCauseInstanceOf(ListenException.class)
          .hasMessageContaining("port " + busy);
    }
    assertThat(session.status().port()).isEqualTo(port);
    await().until(() -> session.settings().equals(before));
    await().until(() -> alerts.stream().anyMatch(SessionAlert.ListenFailed.class::isInstance));
  }

  @Test
  void whatMakesNoSenseIsRefused() throws Exception {
    assertThatThrownBy(() -> result(session.listening().on(0, 0, "")))
        .hasCauseInstanceOf(IllegalStateException.class);
    session.start();
    assertThatThrownBy(() -> session.listening().on(70_000, 70_001, ""))
        .isInstanceOf(SettingsException.class);
  }
}
