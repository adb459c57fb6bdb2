package org.hotswarm.tck.transport;

import io.netty.bootstrap.Bootstrap;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hotswarm.spi.transport.Transport;
import org.hotswarm.spi.transport.TransportNeeds;
import org.hotswarm.spi.transport.TransportProvider;
import org.hotswarm.spi.transport.TransportState;

/** Opens transports of NIO sockets, for loops that run those. */
public final class PlainTransportProvider implements TransportProvider {
  @Override
  public String id() {
    return "plain";
  }

  @Override
  public Transport open(TransportNeeds needs, Optional<TransportState> state) {
    return new PlainTransport(needs, state.orElse(new TransportState(List.of())));
  }

  private static final class PlainTransport implements Transport {
    private final TransportNeeds needs;
    private final TransportState inherited;
    private final List<Channel> listeners = new ArrayList<>();
    private volatile boolean closed;

    PlainTransport(TransportNeeds needs, TransportState inherited) {
      this.needs = needs;
      this.inherited = inherited;
    }

    @Override
    public ChannelFuture listen(InetSocketAddress address) {
      ChannelFuture bound =
          new ServerBootstrap()
              .group(needs.acceptLoop(), needs.nextLoop())
              .channel(NioServerSocketChannel.class)
              .option(ChannelOption.SO_REUSEADDR, true)
              .childHandler(new Welcome())
              .bind(address);
      listeners.add(bound.channel());
      return bound;
    }

    /** Leaves nothing of itself in the channel, which may outlive it. */
    @ChannelHandler.Sharable
    private final class Welcome extends ChannelInboundHandlerAdapter {
      @Override
      public void channelRegistered(ChannelHandlerContext context) {
        context.pipeline().remove(this);
        if (closed) {
          context.channel().close();
        } else {
          needs.accepted(context.channel());
        }
      }
    }

    @Override
    public ChannelFuture connect(
        InetSocketAddress remote,
        Optional<InetSocketAddress> local,
        EventLoop loop,
        ChannelHandler initializer) {
      Bootstrap bootstrap =
          new Bootstrap()
              .group(loop)
              .channel(NioSocketChannel.class)
              .disableResolver()
              .option(ChannelOption.SO_REUSEADDR, true)
              .handler(initializer);
      return local
          .map(address -> bootstrap.connect(remote, address))
          .orElseGet(() -> bootstrap.connect(remote));
    }

    @Override
    public TransportState snapshot() {
      if (listeners.isEmpty()) {
        return inherited;
      }
      return new TransportState(
          listeners.stream()
              .filter(Channel::isActive)
              .map(channel -> (InetSocketAddress) channel.localAddress())
              .toList());
    }

    @Override
    public void close() {
      closed = true;
      listeners.clear();
    }
  }
}
