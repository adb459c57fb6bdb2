package org.hotswarm.engine.peer;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundBuffer;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.hotswarm.engine.swap.Front;
import org.hotswarm.model.geometry.Block;
import org.hotswarm.model.wire.Handshake;
import org.hotswarm.model.wire.Message;
import org.hotswarm.model.wire.Piece;
import org.hotswarm.spi.wire.WireCodec;

/**
 * The sending side of a connection. What is said within one turn of the loop leaves in one write.
 *
 * <p>Owner thread: the channel's loop.
 */
public final class PeerLink {
  private static final int FIRST_BUFFER = 256;
  private static final ByteBuffer NO_DATA = ByteBuffer.allocate(0);

  private final Channel channel;
  private final PeerChannel reading;
  private final Front<WireCodec> wire;
  private final Queue<Saying> held = new ArrayDeque<>();
  private final Set<Pause> pauses = EnumSet.noneOf(Pause.class);
  private ByteBuf out;
  private boolean flushing;
  private long written;

  /** Something to say, that waits while there is no codec. */
  private interface Saying {
    void say(WireCodec codec);

    /** It will not be said. */
    default void drop() {}
  }

  /**
   * @param channel the connection
   * @param reading its receiving side
   * @param wire the codec of the moment
   */
  public PeerLink(Channel channel, PeerChannel reading, Front<WireCodec> wire) {
    this.channel = channel;
    this.reading = reading;
    this.wire = wire;
  }

  /** Sends a message, except a {@code piece}. */
  public void send(Message message) {
    if (channel.isActive()) {
      sayInTurn(codec -> encode(codec, message));
    }
  }

  private void sayInTurn(Saying saying) {
    Optional<WireCodec> codec = wire.current();
    if (codec.isPresent()) {
      sayHeld(codec.get());
      saying.say(codec.get());
      scheduleFlush();
    } else {
      if (held.isEmpty()) {
        channel.closeFuture().addListener(closed -> dropHeld());
      }
      held.add(saying);
    }
  }

  private void sayHeld(WireCodec codec) {
    for (Saying next; (next = held.poll()) != null; ) {
      next.say(codec);
    }
  }

  private void dropHeld() {
    for (Saying next; (next = held.poll()) != null; ) {
      next.drop();
    }
  }

  private void encode(WireCodec codec, Message message) {
    int length = codec.encodedLength(message);
    if (out != null && out.writableBytes() < length) {
      hand();
    }
    if (out == null) {
      out = channel.alloc().directBuffer(Math.max(FIRST_BUFFER, length));
    }
    encode(codec, message, length, out);
  }

  private static void encode(WireCodec codec, Message message, int length, ByteBuf into) {
    codec.encode(message, into.nioBuffer(into.writerIndex(), length));
    into.writerIndex(into.writerIndex() + length);
  }

  /** Whether there is a codec to send with. */
  public boolean canSend() {
    return wire.current().isPresent() && channel.isActive();
  }

  /**
   * Sends {@code blocks}, whose bytes follow one another in {@code data}, as headers and slices in
   * one gathering write. Takes over {@code data}.
   *
   * @param sent runs when the kernel has taken the last byte, or never will
   */
  public void sendPieces(List<Block> blocks, ByteBuf data, Runnable sent) {
    Pieces pieces = new Pieces(blocks, data, sent);
    if (channel.isActive()) {
      sayInTurn(pieces);
    } else {
      pieces.drop();
    }
  }

  private final class Pieces implements Saying {
    private final List<Block> blocks;
    private final ByteBuf data;
    private final Runnable sent;

    Pieces(List<Block> blocks, ByteBuf data, Runnable sent) {
      this.blocks = blocks;
      this.data = data;
      this.sent = sent;
    }

    @Override
    public void say(WireCodec codec) {
      hand();
      int header = codec.encodedLength(new Piece(0, 0, NO_DATA));
      ByteBuf headers = channel.alloc().directBuffer(header * blocks.size());
      try {
        encode(codec, headers, header);
      } catch (RuntimeException | LinkageError failure) {
        headers.release();
        drop();
        throw failure;
      }
      for (Block block : blocks) {
        channel.write(headers.readRetainedSlice(header), channel.voidPromise());
        write(data.readRetainedSlice(block.length()), header + block.length());
      }
      headers.release();
      data.release();
      channel.write(Unpooled.EMPTY_BUFFER).addListener(done -> sent.run());
    }

    private void encode(WireCodec codec, ByteBuf headers, int header) {
      int at = data.readerIndex();
      for (Block block : blocks) {
        ByteBuffer bytes = data.nioBuffer(at, block.length());
        PeerLink.encode(codec, new Piece(block.piece(), block.begin(), bytes), header, headers);
        at += block.length();
      }
    }

    @Override
    public void drop() {
      data.release();
      sent.run();
    }
  }

  private void hand() {
    if (out != null) {
      ByteBuf said = out;
      out = null;
      write(said, said.readableBytes());
    }
  }

  private void write(ByteBuf bytes, int length) {
    written += length;
    channel.write(bytes, channel.voidPromise());
  }

  private void scheduleFlush() {
    if (!flushing) {
      flushing = true;
      channel.eventLoop().execute(this::flush);
    }
  }

  private void flush() {
    flushing = false;
    hand();
    channel.flush();
  }

  /** Sends what was held while there was no codec, and reads on. */
  public void wireIsBack() {
    wire.current()
        .ifPresent(
            codec -> {
              sayHeld(codec);
              scheduleFlush();
            });
    beginReading();
  }

  /** Bytes that came, the handshake with them. */
  public long received() {
    return reading.received();
  }

  /** Bytes given to the socket, the handshake with them. */
  public long sent() {
    return Handshake.LENGTH + written;
  }

  /** Room for what is to be sent, in bytes. */
  public long sendBufferSize() {
    return queuedBytes() + (out == null ? 0 : out.capacity());
  }

  /** Of that, what is not yet taken by the kernel. */
  public long sendBufferUsed() {
    return queuedBytes() + (out == null ? 0 : out.readableBytes());
  }

  /** Room for a message that has not come whole, in bytes. */
  public int receiveBufferSize() {
    return reading.bufferSize();
  }

  /** Of that, what has come. */
  public int receiveBufferUsed() {
    return reading.bufferUsed();
  }

  /** Bytes written and not yet taken by the kernel. */
  public long queuedBytes() {
    ChannelOutboundBuffer buffer = channel.unsafe().outboundBuffer();
    return buffer == null ? 0 : buffer.totalPendingWriteBytes();
  }

  /** Why a socket is not read. */
  public enum Pause {
    /** The disk has more to write than it may. */
    DISK,
    /** The peer asked for more than we hold. */
    REQUESTS,
    /** The rate limit. */
    RATE,
    /** The peer says too much that is no data. */
    CHATTER,
    /** What it said cannot be read before there is a codec again. */
    CODEC
  }

  /** Gives a reason not to read the socket, or takes it back; it is read when there is none. */
  public void pause(Pause reason, boolean paused) {
    boolean changed = paused ? pauses.add(reason) : pauses.remove(reason);
    if (changed && paused) {
      channel.config().setAutoRead(false);
    } else if (changed) {
      beginReading();
    }
  }

  /** Whether there is that reason not to read the socket. */
  public boolean isPaused(Pause reason) {
    return pauses.contains(reason);
  }

  /** Whether the socket is not read. */
  public boolean isPaused() {
    return !pauses.isEmpty();
  }

  /** Reads the socket from now on, unless there is a reason not to. */
  public void beginReading() {
    ChannelHandlerContext context = channel.pipeline().context(reading);
    if (pauses.isEmpty() && context != null) {
      boolean mayRead = reading.decodeHeld(context);
      channel.config().setAutoRead(mayRead && pauses.isEmpty());
    }
  }

  /**
   * Bytes that the kernel has taken so far; it grows while the peer reads, if only by one. What was
   * said and not flushed is flushed first, so that it counts as queued.
   */
  public long drained() {
    flush();
    ChannelOutboundBuffer buffer = channel.unsafe().outboundBuffer();
    AtomicLong queued = new AtomicLong();
    try {
      if (buffer != null) {
        buffer.forEachFlushedMessage(
            message -> {
              queued.addAndGet(message instanceof ByteBuf bytes ? bytes.readableBytes() : 0);
              return true;
            });
      }
    } catch (Exception impossible) {
      throw new IllegalStateException("counting bytes cannot fail", impossible);
    }
    return written - queued.get();
  }

  /** Closes the connection, as the peer broke the protocol. */
  public void refuse(String violation) {
    reading.violation(violation);
    close(violation);
  }

  /** Closes the connection after what was said, and says why to the reader. */
  public void close(String why) {
    reading.closing(why);
    hand();
    channel.flush();
    channel.close();
  }
}
