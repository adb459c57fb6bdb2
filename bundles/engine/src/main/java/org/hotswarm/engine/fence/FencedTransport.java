package org.hotswarm.engine.fence;

import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandler;
import io.netty.channel.EventLoop;
import java.net.InetSocketAddress;
import java.util.Optional;
import org.hotswarm.spi.transport.Transport;
import org.hotswarm.spi.transport.TransportState;

/**
 * A transport behind its fence. Owner thread: the session's loop.
 *
 * @param bare the provider's own
 * @param fence around the provider
 */
public record FencedTransport(Transport bare, Fence fence) implements Transport {
  @Override
  public ChannelFuture listen(InetSocketAddress address) {
    return fence.ask(() -> bare.listen(address));
  }

  @Override
  public ChannelFuture connect(
      InetSocketAddress remote,
      Optional<InetSocketAddress> local,
      EventLoop loop,
      ChannelHandler initializer) {
    return fence.ask(() -> bare.connect(remote, local, loop, initializer));
  }

  @Override
  public TransportState snapshot() {
    return fence.ask(bare::snapshot);
  }

  @Override
  public void close() {
    fence.tell(bare::close);
  }
}
