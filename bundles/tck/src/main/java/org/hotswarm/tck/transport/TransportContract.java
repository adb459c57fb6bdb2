package org.hotswarm.tck.transport;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.nio.NioIoHandler;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.hotswarm.spi.transport.Transport;
import org.hotswarm.spi.transport.TransportNeeds;
import org.hotswarm.spi.transport.TransportProvider;
import org.hotswarm.spi.transport.TransportSettings;
import org.hotswarm.spi.transport.TransportState;
import org.hotswarm.tck.ProviderContract;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What {@code org.hotswarm.spi.transport} asks of a transport. */
public abstract class TransportContract
    extends ProviderContract<TransportNeeds, TransportState, Transport, TransportProvider> {
  private static final ChannelHandler NOTHING = new Shareable();

  private Streams streams;

  /** For transports. */
  protected TransportContract() {
    super(TransportNeeds.class);
  }

  @BeforeEach
  void start() {
    streams = new Streams(NioIoHandler.newFactory(), TransportSettings.STANDARD);
  }

  @AfterEach
  void stop() {
    streams.close();
  }

  @Override
  protected TransportNeeds needs() {
    return streams;
  }

  private Channel listen(Transport transport, InetSocketAddress address) throws Exception {
    ChannelFuture bound = transport.listen(address);
    assertThat(Streams.outcome(bound)).isNull();
    return bound.channel();
  }

  private Channel connect(Transport transport, Channel to, ChannelHandler handler)
      throws Exception {
    ChannelFuture connected =
        transport.connect(
            (InetSocketAddress) to.localAddress(), Optional.empty(), streams.nextLoop(), handler);
    assertThat(Streams.outcome(connected)).isNull();
    return connected.channel();
  }

  @Test
  public void acceptedStreamCarriesBytesBothWays() throws Exception {
    try (Transport transport = open(streams)) {
      Streams.Collected back = new Streams.Collected();
      Channel connected = connect(transport, listen(transport, Streams.anyPort()), back);
      byte[] sent = new byte[3 << 20];
      new Random(1).nextBytes(sent);
      connected.writeAndFlush(Unpooled.wrappedBuffer(sent));
      assertThat(back.await(sent.length)).isEqualTo(sent);
      assertThat(streams.nextAccepted().eventLoop()).isSameAs(streams.nextLoop());
    }
  }

  @Test
  public void channelThatIsNotReadDoesNotRead() throws Exception {
    try (Transport transport = open(streams)) {
      Streams.Collected back = new Streams.Collected();
      Channel connected = connect(transport, listen(transport, Streams.anyPort()), back);
      connected.config().setAutoRead(false);
      byte[] more = new byte[32 << 20];
      connected.writeAndFlush(Unpooled.wrappedBuffer(more));
      assertThat(streams.awaitHeldUp()).as("the other end is held up").isTrue();
      assertThat(back.bytes()).as("what was read").isEmpty();
      connected.config().setAutoRead(true);
      assertThat(back.await(more.length)).hasSize(more.length);
    }
  }

  @Test
  public void failureFailsTheFuture() throws Exception {
    try (Transport transport = open(streams)) {
      InetSocketAddress gone = portNobodyListensOn();
      assertThat(
              Streams.outcome(
                  transport.connect(gone, Optional.empty(), streams.nextLoop(), NOTHING)))
          .isInstanceOf(IOException.class);
      Channel taken = listen(transport, Streams.anyPort());
      InetSocketAddress address = (InetSocketAddress) taken.localAddress();
      assertThat(Streams.outcome(transport.listen(address))).isInstanceOf(IOException.class);
    }
  }

  @Test
  public void connectionsToDifferentEndsMayHaveOneLocalPort() throws Exception {
    try (Transport transport = open(streams)) {
      InetSocketAddress from = portNobodyListensOn();
      for (int connection = 0; connection < 3; connection++) {
        Channel there = listen(transport, Streams.anyPort());
        ChannelFuture connected =
            transport.connect(
                (InetSocketAddress) there.localAddress(),
                Optional.of(from),
                streams.nextLoop(),
                new Streams.Collected());
        assertThat(Streams.outcome(connected)).isNull();
        assertThat(connected.channel().localAddress()).isEqualTo(from);
        streams.nextAccepted();
      }
    }
  }

  private static InetSocketAddress portNobodyListensOn() throws IOException {
    try (ServerSocket socket = new ServerSocket()) {
      socket.bind(Streams.anyPort());
      return (InetSocketAddress) socket.getLocalSocketAddress();
    }
  }

  @Test
  public void snapshotNamesWhatIsListenedOn() throws Exception {
    try (Transport transport = open(streams)) {
      Channel one = listen(transport, Streams.anyPort());
      Channel other = listen(transport, Streams.anyPort());
      assertThat(transport.snapshot().listening())
          .containsExactly(
              (InetSocketAddress) one.localAddress(), (InetSocketAddress) other.localAddress());
      one.close().sync();
      TransportState state = transport.snapshot();
      assertThat(state.listening()).containsExactly((InetSocketAddress) other.localAddress());
      try (Transport next = open(streams, Optional.of(state))) {
        assertThat(next.snapshot()).isEqualTo(state);
      }
    }
  }

  @Test
  public void nextOneListensWhereTheLastDid() throws Exception {
    Transport transport = open(streams);
    Channel listening = listen(transport, Streams.anyPort());
    for (int turn = 0; turn < 10; turn++) {
      InetSocketAddress address = (InetSocketAddress) listening.localAddress();
      TransportState state = transport.snapshot();
      transport.close();
      release(listening);
      transport = open(streams, Optional.of(state));
      listening = listen(transport, address);
      connect(transport, listening, new Streams.Collected());
      streams.nextAccepted();
    }
    transport.close();
  }

  /** A closed socket lets go of its port when its loop looks for work next. */
  private void release(Channel listening) throws Exception {
    assertThat(Streams.outcome(listening.close())).isNull();
    streams.acceptLoop().schedule(() -> {}, 1, TimeUnit.MILLISECONDS).sync();
  }

  @Test
  public void openChannelsStayAndHoldNoneOfItsClasses() throws Exception {
    Transport transport = open(streams);
    Streams.Collected back = new Streams.Collected();
    Channel connected = connect(transport, listen(transport, Streams.anyPort()), back);
    Channel accepted = streams.nextAccepted();
    transport.close();
    connected.writeAndFlush(Unpooled.wrappedBuffer(new byte[] {1, 2, 3}));
    assertThat(back.await(3)).containsExactly(1, 2, 3);
    assertThat(connected.getClass().getName()).startsWith("io.netty.");
    assertThat(accepted.getClass().getName()).startsWith("io.netty.");
    assertThat(accepted.pipeline().toMap().values())
        .allMatch(handler -> handler.getClass().getEnclosingClass() == Streams.class);
  }

  @Test
  public void closedOneAcceptsNobody() throws Exception {
    Transport transport = open(streams);
    Channel listening = listen(transport, Streams.anyPort());
    transport.close();
    try (Transport other = open(streams)) {
      Channel connected = connect(other, listening, NOTHING);
      assertThat(Streams.outcome(connected.closeFuture())).isNull();
      assertThat(streams.hasAccepted()).isFalse();
      assertThat(listening.isOpen()).as("the engine closes what listens").isTrue();
    }
  }

  @ChannelHandler.Sharable
  private static final class Shareable extends ChannelInboundHandlerAdapter {}
}
