package org.hotswarm.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.hotswarm.api.settings.NetworkSettings;
import org.hotswarm.api.settings.Settings;
import org.hotswarm.engine.swap.Rosters;
import org.hotswarm.spi.transport.Transport;
import org.hotswarm.spi.transport.TransportNeeds;
import org.hotswarm.spi.transport.TransportProvider;
import org.hotswarm.spi.transport.TransportState;
import org.hotswarm.transport.tcp.TcpTransportProvider;
import org.junit.jupiter.api.Test;

/** What the settings say of sockets comes to whoever opens them. */
class SocketSettingsTest {
  private final Rosters rosters = Providers.seated();
  private TransportNeeds needs;

  private final class Watched implements TransportProvider {
    private final TransportProvider tcp = new TcpTransportProvider();

    @Override
    public String id() {
      return "watched";
    }

    @Override
    public Transport open(TransportNeeds given, Optional<TransportState> state) {
      needs = given;
      return tcp.open(given, state);
    }
  }

  @Test
  void transportsAreToldTheSettingsOfTheMoment() throws Exception {
    Providers.leave(rosters.transports());
    Providers.join(rosters.transports(), new Watched(), "watched");
    EngineSession session = new EngineSession(rosters);
    Settings settings =
        Settings.defaults()
            .with(NetworkSettings.LISTEN_PORT_FIRST, 0)
            .with(NetworkSettings.BIND_ADDRESS, "127.0.0.1")
            .with(NetworkSettings.PEER_CONNECT_TIMEOUT, Duration.ofSeconds(3))
            .with(NetworkSettings.PEER_TOS, 0x10);
    session.apply(settings);
    session.start();
    try {
      assertThat(needs.settings().connectTimeout()).hasSeconds(3);
      assertThat(needs.settings().trafficClass()).isEqualTo(0x10);
      session.apply(settings.with(NetworkSettings.PEER_CONNECT_TIMEOUT, Duration.ofSeconds(4)));
      assertThat(needs.settings().connectTimeout()).as("changed live").hasSeconds(4);
    } finally {
      session.stop(Duration.ZERO).toCompletableFuture().get(20, TimeUnit.SECONDS);
    }
  }
}
