package org.hotswarm.engine.peer;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler;
import io.netty.channel.EventLoop;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.hotswarm.engine.swap.Choice;
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
  private final Slot<TransportNeeds, TransportState, Transport, TransportProvider> slot;

  /**
   * @param session the session's loop
   * @param needs what a transport is given
   */
  public TransportPort(EventLoop session, TransportNeeds needs) {
    this.session = session;
    this.slot = new Slot<>(session, needs, Choice.named(() -> ""), transport -> {});
  }

  /** Takes its place among those that want a transport. */
  public void attach(Roster<TransportProvider> roster) {
    roster.attach(slot);
  }

  /** Listens; the stage completes on the session's loop. */
  public CompletionStage<Channel> listen(InetSocketAddress address) {
    CompletableFuture<Channel> answer = new CompletableFuture<>();
    session.execute(
        () ->
            slot.current()
                .ifPresentOrElse(
                    transport -> complete(transport.listen(address), answer),
                    () -> answer.completeExceptionally(new ConnectException("no transport"))));
    return answer;
  }

  /** Connects; the stage completes on {@code loop}, the channel's own. */
  public CompletionStage<Channel> connect(
      InetSocketAddress remote,
      Optional<InetAddress> local,
      EventLoop loop,
      ChannelHandler initializer) {
    CompletableFuture<Channel> answer = new CompletableFuture<>();
    session.execute(
        () ->
            slot.current()
                .ifPresentOrElse(
                    transport ->
                        complete(transport.connect(remote, local, loop, initializer), answer),
                    () ->
                        loop.execute(
                            () ->
                                answer.completeExceptionally(
                                    new ConnectException("there is no transport")))));
    return answer;
  }

  private static void complete(
      io.netty.channel.ChannelFuture future, CompletableFuture<Channel> answer) {
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
