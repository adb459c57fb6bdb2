package org.hotswarm.engine;

import io.netty.channel.Channel;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.util.Collections;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.hotswarm.api.ListenException;
import org.hotswarm.api.alert.SessionAlert;
import org.hotswarm.api.settings.NetworkSettings;
import org.hotswarm.api.settings.Settings;
import org.hotswarm.engine.alert.AlertQueue;
import org.hotswarm.engine.loop.Loops;
import org.hotswarm.engine.peer.TransportPort;
import org.hotswarm.model.peer.PeerAddress;

/**
 * The port we listen on: TCP by the transport, UDP by {@link UdpPort}, both with the same number.
 *
 * <p>Owner thread: {@link #open} any, it waits; {@link #move} and {@link #port} any; the rest of it
 * the session's loop. Moving: both sockets stay open while providers come and go.
 */
final class ListenPort {
  private static final int PATIENCE_SECONDS = 5;

  /** A port the kernel chose for TCP may be taken for UDP. */
  private static final int ANY_PORT_TRIES = 8;

  private final Loops loops;
  private final TransportPort transport;
  private final Supplier<Settings> settings;
  private final AlertQueue alerts;
  private final UdpPort udp;
  private volatile Channel tcp;
  private volatile int port;
  private volatile InetSocketAddress listens;
  private CompletionStage<Void> again = CompletableFuture.completedFuture(null);

  ListenPort(Loops loops, TransportPort transport, Supplier<Settings> settings, AlertQueue alerts) {
    this.loops = loops;
    this.udp = new UdpPort(loops, this::onUdpFailure);
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

  /** Where we listen; empty while we do not. */
  Optional<InetSocketAddress> listens() {
    return port == 0 ? Optional.empty() : Optional.of(listens);
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
        bind(address(now), candidate);
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

  /**
   * Listens where the settings say now, if that is elsewhere. Connections stay. When no port of the
   * range is free, it listens where it did.
   *
   * @param blocking where it may wait
   * @return where it listens; fails with a {@link ListenException}
   */
  CompletionStage<InetSocketAddress> move(Executor blocking) {
    CompletableFuture<InetSocketAddress> moved = new CompletableFuture<>();
    loops
        .session()
        .execute(
            () ->
                again =
                    again
                        .thenRunAsync(this::moveOrStay, blocking)
                        .whenComplete((done, failure) -> tell(moved, failure))
                        .exceptionally(failure -> null));
    return moved;
  }

  private void tell(CompletableFuture<InetSocketAddress> moved, Throwable failure) {
    if (failure == null) {
      moved.complete(listens);
    } else {
      moved.completeExceptionally(
          failure instanceof CompletionException ? failure.getCause() : failure);
    }
  }

  private void moveOrStay() {
    InetSocketAddress before = listens;
    if (port == 0 || isWhereItShould()) {
      return;
    }
    closed(tcp).toCompletableFuture().join();
    udp.closed().toCompletableFuture().join();
    try {
      open(0);
    } catch (ListenException taken) {
      goBack(before, taken);
      throw new CompletionException(taken);
    }
  }

  private void goBack(InetSocketAddress before, ListenException why) {
    try {
      bind(before.getAddress(), before.getPort());
    } catch (ExecutionException | TimeoutException | InterruptedException alsoTaken) {
      port = 0;
      why.addSuppressed(alsoTaken);
      alerts.post(
          new SessionAlert.ListenFailed(
              "cannot listen on " + before + " again: " + alsoTaken.getMessage()));
    }
  }

  private boolean isWhereItShould() {
    Settings now = settings.get();
    int first = now.get(NetworkSettings.LISTEN_PORT_FIRST);
    int last = Math.max(first, now.get(NetworkSettings.LISTEN_PORT_LAST));
    boolean inRange = first == 0 || first <= port && port <= last;
    try {
      InetAddress wanted = address(now);
      InetAddress ours = listens.getAddress();
      return inRange && (wanted == null ? ours.isAnyLocalAddress() : ours.equals(wanted));
    } catch (UnknownHostException unknown) {
      return false;
    }
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

  /** Null is any address. */
  private static InetAddress address(Settings now) throws UnknownHostException {
    String address = now.get(NetworkSettings.BIND_ADDRESS);
    return address.isEmpty() ? null : InetAddress.getByName(address);
  }

  private void bind(InetAddress ip, int candidate)
      throws ExecutionException, TimeoutException, InterruptedException {
    Channel stream =
        transport
            .listen(new InetSocketAddress(ip, candidate))
            .toCompletableFuture()
            .get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    int got = ((InetSocketAddress) stream.localAddress()).getPort();
    try {
      udp.bind(new InetSocketAddress(ip, got));
    } catch (ExecutionException | TimeoutException | InterruptedException taken) {
      stream.close();
      throw taken;
    }
    tcp = stream;
    listens = (InetSocketAddress) stream.localAddress();
    port = got;
  }

  private void onUdpFailure(InetSocketAddress endpoint, Throwable failure) {
    if (port != 0) {
      String message = "datagram: " + failure.getMessage();
      alerts.post(new SessionAlert.UdpError(endpoint, message));
    }
  }

  /** A share of the UDP port for one provider. */
  UdpPort.Share share() {
    return udp.share();
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
    udp.closed();
  }
}
