package org.hotswarm.engine.peer;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import java.nio.ByteBuffer;
import java.util.Optional;
import org.hotswarm.engine.swap.Front;
import org.hotswarm.model.wire.Handshake;
import org.hotswarm.model.wire.Message;
import org.hotswarm.model.wire.Piece;
import org.hotswarm.model.wire.WireException;
import org.hotswarm.spi.wire.WireCodec;
import org.hotswarm.spi.wire.WireLimits;

/**
 * Turns the bytes of a connection into messages. Messages are decoded where the bytes arrived; only
 * one that is spread over two reads is brought together in a buffer of its own, so that a block is
 * copied at most once in sixteen.
 *
 * <p>Owner thread: the channel's loop. Undecoded bytes are kept here, so that the codec may be
 * another one for every message; while there is none, the socket is not read.
 */
public final class PeerChannel extends ChannelInboundHandlerAdapter {
  /** Room for a frame whose length is not known yet. */
  private static final int LENGTH_PREFIX = 4;

  /** Room made at once for the frame of a length that was only claimed; a block fits. */
  private static final int FIRST_ROOM = 1 << 15;

  private final Front<WireCodec> wire;
  private final WireLimits limits;
  private final PeerReader reader;
  private ByteBuf spread;
  private ByteBuf current;
  private int viewStart;
  private ByteBuffer view;
  private boolean closed;
  private boolean gone;
  private long received = Handshake.LENGTH;
  private String reason = "the peer closed the connection";

  /**
   * @param wire the codec of the moment
   * @param limits how long messages may be
   * @param reader told every message
   */
  public PeerChannel(Front<WireCodec> wire, WireLimits limits, PeerReader reader) {
    this.wire = wire;
    this.limits = limits;
    this.reader = reader;
  }

  /** What {@link PeerReader#onClosed} will say, unless something was said before. */
  public void closing(String why) {
    if (!closed) {
      closed = true;
      reason = why;
    }
  }

  /** Tells the reader that the peer broke the protocol, unless it was told of an end before. */
  void violation(String what) {
    if (!closed) {
      reader.onViolation(what);
    }
  }

  /** Bytes that came, the handshake with them. */
  long received() {
    return received;
  }

  /** Room for a message that has not come whole, in bytes. */
  int bufferSize() {
    return spread == null ? 0 : spread.capacity();
  }

  /** Of that, what has come. */
  int bufferUsed() {
    return spread == null ? 0 : spread.readableBytes();
  }

  /** The data of {@code piece}, retained for the caller. Only while that message is being told. */
  public ByteBuf take(Piece piece) {
    int length = piece.data().remaining();
    int start = viewStart + view.position() - length;
    return current.retainedSlice(start, length);
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) {
    ByteBuf in = (ByteBuf) message;
    received += in.readableBytes();
    try {
      Optional<WireCodec> codec = wire.current();
      if (codec.isPresent()) {
        read(codec.get(), context, in);
      } else if (!closed) {
        hold(context, in);
      }
    } catch (WireException broken) {
      violation(broken.getMessage());
      close(context, broken.getMessage());
    } finally {
      in.release();
    }
  }

  private void hold(ChannelHandlerContext context, ByteBuf in) {
    context.channel().config().setAutoRead(false);
    if (spread == null) {
      spread = context.alloc().directBuffer(in.readableBytes());
    }
    spread.writeBytes(in);
  }

  private void read(WireCodec codec, ChannelHandlerContext context, ByteBuf in)
      throws WireException {
    while (spread != null && in.isReadable() && !closed) {
      join(codec, context, in);
    }
    if (spread == null && in.isReadable() && !closed) {
      decodeAll(codec, in);
      if (in.isReadable() && !closed) {
        spread = gather(codec, context, in);
      }
    }
  }

  private static ByteBuf gather(WireCodec codec, ChannelHandlerContext context, ByteBuf in) {
    int room = Math.max(in.readableBytes(), Math.min(FIRST_ROOM, roomFor(codec, in)));
    return context.alloc().directBuffer(room).writeBytes(in);
  }

  /**
   * Moves just the bytes that the message begun in {@link #spread} still lacks, and decodes it when
   * it is whole.
   */
  private void join(WireCodec codec, ChannelHandlerContext context, ByteBuf in)
      throws WireException {
    int whole = roomFor(codec, spread);
    int lacking = Math.max(1, whole - spread.readableBytes());
    spread.writeBytes(in, Math.min(lacking, in.readableBytes()));
    if (spread.readableBytes() < whole) {
      return;
    }
    decodeSpread(codec, context);
  }

  /** What is left goes to a buffer of its own, for others may hold slices of the one before. */
  private void decodeSpread(WireCodec codec, ChannelHandlerContext context) throws WireException {
    decodeAll(codec, spread);
    ByteBuf done = spread;
    spread = done.isReadable() ? gather(codec, context, done) : null;
    done.release();
  }

  private static int roomFor(WireCodec codec, ByteBuf in) {
    ByteBuffer bytes = in.nioBuffer();
    return Math.max(LENGTH_PREFIX, codec.frameLength(bytes));
  }

  private void decodeAll(WireCodec codec, ByteBuf in) throws WireException {
    current = in;
    viewStart = in.readerIndex();
    view = in.nioBuffer();
    int read = 0;
    try {
      for (Message m; !closed && (m = codec.decode(view, limits)) != null; ) {
        read = view.position();
        m.tell(reader);
      }
    } finally {
      in.readerIndex(viewStart + read);
      current = null;
      view = null;
    }
  }

  @Override
  public void channelReadComplete(ChannelHandlerContext context) {
    if (!closed) {
      reader.onTurnDone();
    }
  }

  @Override
  public void channelWritabilityChanged(ChannelHandlerContext context) {
    if (!closed && context.channel().isWritable()) {
      reader.onWritable();
    }
  }

  @Override
  public void channelInactive(ChannelHandlerContext context) {
    if (gone) {
      return;
    }
    gone = true;
    closed = true;
    if (spread != null) {
      spread.release();
      spread = null;
    }
    reader.onClosed(reason);
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable failure) {
    close(context, failure.getMessage() == null ? failure.toString() : failure.getMessage());
  }

  private void close(ChannelHandlerContext context, String why) {
    closing(why);
    context.close();
  }

  /**
   * Decodes what was held while there was no codec.
   *
   * @return whether the socket may be read: there is a codec, and the connection is open
   */
  boolean decodeHeld(ChannelHandlerContext context) {
    Optional<WireCodec> codec = wire.current();
    boolean telling = current != null;
    if (codec.isPresent() && spread != null && !telling && !closed) {
      try {
        decodeSpread(codec.get(), context);
        channelReadComplete(context);
      } catch (WireException broken) {
        violation(broken.getMessage());
        close(context, broken.getMessage());
      } catch (RuntimeException failure) {
        exceptionCaught(context, failure);
      }
    }
    return codec.isPresent() && !closed;
  }
}
