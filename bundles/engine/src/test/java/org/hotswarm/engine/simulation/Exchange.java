package org.hotswarm.engine.simulation;

import io.netty.buffer.ByteBufAllocator;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelPromise;
import io.netty.channel.DefaultChannelPromise;
import io.netty.channel.EventLoop;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.hotswarm.model.peer.PeerId;
import org.hotswarm.spi.transport.Transport;
import org.hotswarm.spi.transport.TransportNeeds;
import org.hotswarm.spi.transport.TransportProvider;
import org.hotswarm.spi.transport.TransportState;

/** A transport whose connections end at strangers. */
final class Exchange implements TransportProvider, Transport {
  /** Connections that the engine opened, by address. */
  final Map<InetSocketAddress, Stranger> dialled = new LinkedHashMap<>();

  /** Nobody answers when this is true. */
  boolean refusing;

  /** Connections stay half-open when this is true. */
  boolean hanging;

  /** Connections that the engine tried to open. */
  int attempts;

  private final ByteBufAllocator buffers;
  private final Random random = new Random(11);

  Exchange(ByteBufAllocator buffers) {
    this.buffers = buffers;
  }

  @Override
  public String id() {
    return "exchange";
  }

  @Override
  public Transport open(TransportNeeds needs, Optional<TransportState> state) {
    return this;
  }

  @Override
  public ChannelFuture listen(InetSocketAddress address) {
    throw new UnsupportedOperationException("strangers knock by themselves");
  }

  @Override
  public ChannelFuture connect(
      InetSocketAddress remote,
      Optional<InetSocketAddress> local,
      EventLoop loop,
      ChannelHandler initializer) {
    PipeChannel channel = new PipeChannel(remote, buffers, false);
    channel.pipeline().addLast(initializer);
    loop.register(channel);
    ChannelPromise promise = new DefaultChannelPromise(channel, loop);
    loop.execute(
        () -> {
          attempts++;
          if (refusing) {
            channel.close();
            promise.tryFailure(new ConnectException("refused by " + remote));
          } else if (!hanging) {
            dialled.put(remote, new Stranger(channel, PeerId.random("-TT0001-", random)));
            channel.connected(promise);
          }
        });
    return promise;
  }

  @Override
  public TransportState snapshot() {
    return new TransportState(List.of());
  }

  @Override
  public void close() {
    // Open connections stay.
  }
}
