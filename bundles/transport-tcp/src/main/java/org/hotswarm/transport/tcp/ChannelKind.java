package org.hotswarm.transport.tcp;

import io.netty.channel.EventLoop;
import io.netty.channel.IoEventLoop;
import io.netty.channel.epoll.EpollIoHandle;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.channel.epoll.EpollSocketChannel;
import io.netty.channel.socket.ServerSocketChannel;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;

/** The Netty classes of one way to wait for sockets. */
enum ChannelKind {
  EPOLL(EpollSocketChannel.class, EpollServerSocketChannel.class),
  NIO(NioSocketChannel.class, NioServerSocketChannel.class);

  private final Class<? extends SocketChannel> stream;
  private final Class<? extends ServerSocketChannel> listener;

  ChannelKind(
      Class<? extends SocketChannel> stream, Class<? extends ServerSocketChannel> listener) {
    this.stream = stream;
    this.listener = listener;
  }

  /**
   * What {@code loop} can run. A loop that can run neither gets NIO channels, whose registration
   * then fails and says why.
   */
  static ChannelKind of(EventLoop loop) {
    boolean epoll = loop instanceof IoEventLoop io && io.isCompatible(EpollIoHandle.class);
    return epoll ? EPOLL : NIO;
  }

  Class<? extends SocketChannel> stream() {
    return stream;
  }

  Class<? extends ServerSocketChannel> listener() {
    return listener;
  }
}
