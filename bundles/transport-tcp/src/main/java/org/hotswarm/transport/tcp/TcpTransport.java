package org.hotswarm.transport.tcp;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hotswarm.spi.transport.Transport;
import org.hotswarm.spi.transport.TransportNeeds;
import org.hotswarm.spi.transport.TransportSettings;
import org.hotswarm.spi.transport.TransportState;

/** Opens and accepts TCP streams. Owner thread: the session's loop. */
final class TcpTransport implements Transport {
  private final TransportNeeds needs;
  private final Acceptor acceptor;
  private final List<InetSocketAddress> inherited;
  private final List<Channel> listeners = new ArrayList<>();

  TcpTransport(TransportNeeds needs, Optional<TransportState> state) {
    this.needs = needs;
    this.acceptor = new Acceptor(needs);
    this.inherited = state.map(TransportState::listening).orElse(List.of());
  }

  /**
   * {@inheritDoc}
   *
   * <p>The future fails with an {@link java.io.IOException} when the port is taken or not ours;
   * NIO's is a {@link java.net.BindException}.
   */
  @Override
  public ChannelFuture listen(InetSocketAddress address) {
    EventLoop loop = needs.acceptLoop();
    Bootstrap bootstrap =
        new Bootstrap()
            .group(loop)
            .channel(ChannelKind.of(loop).listener())
            .option(ChannelOption.SO_REUSEADDR, true)
            .option(ChannelOption.SO_BACKLOG, needs.settings().backlog())
            .handler(acceptor);
    ChannelFuture bound = Listening.bind(bootstrap, loop, address);
    listeners.removeIf(channel -> !channel.isOpen());
    listeners.add(bound.channel());
    return bound;
  }

  /**
   * {@inheritDoc}
   *
   * <p>The future fails with {@link java.net.ConnectException} when the peer refuses, with its
   * subclass {@link io.netty.channel.ConnectTimeoutException} when it does not answer, and with
   * {@link java.nio.channels.UnresolvedAddressException} when {@code remote} is a name, which is
   * never looked up here.
   */
  @Override
  public ChannelFuture connect(
      InetSocketAddress remote,
      Optional<InetSocketAddress> local,
      EventLoop loop,
      ChannelHandler initializer) {
    TransportSettings settings = needs.settings();
    Bootstrap bootstrap =
        new Bootstrap()
            .group(loop)
            .channel(ChannelKind.of(loop).stream())
            .disableResolver()
            .option(
                ChannelOption.CONNECT_TIMEOUT_MILLIS, StreamOptions.connectTimeoutMillis(settings))
            .handler(initializer);
    if (local.filter(address -> address.getPort() != 0).isPresent()) {
      bootstrap.option(ChannelOption.SO_REUSEADDR, true);
    }
    StreamOptions.of(settings).forEach((option, value) -> set(bootstrap, option, value));
    return local
        .map(address -> bootstrap.connect(remote, address))
        .orElseGet(() -> bootstrap.connect(remote));
  }

  @SuppressWarnings("unchecked")
  private static <T> void set(Bootstrap bootstrap, ChannelOption<T> option, Object value) {
    bootstrap.option(option, (T) value);
  }

  /** {@inheritDoc} Until it listens itself it passes on what it was opened with. */
  @Override
  public TransportState snapshot() {
    if (listeners.isEmpty()) {
      return new TransportState(inherited);
    }
    return new TransportState(
        listeners.stream()
            .filter(Channel::isActive)
            .map(channel -> (InetSocketAddress) channel.localAddress())
            .toList());
  }

  /** {@inheritDoc} Channels are the engine's: those connected go on, listening ones stay bound. */
  @Override
  public void close() {
    acceptor.close();
    listeners.clear();
  }
}
