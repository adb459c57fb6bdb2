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
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.hotswarm.api.ListenException;
import org.hotswarm.api.alert.SessionAlert;
import org.hotswarm.api.settings.NetworkSettings;
import org.hotswarm.api.settings.Settings;
import org.hotswarm.engine.alert.AlertQueue;
import org.hotswarm.engine.fence.Callback;
import org.hotswarm.engine.loop.Loops;
import org.hotswarm.engine.peer.TransportPort;
import org.hotswarm.model.peer.PeerAddress;
import org.hotswarm.spi.net.DatagramPort;

/**
 * The port we listen on: TCP by the transport, UDP here, both with the same number.
 *
 * <p>Owner thread: {@link #open} any, it waits; the rest of it the session's loop, but for {@link
 * #port}. Moving: both sockets stay open while providers come and go.
 */
final class ListenPort {
  private static final int PATIENCE_SECONDS = 5;

  /** A port the kernel chose for TCP may be taken for UDP. */
  private static final int ANY_PORT_TRIES = 8;

  private final Loops loops;
  private final TransportPort transport;
  private final Supplier<Settings> settings;
  private final AlertQueue alerts;
  private final List<DatagramPort.Receiver> receivers = new CopyOnWriteArrayList<>();
  private volatile Channel tcp;
  private volatile Channel udp;
  private volatile int port;
  private volatile InetSocketAddress listens;
  private CompletionStage<Void> again = CompletableFuture.completedFuture(null);

  ListenPort(Loops loops, TransportPort transport, Supplier<Settings> settings, AlertQueue alerts) {
    this.loops = loops;
    this.transport = transport;
    this.settings = settings;
    this.alerts = alerts;
    transport.onFilled(this::onTransport);
    transport.onEmptied(this::onNoTransport);
  }

  /**
   * Another transport has taken over: it listens where the one before did; open connections stay.
   */
  private void onTransport() {
    if (tcp != null && port != 0) {
      again = again.thenCompose(done -> closed(tcp)).thenCompose(done -> listenAgain());
    }
  }

  /**
   * The transport has left and none came, so that nobody accepts. Whoever comes next listens at the
   * same address.
   */
  private void onNoTransport() {
    if (tcp != null) {
      again = again.thenCompose(done -> closed(tcp));
    }
  }

  private static CompletionStage<Void> closed(Channel channel) {
    CompletableFuture<Void> gone = new CompletableFuture<>();
    channel.close().addListener(closed -> gone.complete(null));
    return gone;
  }

  private CompletionStage<Void> listenAgain() {
    if (port == 0 || !transport.isThere()) {
      return CompletableFuture.completedFuture(null);
    }
    return transport.listen(listens).handle(this::onAgain);
  }

  private Void onAgain(Channel stream, Throwable failure) {
    if (failure != null) {
      alerts.post(new SessionAlert.ListenFailed("cannot listen again: " + failure.getMessage()));
    } else if (port == 0) {
      stream.close();
    } else {
      tcp = stream;
    }
    return null;
  }

  /** Where we listen; 0 while we do not. */
  int port() {
    return port;
  }

  /**
   * Tries the ports of the range until one is free for both.
   *
   * @param before a port that is tried before these; 0 for none
   */
  void open(int before) throws ListenException {
    Settings now = settings.get();
    int first = now.get(NetworkSettings.LISTEN_PORT_FIRST);
    int last = Math.max(first, now.get(NetworkSettings.LISTEN_PORT_LAST));
    Exception reason = null;
    for (int candidate : candidates(before, first, last)) {
      try {
        bind(now.get(NetworkSettings.BIND_ADDRESS), candidate);
        alerts.post(new SessionAlert.ListenSucceeded(listens));
        return;
      } catch (ExecutionException | TimeoutException | UnknownHostException taken) {
        reason = taken;
      } catch (InterruptedException interrupted) {
        Thread.currentThread().interrupt();
        reason = interrupted;
        break;
      }
    }
    String message = problem(now, first, last, reason);
    alerts.post(new SessionAlert.ListenFailed(message));
    throw new ListenException(message, reason);
  }

  private static int[] candidates(int before, int first, int last) {
    IntStream range =
        first == 0
            ? IntStream.generate(() -> 0).limit(ANY_PORT_TRIES)
            : IntStream.rangeClosed(first, last);
    return IntStream.concat(IntStream.of(before).filter(port -> port > 0), range).toArray();
  }

  private static String problem(Settings now, int first, int last, Exception reason) {
    String bind = now.get(NetworkSettings.BIND_ADDRESS);
    Throwable cause =
        reason instanceof ExecutionException || reason instanceof CompletionException
            ? reason.getCause()
            : reason;
    String ports = first == 0 || first == last ? "port " + first : "ports " + first + " to " + last;
    return "cannot listen on "
        + (bind.isEmpty() ? "any address" : bind)
        + ", "
        + ports
        + ": "
        + (cause == null ? "no reason given" : words(String.valueOf(cause.getMessage())));
  }

  /** Without the native call and its number, which come before the reason. */
  private static String words(String message) {
    return message.replaceFirst("^bind\\(\\.\\.\\) failed with error\\(-?[0-9]+\\): ", "");
  }

  private void bind(String address, int candidate)
      throws ExecutionException, TimeoutException, InterruptedException, UnknownHostException {
    InetAddress ip = address.isEmpty() ? null : InetAddress.getByName(address);
    Channel stream =
        transport
            .listen(new InetSocketAddress(ip, candidate))
            .toCompletableFuture()
            .get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    int got = ((InetSocketAddress) stream.localAddress()).getPort();
    try {
      udp = bindUdp(new InetSocketAddress(ip, got));
    } catch (ExecutionException | TimeoutException | InterruptedException taken) {
      stream.close();
      throw taken;
    }
    tcp = stream;
    listens = (InetSocketAddress) stream.localAddress();
    port = got;
  }

  private Channel bindUdp(InetSocketAddress address)
      throws ExecutionException, TimeoutException, InterruptedException {
    boolean epoll =
        loops.session() instanceof IoEventLoop io && io.isCompatible(EpollIoHandle.class);
    Bootstrap bootstrap =
        new Bootstrap()
            .group(loops.session())
            .channel(epoll ? EpollDatagramChannel.class : NioDatagramChannel.class)
            .handler(new Reading());
    ChannelFuture bound =
        loops
            .session()
            .submit(() -> bootstrap.bind(address))
            .get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    bound.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    return bound.channel();
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
      tellFailure(listens, failure);
    }
  }

  private void tellFailure(InetSocketAddress endpoint, Throwable failure) {
    if (failure != null && port != 0) {
      String message = "datagram: " + failure.getMessage();
      alerts.post(new SessionAlert.UdpError(endpoint, message));
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
      Channel channel = udp;
      if (channel != null) {
        ByteBuf copy = Unpooled.copiedBuffer(datagram);
        channel
            .writeAndFlush(new DatagramPacket(copy, to))
            .addListener(sent -> tellFailure(to, sent.cause()));
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

    /** Offers datagrams to nobody, until somebody is set again. */
    void silence() {
      receivers.remove(mine);
      mine = null;
    }
  }

  /** Our own listening addresses, which nobody may name to us as a peer. */
  Set<PeerAddress> addresses() {
    InetSocketAddress bound = listens;
    if (bound == null) {
      return Set.of();
    }
    Set<PeerAddress> own = new HashSet<>();
    if (!bound.getAddress().isAnyLocalAddress()) {
      own.add(PeerAddress.of(bound));
      return own;
    }
    try {
      for (NetworkInterface each : Collections.list(NetworkInterface.getNetworkInterfaces())) {
        each.inetAddresses().forEach(ip -> own.add(new PeerAddress(ip, port)));
      }
    } catch (SocketException unknown) {
      own.add(PeerAddress.of(bound));
    }
    return own;
  }

  /** Closes both sockets. */
  void close() {
    port = 0;
    if (tcp != null) {
      tcp.close();
    }
    if (udp != null) {
      udp.close();
    }
  }
}
