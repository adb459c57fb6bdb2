package org.hotswarm.transport.tcp;

import io.netty.channel.Channel;
import io.netty.channel.ChannelException;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import java.util.concurrent.TimeUnit;
import org.hotswarm.spi.transport.TransportNeeds;

/**
 * The one handler of every listening channel: gives each new stream its options, its loop and its
 * handlers.
 *
 * <p>Owner thread: the accepting loop; {@link #close} any.
 */
@ChannelHandler.Sharable
final class Acceptor extends ChannelInboundHandlerAdapter {
  /** How long to leave new connections to the kernel after it had no descriptor for one. */
  private static final long PAUSE_SECONDS = 1;

  private final TransportNeeds needs;
  private volatile boolean closed;

  Acceptor(TransportNeeds needs) {
    this.needs = needs;
  }

  /** From now on streams that still come in are closed, and {@code needs} is left alone. */
  void close() {
    closed = true;
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) {
    Channel stream = (Channel) message;
    if (closed) {
      stream.unsafe().closeForcibly();
      return;
    }
    try {
      stream.config().setOptions(StreamOptions.of(needs.settings()));
    } catch (ChannelException reset) {
      // No option can be set on a connection that its peer has already torn down.
      stream.unsafe().closeForcibly();
      return;
    }
    stream.pipeline().addLast(new Accepted(needs));
    needs.nextLoop().register(stream).addListener(ChannelFutureListener.CLOSE_ON_FAILURE);
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
    Channel listener = context.channel();
    if (listener.config().isAutoRead()) {
      listener.config().setAutoRead(false);
      listener
          .eventLoop()
          .schedule(() -> listener.config().setAutoRead(true), PAUSE_SECONDS, TimeUnit.SECONDS);
    }
    context.fireExceptionCaught(cause);
  }

  /** Leaves the pipeline when it has called {@link TransportNeeds#accepted}. */
  private static final class Accepted extends ChannelInitializer<Channel> {
    private final TransportNeeds needs;

    Accepted(TransportNeeds needs) {
      this.needs = needs;
    }

    @Override
    protected void initChannel(Channel channel) {
      needs.accepted(channel);
    }
  }
}
