package org.hotswarm.engine.peer;

import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandler;
import io.netty.channel.EventLoop;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.function.IntSupplier;
import org.hotswarm.engine.fence.Fence;
import org.hotswarm.engine.fence.FencedTransport;
import org.hotswarm.engine.swap.Choice;
import org.hotswarm.engine.swap.Host;
import org.hotswarm.engine.swap.Roster;
import org.hotswarm.engine.swap.Slot;
import org.hotswarm.spi.transport.Transport;
import org.hotswarm.spi.transport.TransportNeeds;
import org.hotswarm.spi.transport.TransportProvider;
import org.hotswarm.spi.transport.TransportState;

/**
 * The door to the session's transport.
 *
 * <p>Owner thread: any; the transport is only called on the session's loop.
 */
public final class TransportPort {
  private final EventLoop session;
  private final IntSupplier localPorts;
  private volatile Runnable filled = () -> {};
  private volatile Runnable emptied = () -> {};
  private final Slot<TransportNeeds, TransportState, Transport, TransportProvider> slot;

  /**
   * @param session the session's loop
   * @param needs what a transport is given
   * @param localPorts the port to connect from next, 0 for any; asked on the session's loop
   */
  public TransportPort(EventLoop session, TransportNeeds needs, IntSupplier localPorts) {
    this.session = session;
    this.localPorts = localPorts;
    this.slot = new Slot<>(session, needs, Choice.named(() -> ""), new Room());
  }

  /** Runs {@code listener}, on the session's loop, whenever another transport has taken over. */
  public void onFilled(Runnable listener) {
    filled = listener;
  }

  /** Runs {@code listener}, on the session's loop, whenever there is no transport any more. */
  public void onEmptied(Runnable listener) {
    emptied = listener;
  }

  private final class Room implements Host<Transport> {
    @Override
    public Transport fenced(Transport bare, Fence fence) {
      return new FencedTransport(bare, fence);
    }

    @Override
    public boolean isPatient() {
      return false;
    }

    @Override
    public void welcome(Transport coming) {
      filled.run();
    }

    @Override
    public void missed() {
      emptied.run();
    }
  }

  /** Takes its place among those that want a transport. */
  public void attach(Roster<TransportProvider> roster) {
    roster.attach(slot);
  }

  /** Whether there is a transport, as far as is known now. Any thread. */
  public boolean isThere() {
    return slot.using().isPresent();
  }

  /** Listens; the stage completes on the session's loop. */
  public CompletionStage<Channel> listen(InetSocketAddress address) {
    CompletableFuture<Channel> answer = new CompletableFuture<>();
    session.execute(() -> ask(transport -> transport.listen(address), session, answer));
    return answer;
  }

  /**
   * Connects; the stage completes on {@code loop}, the channel's own.
   *
   * @param local to connect from; empty for any of ours
   */
  public CompletionStage<Channel> connect(
      InetSocketAddress remote,
      Optional<InetAddress> local,
      EventLoop loop,
      ChannelHandler initializer) {
    CompletableFuture<Channel> answer = new CompletableFuture<>();
    session.execute(
        () ->
            ask(
                transport -> transport.connect(remote, from(local), loop, initializer),
                loop,
                answer));
    return answer;
  }

  private Optional<InetSocketAddress> from(Optional<InetAddress> local) {
    int port = localPorts.getAsInt();
    if (local.isPresent()) {
      return Optional.of(new InetSocketAddress(local.get(), port));
    }
    return port == 0 ? Optional.empty() : Optional.of(new InetSocketAddress(port));
  }

  private void ask(
      Function<Transport, ChannelFuture> question,
      EventLoop loop,
      CompletableFuture<Channel> answer) {
    Optional<Transport> transport = slot.current();
    if (transport.isEmpty()) {
      fail(new ConnectException("there is no transport"), loop, answer);
      return;
    }
    try {
      complete(question.apply(transport.get()), answer);
    } catch (RuntimeException | LinkageError failure) {
      fail(failure, loop, answer);
    }
  }

  private static void fail(Throwable why, EventLoop loop, CompletableFuture<Channel> answer) {
    loop.execute(() -> answer.completeExceptionally(why));
  }

  private static void complete(ChannelFuture future, CompletableFuture<Channel> answer) {
    future.addListener(
        done -> {
          if (done.isSuccess()) {
            answer.complete(future.channel());
          } else {
            answer.completeExceptionally(done.cause());
          }
        });
  }

  /** Lets the transport go. Session's loop. */
  public void close(Roster<TransportProvider> roster) {
    roster.detach(slot);
    slot.vacate();
  }
}
