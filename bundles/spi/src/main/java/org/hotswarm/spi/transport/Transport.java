package org.hotswarm.spi.transport;

import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandler;
import io.netty.channel.EventLoop;
import java.net.InetSocketAddress;
import java.util.Optional;
import org.hotswarm.spi.Movable;
import org.osgi.annotation.versioning.ConsumerType;

/** Opens and accepts byte streams. */
@ConsumerType
public interface Transport extends Movable<TransportState> {
  /**
   * Listens on {@code address}, port 0 for any; accepted channels go to {@link
   * TransportNeeds#accepted}.
   *
   * @return the listening channel; the engine keeps and closes it
   */
  ChannelFuture listen(InetSocketAddress address);

  /**
   * Connects.
   *
   * @param remote where to
   * @param local address to bind first; port 0 is any, another is taken although earlier
   *     connections have it too, for it may be all the user allows (manual: outgoing_ports)
   * @param loop the loop the channel will belong to
   * @param initializer prepares the channel before it connects
   * @return the channel when it is connected
   */
  ChannelFuture connect(
      InetSocketAddress remote,
      Optional<InetSocketAddress> local,
      EventLoop loop,
      ChannelHandler initializer);
}
