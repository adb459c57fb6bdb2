package org.hotswarm.engine.simulation;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.channel.AbstractChannel;
import io.netty.channel.ChannelConfig;
import io.netty.channel.ChannelMetadata;
import io.netty.channel.ChannelOutboundBuffer;
import io.netty.channel.ChannelPromise;
import io.netty.channel.DefaultChannelConfig;
import io.netty.channel.EventLoop;
import io.netty.channel.FixedRecvByteBufAllocator;
import java.io.ByteArrayOutputStream;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.channels.ClosedChannelException;
import java.util.Arrays;

/**
 * The engine's end of a connection: bytes lie in its receive buffer until it is read, and it writes
 * only as far as the other end's window reaches.
 */
final class PipeChannel extends AbstractChannel {
  private static final ChannelMetadata METADATA = new ChannelMetadata(false);
  private static final int MOST_READ = 1 << 26;
  private static final InetSocketAddress LOCAL = new InetSocketAddress("45.0.0.1", 6881);

  private final InetSocketAddress remote;
  private final ChannelConfig config;
  private byte[] unread = new byte[0];
  private int at;
  private final ByteArrayOutputStream taken = new ByteArrayOutputStream();
  private int readSize = 65_536;
  private long window = Long.MAX_VALUE;
  private boolean active;
  private boolean open = true;
  private boolean wanted;
  private boolean remoteClosed;

  PipeChannel(InetSocketAddress remote, ByteBufAllocator buffers, boolean active) {
    super(null);
    this.remote = remote;
    this.active = active;
    this.config = new DefaultChannelConfig(this);
    config.setAllocator(buffers);
    config.setRecvByteBufAllocator(new FixedRecvByteBufAllocator(MOST_READ));
  }

  // --- the other end

  /** Bytes arrive, to be read {@code size} at a time at most. */
  void arrive(byte[] bytes, int size) {
    readSize = size;
    byte[] all = Arrays.copyOfRange(unread, at, unread.length + bytes.length);
    System.arraycopy(bytes, 0, all, unread.length - at, bytes.length);
    unread = all;
    at = 0;
    eventLoop().execute(this::deliver);
  }

  /** Bytes that arrived and were not read. */
  int unread() {
    return unread.length - at;
  }

  /** Takes what was sent. */
  byte[] take() {
    byte[] bytes = taken.toByteArray();
    taken.reset();
    return bytes;
  }

  /** The other end takes {@code bytes} more, and then no more. */
  void window(long bytes) {
    window = bytes;
    eventLoop().execute(() -> unsafe().flush());
  }

  void hangUp() {
    remoteClosed = true;
    eventLoop().execute(this::deliver);
  }

  void connected(ChannelPromise promise) {
    active = true;
    promise.trySuccess();
    pipeline().fireChannelActive();
  }

  // --- the engine's end

  private void deliver() {
    while (wanted && unread() > 0 && active && config.isAutoRead()) {
      wanted = false;
      int most = unsafe().recvBufAllocHandle().guess();
      int length = Math.min(Math.min(readSize, most), unread());
      ByteBuf in = config.getAllocator().directBuffer(length).writeBytes(unread, at, length);
      at += length;
      pipeline().fireChannelRead(in);
      pipeline().fireChannelReadComplete();
    }
    if (remoteClosed && unread() == 0 && open && config.isAutoRead()) {
      unsafe().close(voidPromise());
    }
  }

  @Override
  protected void doBeginRead() {
    wanted = true;
    if (unread() > 0 || remoteClosed) {
      eventLoop().execute(this::deliver);
    }
  }

  @Override
  protected void doWrite(ChannelOutboundBuffer out) {
    for (Object message; (message = out.current()) != null; ) {
      ByteBuf bytes = (ByteBuf) message;
      int length = (int) Math.min(window, bytes.readableBytes());
      if (length == 0 && bytes.isReadable()) {
        return;
      }
      byte[] part = new byte[length];
      bytes.getBytes(bytes.readerIndex(), part);
      taken.write(part, 0, length);
      window -= window == Long.MAX_VALUE ? 0 : length;
      if (length == 0) {
        out.remove();
      } else {
        out.removeBytes(length);
      }
    }
  }

  @Override
  protected AbstractUnsafe newUnsafe() {
    return new AbstractUnsafe() {
      @Override
      public void connect(SocketAddress to, SocketAddress from, ChannelPromise promise) {
        promise.setFailure(new ClosedChannelException());
      }
    };
  }

  @Override
  protected boolean isCompatible(EventLoop loop) {
    return loop instanceof ManualLoop;
  }

  @Override
  protected SocketAddress localAddress0() {
    return LOCAL;
  }

  @Override
  protected SocketAddress remoteAddress0() {
    return remote;
  }

  @Override
  protected void doBind(SocketAddress address) {
    throw new UnsupportedOperationException("a pipe is bound from the start");
  }

  @Override
  protected void doDisconnect() {
    doClose();
  }

  @Override
  protected void doClose() {
    active = false;
    open = false;
  }

  @Override
  public ChannelConfig config() {
    return config;
  }

  @Override
  public boolean isOpen() {
    return open;
  }

  @Override
  public boolean isActive() {
    return active;
  }

  @Override
  public ChannelMetadata metadata() {
    return METADATA;
  }
}
