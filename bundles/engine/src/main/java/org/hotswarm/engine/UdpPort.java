package org.hotswarm.engine;

import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.IoEventLoop;
import io.netty.channel.epoll.EpollDatagramChannel;
import io.netty.channel.epoll.EpollIoHandle;
import io.netty.channel.socket.DatagramPacket;
import io.netty.channel.socket.nio.NioDatagramChannel;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BiConsumer;
import org.hotswarm.engine.fence.Callback;
import org.hotswarm.engine.loop.Loops;
import org.hotswarm.spi.net.DatagramPort;

/**
 * The UDP port, which providers share.
 *
 * <p>Owner thread: {@link #bind} any, it waits; the rest of it the session's loop. Moving: the
 * socket stays open while providers come and go.
 */
final class UdpPort {
  private static final int PATIENCE_SECONDS = 5;

  private final Loops loops;
  private final List<DatagramPort.Receiver> receivers = new CopyOnWriteArrayList<>();
  private final BiConsumer<InetSocketAddress, Throwable> trouble;
  private volatile Channel channel;
  private volatile InetSocketAddress bound;

  /**
   * @param trouble is told what could not be sent or read, and where to or where
   */
  UdpPort(Loops loops, BiConsumer<InetSocketAddress, Throwable> trouble) {
    this.loops = loops;
    this.trouble = trouble;
  }

  /** Opens it; waits. */
  void bind(InetSocketAddress address)
      throws ExecutionException, TimeoutException, InterruptedException {
    boolean epoll =
        loops.session() instanceof IoEventLoop io && io.isCompatible(EpollIoHandle.class);
    Bootstrap bootstrap =
        new Bootstrap()
            .group(loops.session())
            .channel(epoll ? EpollDatagramChannel.class : NioDatagramChannel.class)
            .handler(new Reading());
    ChannelFuture opened =
        loops
            .session()
            .submit(() -> bootstrap.bind(address))
            .get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    opened.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    channel = opened.channel();
    bound = (InetSocketAddress) channel.localAddress();
  }

  /** Made on threads of others, so it is of a class that leaves nothing on them. */
  private final class Reading extends ChannelInboundHandlerAdapter {
    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
      DatagramPacket packet = (DatagramPacket) message;
      try {
        offer(packet);
      } finally {
        packet.release();
      }
    }

    private void offer(DatagramPacket packet) {
      ByteBuffer bytes = packet.content().nioBuffer();
      for (DatagramPort.Receiver receiver : receivers) {
        if (receiver.receive(packet.sender(), bytes.duplicate())) {
          return;
        }
      }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable failure) {
      trouble.accept(bound, failure);
    }
  }

  /** A share of the UDP port for one provider. */
  Share share() {
    return new Share();
  }

  /**
   * A share of the UDP port. Owner thread: the session's loop; a provider that is opened elsewhere,
   * as it is only tried while another works, is offered no datagrams.
   */
  final class Share implements DatagramPort {
    private volatile Receiver mine;

    @Override
    public void send(InetSocketAddress to, ByteBuffer datagram) {
      Channel open = channel;
      if (open != null) {
        ByteBuf copy = Unpooled.copiedBuffer(datagram);
        open.writeAndFlush(new DatagramPacket(copy, to))
            .addListener(sent -> onSent(to, sent.cause()));
      }
    }

    @Override
    public void onDatagram(Receiver receiver) {
      if (mine != null && !loops.session().inEventLoop()) {
        return;
      }
      silence();
      Receiver guarded = Callback.receiver(receiver);
      mine = guarded;
      receivers.add(guarded);
    }

    private void onSent(InetSocketAddress to, Throwable failure) {
      if (failure != null) {
        trouble.accept(to, failure);
      }
    }

    /** Offers datagrams to nobody, until somebody is set again. */
    void silence() {
      receivers.remove(mine);
      mine = null;
    }
  }

  /** Closes it. */
  CompletionStage<Void> closed() {
    CompletableFuture<Void> gone = new CompletableFuture<>();
    if (channel == null) {
      gone.complete(null);
    } else {
      channel.close().addListener(closed -> gone.complete(null));
    }
    return gone;
  }
}
