package org.hotswarm.transport.tcp;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.EventLoop;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.util.concurrent.Future;
import java.io.ByteArrayOutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.hotswarm.spi.transport.TransportNeeds;
import org.hotswarm.spi.transport.TransportSettings;

/** An engine of two loops that echoes whatever an accepted stream sends. */
final class Streams implements TransportNeeds, AutoCloseable {
  static final int PATIENCE_SECONDS = 20;

  private final MultiThreadIoEventLoopGroup group;
  final EventLoop acceptLoop;
  final EventLoop nextLoop;
  final BlockingQueue<Channel> accepted = new LinkedBlockingQueue<>();
  private final TransportSettings settings;

  Streams(IoHandlerFactory factory, TransportSettings settings) {
    group = new MultiThreadIoEventLoopGroup(2, factory);
    acceptLoop = group.next();
    nextLoop = group.next();
    this.settings = settings;
  }

  static InetSocketAddress anyPort() {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
  }

  /** Waits for {@code future} and says how it failed if it did. */
  static <T> Throwable outcome(Future<T> future) throws InterruptedException {
    if (!future.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
      throw new AssertionError("no outcome");
    }
    return future.cause();
  }

  Channel nextAccepted() throws InterruptedException {
    Channel channel = accepted.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
    if (channel == null) {
      throw new AssertionError("nothing was accepted");
    }
    return channel;
  }

  @Override
  public EventLoop acceptLoop() {
    return acceptLoop;
  }

  @Override
  public EventLoop nextLoop() {
    return nextLoop;
  }

  @Override
  public void accepted(Channel channel) {
    if (!channel.eventLoop().inEventLoop()) {
      throw new AssertionError("not on the channel's loop");
    }
    channel.pipeline().addLast(new Echo());
    accepted.add(channel);
  }

  @Override
  public TransportSettings settings() {
    return settings;
  }

  @Override
  public void close() {
    group.shutdownGracefully(0, PATIENCE_SECONDS, TimeUnit.SECONDS).syncUninterruptibly();
  }

  private static final class Echo extends ChannelInboundHandlerAdapter {
    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
      context.writeAndFlush(message);
    }
  }

  /** Collects what comes back. */
  static final class Collected extends ChannelInboundHandlerAdapter {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    final BlockingQueue<Integer> reads = new LinkedBlockingQueue<>();

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
      ByteBuf buffer = (ByteBuf) message;
      reads.add(buffer.capacity());
      byte[] read = new byte[buffer.readableBytes()];
      buffer.readBytes(read);
      buffer.release();
      synchronized (this) {
        bytes.writeBytes(read);
      }
    }

    synchronized byte[] bytes() {
      return bytes.toByteArray();
    }
  }
}
