package org.hotswarm.transport.tcp;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelPromise;
import io.netty.channel.DefaultChannelPromise;
import io.netty.channel.EventLoop;
import io.netty.util.concurrent.Future;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.util.concurrent.TimeUnit;

/**
 * A channel on its way to be bound.
 *
 * <p>A selector lets go of a closed socket only when it next selects. So where one transport
 * follows another on the same port and loop, NIO finds the port taken by a socket that is closed
 * already; trying again after a round of the loop succeeds.
 *
 * <p>Owner thread: the accepting loop.
 */
final class Listening {
  private static final int TRIES = 3;
  private static final long PAUSE_MILLIS = 10;

  private final EventLoop loop;
  private final InetSocketAddress address;
  private final ChannelPromise bound;
  private int tries;

  private Listening(EventLoop loop, Channel channel, InetSocketAddress address) {
    this.loop = loop;
    this.address = address;
    this.bound = new DefaultChannelPromise(channel, loop);
  }

  /** Registers what {@code bootstrap} describes and binds it; closed when that fails. */
  static ChannelFuture bind(Bootstrap bootstrap, EventLoop loop, InetSocketAddress address) {
    ChannelFuture registered = bootstrap.register();
    Listening listening = new Listening(loop, registered.channel(), address);
    registered.addListener(listening::onRegistered);
    return listening.bound;
  }

  private void onRegistered(Future<? super Void> registered) {
    if (registered.isSuccess()) {
      tryBind();
    } else {
      bound.setFailure(registered.cause());
    }
  }

  private void tryBind() {
    tries++;
    bound.channel().bind(address).addListener(this::onBound);
  }

  private void onBound(Future<? super Void> attempt) {
    if (attempt.isSuccess()) {
      bound.setSuccess();
    } else if (attempt.cause() instanceof BindException && tries < TRIES) {
      loop.schedule(this::tryBind, PAUSE_MILLIS, TimeUnit.MILLISECONDS);
    } else {
      bound.channel().close();
      bound.setFailure(attempt.cause());
    }
  }
}
