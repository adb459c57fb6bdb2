package org.hotswarm.engine.peer;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.util.concurrent.ScheduledFuture;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.hotswarm.engine.swap.Front;
import org.hotswarm.model.wire.Handshake;
import org.hotswarm.model.wire.WireException;
import org.hotswarm.spi.wire.WireCodec;

/**
 * The first 68 bytes of a connection, from the other side, within an absolute time. What is no
 * plaintext handshake is hung up on at its first wrong byte, so that a client that tried an
 * encrypted one falls back at once.
 *
 * <p>Owner thread: the channel's loop. Invariants: {@link Outcome} is told exactly one of its two
 * words. BEPs: 3.
 */
public final class Greeting extends ChannelInboundHandlerAdapter {
  /** Between two looks for a codec while there is none. */
  private static final long CODEC_MILLIS = 10;

  private final Front<WireCodec> wire;
  private final Duration patience;
  private final Outcome outcome;
  private ByteBuf came;
  private ScheduledFuture<?> deadline;
  private boolean over;

  /** What becomes of it. */
  public interface Outcome {
    /**
     * The handshake is there; {@code behind}, now the callee's, came after it. Reading is paused,
     * this handler gone.
     */
    void onHandshake(ChannelHandlerContext context, Handshake theirs, ByteBuf behind);

    /** It will not be there; the channel is closed. */
    void onNoHandshake(String why);
  }

  /**
   * @param wire the codec of the moment
   * @param patience for all 68 bytes (limit 33)
   * @param outcome told what becomes of it
   */
  public Greeting(Front<WireCodec> wire, Duration patience, Outcome outcome) {
    this.wire = wire;
    this.patience = patience;
    this.outcome = outcome;
  }

  @Override
  public void handlerAdded(ChannelHandlerContext context) {
    if (context.channel().isActive()) {
      begin(context);
    }
  }

  @Override
  public void channelActive(ChannelHandlerContext context) {
    begin(context);
    context.fireChannelActive();
  }

  private void begin(ChannelHandlerContext context) {
    if (deadline == null) {
      deadline =
          context
              .executor()
              .schedule(
                  () -> fail(context, "no handshake within " + patience.toSeconds() + " s"),
                  patience.toNanos(),
                  TimeUnit.NANOSECONDS);
    }
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) {
    ByteBuf in = (ByteBuf) message;
    if (over) {
      in.release();
      return;
    }
    if (came == null) {
      came = context.alloc().directBuffer(Math.max(Handshake.LENGTH, in.readableBytes()));
    }
    came.writeBytes(in);
    in.release();
    try {
      read(context);
    } catch (WireException wrong) {
      fail(context, wrong.getMessage());
    }
  }

  private void read(ChannelHandlerContext context) throws WireException {
    Optional<WireCodec> codec = wire.current();
    context.channel().config().setAutoRead(codec.isPresent());
    if (codec.isEmpty()) {
      context.executor().schedule(() -> readLater(context), CODEC_MILLIS, TimeUnit.MILLISECONDS);
      return;
    }
    ByteBuffer bytes = came.nioBuffer();
    Optional<Handshake> theirs = codec.get().decodeHandshake(bytes);
    if (theirs.isPresent()) {
      over = true;
      deadline.cancel(false);
      came.skipBytes(bytes.position());
      ByteBuf behind = came;
      came = null;
      context.channel().config().setAutoRead(false);
      context.pipeline().remove(this);
      outcome.onHandshake(context, theirs.get(), behind);
    }
  }

  /** There was no codec; there may be one now. */
  private void readLater(ChannelHandlerContext context) {
    try {
      if (!over && came != null) {
        read(context);
      }
    } catch (WireException wrong) {
      fail(context, wrong.getMessage());
    }
  }

  @Override
  public void channelInactive(ChannelHandlerContext context) {
    fail(context, "the peer closed the connection before its handshake");
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable failure) {
    fail(context, String.valueOf(failure.getMessage()));
  }

  private void fail(ChannelHandlerContext context, String why) {
    if (over) {
      return;
    }
    over = true;
    if (deadline != null) {
      deadline.cancel(false);
    }
    if (came != null) {
      came.release();
      came = null;
    }
    context.close();
    outcome.onNoHandshake(why);
  }
}
