package org.hotswarm.tck.transport;

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
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.hotswarm.spi.transport.TransportNeeds;
import org.hotswarm.spi.transport.TransportSettings;

/** An engine of two loops that echoes whatever an accepted stream sends. */
public final class Streams implements TransportNeeds, AutoCloseable {
  /** How long anything may take that is to happen. */
  public static final int PATIENCE_SECONDS = 20;

  private final MultiThreadIoEventLoopGroup group;
  private final EventLoop acceptLoop;
  private final EventLoop nextLoop;
  private final BlockingQueue<Channel> accepted = new LinkedBlockingQueue<>();
  private final CountDownLatch heldUp = new CountDownLatch(1);
  private final TransportSettings settings;

  /**
   * @param factory of the loops
   * @param settings of the sockets
   */
  public Streams(IoHandlerFactory factory, TransportSettings settings) {
    group = new MultiThreadIoEventLoopGroup(2, factory);
    acceptLoop = group.next();
    nextLoop = group.next();
    this.settings = settings;
  }

  /** Any port of the loopback address. */
  public static InetSocketAddress anyPort() {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
  }

  /** Waits for {@code future} and says how it failed, or null. */
  public static <T> Throwable outcome(Future<T> future) throws InterruptedException {
    if (!future.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
      throw new AssertionError("no outcome");
    }
    return future.cause();
  }

  /** The next accepted channel, as soon as there is one. */
  public Channel nextAccepted() throws InterruptedException {
    Channel channel = accepted.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
    if (channel == null) {
      throw new AssertionError("nothing was accepted");
    }
    return channel;
  }

  /** Whether a channel was accepted that nobody has taken. */
  public boolean hasAccepted() {
    return !accepted.isEmpty();
  }

  /** Waits until the other end of an accepted channel does not take what is echoed to it. */
  public boolean awaitHeldUp() throws InterruptedException {
    return heldUp.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
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
    channel.pipeline().addLast(new Echo(heldUp));
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
    private final CountDownLatch heldUp;

    Echo(CountDownLatch heldUp) {
      this.heldUp = heldUp;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
      context.writeAndFlush(message);
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext context) {
      if (!context.channel().isWritable()) {
        heldUp.countDown();
      }
    }
  }

  /** Collects what comes back. */
  public static final class Collected extends ChannelInboundHandlerAdapter {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final BlockingQueue<Integer> reads = new LinkedBlockingQueue<>();

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
      ByteBuf buffer = (ByteBuf) message;
      reads.add(buffer.capacity());
      byte[] read = new byte[buffer.readableBytes()];
      buffer.readBytes(read);
      buffer.release();
      synchronized (this) {
        bytes.writeBytes(read);
        notifyAll();
      }
    }

    /** Sizes of the buffers that were read into, in order. */
    public BlockingQueue<Integer> reads() {
      return reads;
    }

    /** What came back so far. */
    public synchronized byte[] bytes() {
      return bytes.toByteArray();
    }

    /** What came back, as soon as it is {@code length} bytes. */
    public synchronized byte[] await(int length) throws InterruptedException {
      long patience = TimeUnit.SECONDS.toMillis(PATIENCE_SECONDS);
      while (bytes.size() < length) {
        int before = bytes.size();
        wait(patience);
        if (bytes.size() == before) {
          throw new AssertionError("only " + before + " of " + length + " bytes came back");
        }
      }
      return bytes.toByteArray();
    }
  }
}
