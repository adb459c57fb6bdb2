package org.hotswarm.transport.tcp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelOption;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.channel.epoll.EpollSocketChannel;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.hotswarm.spi.transport.Transport;
import org.hotswarm.spi.transport.TransportSettings;
import org.hotswarm.spi.transport.TransportState;
import org.hotswarm.tck.transport.Streams;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TcpTransportTest {
  private static final Duration PATIENCE = Duration.ofSeconds(Streams.PATIENCE_SECONDS);
  private static final ChannelHandler NOTHING = new Shareable();

  static Stream<IoHandlerFactory> loops() {
    return Epoll.isAvailable()
        ? Stream.of(NioIoHandler.newFactory(), EpollIoHandler.newFactory())
        : Stream.of(NioIoHandler.newFactory());
  }

  @Test
  @EnabledOnOs(
      value = OS.LINUX,
      architectures = {"amd64", "aarch64"})
  void epollIsTestedOnLinux() {
    assertThat(Epoll.unavailabilityCause()).isNull();
    assertThat(loops()).hasSize(2);
  }

  @ParameterizedTest
  @MethodSource("loops")
  void acceptedStreamEchoesWhatTheConnectedOneSends(IoHandlerFactory factory) throws Exception {
    try (Streams needs = new Streams(factory, TransportSettings.STANDARD);
        Transport transport = open(needs)) {
      Streams.Collected back = new Streams.Collected();
      Channel connected = connect(transport, needs, listen(transport).localAddress(), back);
      byte[] sent = new byte[3 << 20];
      new Random(1).nextBytes(sent);

      connected.writeAndFlush(Unpooled.wrappedBuffer(sent));

      await().atMost(PATIENCE).until(() -> back.bytes().length == sent.length);
      assertThat(back.bytes()).isEqualTo(sent);
      Channel accepted = needs.nextAccepted();
      assertThat(accepted.eventLoop()).isSameAs(needs.nextLoop());
      assertThat(accepted.remoteAddress()).isEqualTo(connected.localAddress());
    }
  }

  @ParameterizedTest
  @MethodSource("loops")
  void channelClassesFollowTheLoop(IoHandlerFactory factory) throws Exception {
    try (Streams needs = new Streams(factory, TransportSettings.STANDARD);
        Transport transport = open(needs)) {
      Channel listening = listen(transport);
      Channel connected = connect(transport, needs, listening.localAddress(), NOTHING);
      boolean epoll = connected instanceof EpollSocketChannel;

      assertThat(listening)
          .isInstanceOf(epoll ? EpollServerSocketChannel.class : NioServerSocketChannel.class);
      assertThat(connected).isInstanceOf(epoll ? EpollSocketChannel.class : NioSocketChannel.class);
      assertThat(needs.nextAccepted()).hasSameClassAs(connected);
    }
  }

  @ParameterizedTest
  @MethodSource("loops")
  void bothEndsCarryTheOptions(IoHandlerFactory factory) throws Exception {
    TransportSettings settings = new TransportSettings(Duration.ofSeconds(7), 16, 0x20, 64 << 10);
    try (Streams needs = new Streams(factory, settings);
        Transport transport = open(needs)) {
      Channel listening = listen(transport);
      Channel connected = connect(transport, needs, listening.localAddress(), NOTHING);

      assertThat(listening.config().getOption(ChannelOption.SO_BACKLOG)).isEqualTo(16);
      assertThat(listening.config().getOption(ChannelOption.SO_REUSEADDR)).isTrue();
      assertThat(connected.config().getConnectTimeoutMillis()).isEqualTo(7_000);
      for (Channel stream : List.of(connected, needs.nextAccepted())) {
        assertThat(stream.config().getOption(ChannelOption.TCP_NODELAY)).isTrue();
        assertThat(stream.config().getOption(ChannelOption.IP_TOS)).isEqualTo(0x20);
        assertThat(stream.config().getWriteBufferHighWaterMark()).isEqualTo(500 << 10);
        assertThat(stream.config().getAllocator().isDirectBufferPooled()).isTrue();
        assertThat(stream.config().isAutoRead()).isTrue();
      }
    }
  }

  @ParameterizedTest
  @MethodSource("loops")
  void readBuffersStartSmallAndGrowToTheSetting(IoHandlerFactory factory) throws Exception {
    TransportSettings settings = new TransportSettings(Duration.ofSeconds(7), 16, 0, 64 << 10);
    try (Streams needs = new Streams(factory, settings);
        Transport transport = open(needs)) {
      Streams.Collected back = new Streams.Collected();
      Channel connected = connect(transport, needs, listen(transport).localAddress(), back);
      int length = 8 << 20;
      connected.writeAndFlush(Unpooled.wrappedBuffer(new byte[length]));

      await().atMost(PATIENCE).until(() -> back.bytes().length == length);
      assertThat(back.reads().peek()).isLessThanOrEqualTo(4 << 10);
      assertThat(back.reads()).allMatch(capacity -> capacity <= 64 << 10);
    }
  }

  @ParameterizedTest
  @MethodSource("loops")
  void connectsFromTheGivenAddress(IoHandlerFactory factory) throws Exception {
    InetAddress local = InetAddress.getLoopbackAddress();
    try (Streams needs = new Streams(factory, TransportSettings.STANDARD);
        Transport transport = open(needs)) {
      InetSocketAddress to = (InetSocketAddress) listen(transport).localAddress();
      var future =
          transport.connect(
              to, Optional.of(new InetSocketAddress(local, 0)), needs.nextLoop(), NOTHING);

      assertThat(Streams.outcome(future)).isNull();
      assertThat(((InetSocketAddress) future.channel().localAddress()).getAddress())
          .isEqualTo(local);
    }
  }

  @ParameterizedTest
  @MethodSource("loops")
  void foreignLocalAddressFailsTheFuture(IoHandlerFactory factory) throws Exception {
    InetAddress documentation = InetAddress.getByAddress(new byte[] {(byte) 192, 0, 2, 1});
    try (Streams needs = new Streams(factory, TransportSettings.STANDARD);
        Transport transport = open(needs)) {
      InetSocketAddress to = (InetSocketAddress) listen(transport).localAddress();
      var future =
          transport.connect(
              to, Optional.of(new InetSocketAddress(documentation, 0)), needs.nextLoop(), NOTHING);

      assertThat(Streams.outcome(future)).isNotNull();
      await().atMost(PATIENCE).until(() -> !future.channel().isOpen());
    }
  }

  @ParameterizedTest
  @MethodSource("loops")
  void refusedConnectionFailsTheFuture(IoHandlerFactory factory) throws Exception {
    try (Streams needs = new Streams(factory, TransportSettings.STANDARD);
        Transport transport = open(needs)) {
      InetSocketAddress gone = portNobodyListensOn();

      var future = transport.connect(gone, Optional.empty(), needs.nextLoop(), NOTHING);

      assertThat(Streams.outcome(future)).isInstanceOf(ConnectException.class);
    }
  }

  @ParameterizedTest
  @MethodSource("loops")
  void namesAreNotLookedUp(IoHandlerFactory factory) throws Exception {
    try (Streams needs = new Streams(factory, TransportSettings.STANDARD);
        Transport transport = open(needs)) {
      InetSocketAddress name = InetSocketAddress.createUnresolved("localhost", 1);
      var future = transport.connect(name, Optional.empty(), needs.nextLoop(), NOTHING);

      assertThat(Streams.outcome(future)).isInstanceOf(UnresolvedAddressException.class);
    }
  }

  @ParameterizedTest
  @MethodSource("loops")
  void takenPortFailsTheFuture(IoHandlerFactory factory) throws Exception {
    try (Streams needs = new Streams(factory, TransportSettings.STANDARD);
        Transport transport = open(needs)) {
      InetSocketAddress taken = (InetSocketAddress) listen(transport).localAddress();

      Throwable problem = Streams.outcome(transport.listen(taken));

      assertThat(problem).hasMessageContaining("in use");
      assertThat(transport.snapshot().listening()).containsExactly(taken);
    }
  }

  @ParameterizedTest
  @MethodSource("loops")
  void nextTransportListensWhereTheLastDid(IoHandlerFactory factory) throws Exception {
    try (Streams needs = new Streams(factory, TransportSettings.STANDARD)) {
      Transport transport = open(needs);
      Channel listening = listen(transport);
      for (int turn = 0; turn < 20; turn++) {
        InetSocketAddress address = (InetSocketAddress) listening.localAddress();
        transport.close();
        listening.close();
        transport = open(needs);
        var bound = transport.listen(address);
        assertThat(Streams.outcome(bound)).as("turn %d", turn).isNull();
        listening = bound.channel();
      }
    }
  }

  @ParameterizedTest
  @MethodSource("loops")
  void liveStreamsOutliveTheTransportAndHoldNoneOfItsClasses(IoHandlerFactory factory)
      throws Exception {
    try (Streams needs = new Streams(factory, TransportSettings.STANDARD)) {
      Transport transport = open(needs);
      Streams.Collected back = new Streams.Collected();
      Channel connected = connect(transport, needs, listen(transport).localAddress(), back);
      Channel accepted = needs.nextAccepted();

      transport.close();
      transport.close();

      connected.writeAndFlush(Unpooled.wrappedBuffer(new byte[] {1, 2, 3}));
      await().atMost(PATIENCE).until(() -> back.bytes().length == 3);
      String ours = TcpTransport.class.getPackageName();
      for (var handler : accepted.pipeline().toMap().values()) {
        assertThat(handler.getClass().getEnclosingClass()).isEqualTo(Streams.class);
      }
      assertThat(connected.config().getAllocator().getClass().getName()).doesNotContain(ours);
    }
  }

  @ParameterizedTest
  @MethodSource("loops")
  void closedTransportAcceptsNobody(IoHandlerFactory factory) throws Exception {
    try (Streams needs = new Streams(factory, TransportSettings.STANDARD);
        Transport other = open(needs)) {
      Transport transport = open(needs);
      Channel listening = listen(transport);
      transport.close();

      Channel connected = connect(other, needs, listening.localAddress(), NOTHING);

      assertThat(Streams.outcome(connected.closeFuture())).isNull();
      assertThat(needs.hasAccepted()).isFalse();
      assertThat(listening.isOpen()).isTrue();
    }
  }

  @ParameterizedTest
  @MethodSource("loops")
  void snapshotNamesWhatIsListenedOn(IoHandlerFactory factory) throws Exception {
    try (Streams needs = new Streams(factory, TransportSettings.STANDARD);
        Transport transport = open(needs)) {
      Channel first = listen(transport);
      Channel second = listen(transport);
      assertThat(transport.snapshot().listening())
          .containsExactly(
              (InetSocketAddress) first.localAddress(), (InetSocketAddress) second.localAddress());

      first.close().sync();

      TransportState state = transport.snapshot();
      assertThat(state.listening()).containsExactly((InetSocketAddress) second.localAddress());
      try (Transport next = new TcpTransportProvider().open(needs, Optional.of(state))) {
        assertThat(next.snapshot()).isEqualTo(state);
      }
    }
  }

  private static InetSocketAddress portNobodyListensOn() throws IOException {
    try (ServerSocket socket = new ServerSocket()) {
      socket.bind(Streams.anyPort());
      return (InetSocketAddress) socket.getLocalSocketAddress();
    }
  }

  private static Transport open(Streams needs) {
    return new TcpTransportProvider().open(needs, Optional.empty());
  }

  private static Channel listen(Transport transport) throws InterruptedException {
    var bound = transport.listen(Streams.anyPort());
    assertThat(Streams.outcome(bound)).isNull();
    return bound.channel();
  }

  private static Channel connect(
      Transport transport, Streams needs, java.net.SocketAddress to, ChannelHandler handler)
      throws InterruptedException {
    var future =
        transport.connect((InetSocketAddress) to, Optional.empty(), needs.nextLoop(), handler);
    assertThat(Streams.outcome(future)).isNull();
    return future.channel();
  }

  @ChannelHandler.Sharable
  private static final class Shareable extends ChannelInboundHandlerAdapter {}
}
