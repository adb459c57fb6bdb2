package org.hotswarm.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.net.ConnectException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.TimeUnit;
import org.hotswarm.api.ListenException;
import org.hotswarm.api.alert.Alert;
import org.hotswarm.api.alert.SessionAlert;
import org.hotswarm.api.settings.NetworkSettings;
import org.hotswarm.api.settings.Settings;
import org.hotswarm.engine.alert.AlertQueue;
import org.hotswarm.engine.fence.FencedWire;
import org.hotswarm.engine.loop.Loops;
import org.hotswarm.engine.needs.TransportFacts;
import org.hotswarm.engine.peer.Doorman;
import org.hotswarm.engine.peer.TransportPort;
import org.hotswarm.engine.swap.Front;
import org.hotswarm.engine.swap.Rosters;
import org.hotswarm.model.peer.PeerAddress;
import org.hotswarm.spi.transport.TransportSettings;
import org.hotswarm.transport.tcp.TcpTransportProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ListenPortTest {
  private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();

  private final Rosters rosters = Providers.seated();
  private final Loops loops = new Loops(1);
  private final TransportPort transport =
      new TransportPort(
          loops.session(),
          new TransportFacts(
              loops,
              new Doorman(
                  new Front<>(() -> "", FencedWire::new),
                  hash -> Optional.empty(),
                  () -> new Doorman.Rules(Duration.ofSeconds(1), 1, 1),
                  ip -> true),
              () -> TransportSettings.STANDARD),
          () -> 0);
  private Settings settings =
      Settings.defaults()
          .with(NetworkSettings.LISTEN_PORT_FIRST, 0)
          .with(NetworkSettings.BIND_ADDRESS, "127.0.0.1");
  private final AlertQueue alerts = new AlertQueue(Runnable::run, () -> Instant.EPOCH);
  private final List<Alert> heard = new CopyOnWriteArrayList<>();
  private final ListenPort port = new ListenPort(loops, transport, () -> settings, alerts);

  ListenPortTest() {
    transport.attach(rosters.transports());
    alerts.subscribe(heard::add);
  }

  @AfterEach
  void close() throws Exception {
    loops
        .session()
        .submit(
            () -> {
              port.close();
              transport.close(rosters.transports());
            })
        .get(5, TimeUnit.SECONDS);
    loops.close(Duration.ofSeconds(2)).await(5, TimeUnit.SECONDS);
  }

  private void range(int first, int last) {
    settings =
        settings
            .with(NetworkSettings.LISTEN_PORT_FIRST, first)
            .with(NetworkSettings.LISTEN_PORT_LAST, last);
  }

  @Test
  void tcpAndUdpHaveTheSameNumber() throws Exception {
    port.open(0);
    new Socket(LOOPBACK, port.port()).close();
    assertThatThrownBy(
            () -> new DatagramSocket(new InetSocketAddress(LOOPBACK, port.port())).close())
        .isInstanceOf(java.net.BindException.class);
    assertThat(port.addresses()).containsExactly(new PeerAddress(LOOPBACK, port.port()));
    assertThat(heard)
        .containsExactly(
            new SessionAlert.ListenSucceeded(new InetSocketAddress(LOOPBACK, port.port())));
  }

  @Test
  void aPortTakenForTcpOrUdpIsPassedOver() throws Exception {
    try (ServerSocket tcp = new ServerSocket(0, 1, LOOPBACK)) {
      int first = tcp.getLocalPort();
      range(first, Math.min(65535, first + 20));
      port.open(0);
      assertThat(port.port()).isBetween(first + 1, first + 20);
    }
  }

  @Test
  void aPortTakenForUdpAloneIsGivenBack() throws Exception {
    try (DatagramSocket udp = new DatagramSocket(new InetSocketAddress(LOOPBACK, 0))) {
      int only = udp.getLocalPort();
      range(only, only);
      assertThatThrownBy(() -> port.open(0))
          .isInstanceOf(ListenException.class)
          .hasMessageContaining("port " + only);
      assertThat(port.port()).isZero();
      awaitSession();
      new ServerSocket(only, 1, LOOPBACK).close();
    }
  }

  private void awaitSession() throws Exception {
    loops.session().submit(() -> {}).get(5, TimeUnit.SECONDS);
  }

  private InetSocketAddress move() throws Exception {
    return port.move(ForkJoinPool.commonPool()).toCompletableFuture().get(5, TimeUnit.SECONDS);
  }

  @Test
  void itMovesToAnotherAddressAndKeepsItsConnections() throws Exception {
    port.open(0);
    InetSocketAddress before = port.listens().orElseThrow();
    try (Socket connected = new Socket(before.getAddress(), before.getPort())) {
      settings = settings.with(NetworkSettings.BIND_ADDRESS, "127.0.0.2");
      InetSocketAddress after = move();
      assertThat(after.getAddress().getHostAddress()).isEqualTo("127.0.0.2");
      assertThat(port.listens()).contains(after);
      assertThat(port.port()).isEqualTo(after.getPort());
      new Socket(after.getAddress(), after.getPort()).close();
      assertThatThrownBy(() -> new Socket(before.getAddress(), before.getPort()).close())
          .isInstanceOf(ConnectException.class);
      new DatagramSocket(before).close();
      connected.setSoTimeout(50);
      assertThatThrownBy(() -> connected.getInputStream().read())
          .as("neither an end nor data")
          .isInstanceOf(SocketTimeoutException.class);
    }
  }

  @Test
  void itStaysWhereItIsAsLongAsThatIsRight() throws Exception {
    port.open(0);
    int before = port.port();
    range(Math.max(1, before - 5), Math.min(65535, before + 5));
    assertThat(move().getPort()).isEqualTo(before);
  }

  @Test
  void itStaysWhereItIsWhenNothingIsFree() throws Exception {
    port.open(0);
    InetSocketAddress before = port.listens().orElseThrow();
    try (ServerSocket taken = new ServerSocket(0, 1, LOOPBACK)) {
      range(taken.getLocalPort(), taken.getLocalPort());
      assertThatThrownBy(this::move)
          .hasCauseInstanceOf(ListenException.class)
          .hasMessageContaining("port " + taken.getLocalPort());
    }
    assertThat(port.listens()).contains(before);
    new Socket(before.getAddress(), before.getPort()).close();
    assertThatThrownBy(() -> new DatagramSocket(before).close())
        .isInstanceOf(java.net.BindException.class);
  }

  @Test
  void anAddressThatIsNotOursIsSaid() {
    settings = settings.with(NetworkSettings.BIND_ADDRESS, "192.0.2.1");
    assertThatThrownBy(() -> port.open(0))
        .isInstanceOf(ListenException.class)
        .hasMessageContaining("192.0.2.1");
    assertThat(heard).hasSize(1).allMatch(alert -> alert instanceof SessionAlert.ListenFailed);
  }

  @Test
  void withoutATransportItIsSaid() {
    Providers.leave(rosters.transports());
    assertThatThrownBy(() -> port.open(0))
        .isInstanceOf(ListenException.class)
        .hasMessageContaining("no transport");
  }

  @Test
  void aDatagramThatCannotBeSentIsSaid() throws Exception {
    port.open(0);
    InetSocketAddress there = new InetSocketAddress(LOOPBACK, 9);
    port.share().send(there, ByteBuffer.allocate(70_000));
    await()
        .atMost(Duration.ofSeconds(5))
        .until(() -> heard.stream().anyMatch(alert -> alert instanceof SessionAlert.UdpError));
    SessionAlert.UdpError error = (SessionAlert.UdpError) heard.get(heard.size() - 1);
    assertThat(error.endpoint()).isEqualTo(there);
    assertThat(error.message()).isNotBlank();
  }

  @Test
  void boundToAnyAddressAllOfOursAreKnown() throws Exception {
    settings = settings.with(NetworkSettings.BIND_ADDRESS, "");
    port.open(0);
    assertThat(port.addresses()).contains(new PeerAddress(LOOPBACK, port.port()));
  }

  @Test
  void thePortOutlivesTheTransportThatOpenedIt() throws Exception {
    port.open(0);
    int before = port.port();
    Providers.leave(rosters.transports());
    loops.session().submit(() -> {}).get(5, TimeUnit.SECONDS);
    assertThatThrownBy(() -> new Socket(LOOPBACK, before).close())
        .as("nobody is there to accept")
        .isInstanceOf(ConnectException.class);
    assertThat(port.port()).isEqualTo(before);
    Providers.join(rosters.transports(), new TcpTransportProvider(), "tcp");
    await()
        .atMost(Duration.ofSeconds(5))
        .ignoreExceptions()
        .untilAsserted(() -> new Socket(LOOPBACK, before).close());
  }
}
