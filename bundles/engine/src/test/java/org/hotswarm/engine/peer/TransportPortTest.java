package org.hotswarm.engine.peer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.EventLoop;
import io.netty.channel.embedded.EmbeddedChannel;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.hotswarm.engine.swap.Offer;
import org.hotswarm.engine.swap.Roster;
import org.hotswarm.spi.transport.Transport;
import org.hotswarm.spi.transport.TransportNeeds;
import org.hotswarm.spi.transport.TransportProvider;
import org.hotswarm.spi.transport.TransportState;
import org.junit.jupiter.api.Test;

class TransportPortTest {
  private static final InetSocketAddress SOMEWHERE =
      new InetSocketAddress(InetAddress.getLoopbackAddress(), 1);

  private final EmbeddedChannel session = new EmbeddedChannel();
  private final EmbeddedChannel peer = new EmbeddedChannel();
  private final Roster<TransportProvider> roster = new Roster<>("transport");
  private int localPort;
  private final TransportPort port = new TransportPort(session.eventLoop(), null, () -> localPort);
  private final Wire wire = new Wire();

  /** Opens the channel it is told to, or fails. */
  private final class Wire implements TransportProvider, Transport {
    private boolean fails;
    private boolean throwsUp;
    private Optional<InetSocketAddress> from = Optional.empty();
    private int closed;

    @Override
    public String id() {
      return "wire";
    }

    @Override
    public Transport open(TransportNeeds needs, Optional<TransportState> state) {
      return this;
    }

    @Override
    public ChannelFuture listen(InetSocketAddress address) {
      return answer(session);
    }

    @Override
    public ChannelFuture connect(
        InetSocketAddress remote,
        Optional<InetSocketAddress> local,
        EventLoop loop,
        ChannelHandler initializer) {
      from = local;
      return answer(peer);
    }

    private ChannelFuture answer(Channel channel) {
      if (throwsUp) {
        throw new IllegalStateException("a bug");
      }
      return fails
          ? channel.newFailedFuture(new ConnectException("refused"))
          : channel.newSucceededFuture();
    }

    @Override
    public TransportState snapshot() {
      return new TransportState(List.of());
    }

    @Override
    public void close() {
      closed++;
    }
  }

  TransportPortTest() {
    port.attach(roster);
  }

  private void join() {
    roster.join(new Offer<>(wire, "wire", 0, 0, new Offer.Origin("wire", "1.0.0")));
  }

  private CompletableFuture<Channel> connect() {
    CompletionStage<Channel> stage =
        port.connect(
            SOMEWHERE, Optional.empty(), peer.eventLoop(), new ChannelInboundHandlerAdapter());
    session.runPendingTasks();
    return stage.toCompletableFuture();
  }

  @Test
  void answersWithTheChannelOrItsFailure() throws Exception {
    join();
    CompletableFuture<Channel> connected = connect();
    peer.runPendingTasks();
    assertThat(connected.get()).isSameAs(peer);
    wire.fails = true;
    CompletableFuture<Channel> refused = connect();
    peer.runPendingTasks();
    assertThatThrownBy(refused::get).hasRootCauseMessage("refused");
  }

  @Test
  void connectionsAreOpenedFromTheAddressAndPortOfTheSettings() throws Exception {
    join();
    connect();
    assertThat(wire.from).isEmpty();
    localPort = 7001;
    connect();
    assertThat(wire.from).contains(new InetSocketAddress(7001));
    InetAddress own = InetAddress.getLoopbackAddress();
    port.connect(SOMEWHERE, Optional.of(own), peer.eventLoop(), new ChannelInboundHandlerAdapter());
    session.runPendingTasks();
    assertThat(wire.from).contains(new InetSocketAddress(own, 7001));
  }

  @Test
  void aTransportThatThrowsOrIsNotThereFailsTheAttempt() {
    CompletableFuture<Channel> nobody = connect();
    peer.runPendingTasks();
    assertThatThrownBy(nobody::get).hasRootCauseInstanceOf(ConnectException.class);
    join();
    wire.throwsUp = true;
    CompletableFuture<Channel> bug = connect();
    peer.runPendingTasks();
    assertThatThrownBy(bug::get).hasRootCauseMessage("a bug");
    CompletableFuture<Channel> listening = port.listen(SOMEWHERE).toCompletableFuture();
    session.runPendingTasks();
    assertThatThrownBy(listening::get).hasRootCauseMessage("a bug");
  }

  @Test
  void closedItLetsItsTransportGo() {
    join();
    session.runPendingTasks();
    port.close(roster);
    assertThat(wire.closed).isEqualTo(1);
    assertThat(roster.serving(roster.offers().get(0))).isZero();
  }
}
