package org.hotswarm.engine.peer;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.channel.Channel;
import io.netty.channel.RecvByteBufAllocator;
import io.netty.channel.RecvByteBufAllocator.DelegatingHandle;
import io.netty.channel.RecvByteBufAllocator.ExtendedHandle;
import io.netty.util.UncheckedBooleanSupplier;
import java.util.function.IntSupplier;

/**
 * Keeps a channel from reading more at once than it may by its rate limit. Has to be there before
 * the first read, while who the peer is and what it may is known after the handshake only.
 *
 * <p>Owner thread: the channel's loop.
 */
public final class MeasuredReads implements RecvByteBufAllocator {
  private final RecvByteBufAllocator usual;
  private IntSupplier room = () -> Integer.MAX_VALUE;

  private MeasuredReads(RecvByteBufAllocator usual) {
    this.usual = usual;
  }

  /** Prepares {@code channel}; called from its initializer. */
  public static void prepare(Channel channel) {
    RecvByteBufAllocator usual = channel.config().getRecvByteBufAllocator();
    channel.config().setRecvByteBufAllocator(new MeasuredReads(usual));
  }

  /**
   * From now on reads of {@code channel} are of {@code room} bytes at most, and of one at least.
   */
  static void measure(Channel channel, IntSupplier room) {
    if (channel.config().getRecvByteBufAllocator() instanceof MeasuredReads reads) {
      reads.room = room;
    }
  }

  @Override
  @SuppressWarnings("deprecation")
  public Handle newHandle() {
    return new Measured((ExtendedHandle) usual.newHandle());
  }

  private final class Measured extends DelegatingHandle implements ExtendedHandle {
    private final ExtendedHandle handle;

    Measured(ExtendedHandle handle) {
      super(handle);
      this.handle = handle;
    }

    @Override
    public int guess() {
      return Math.max(1, Math.min(handle.guess(), room.getAsInt()));
    }

    @Override
    public ByteBuf allocate(ByteBufAllocator buffers) {
      int most = room.getAsInt();
      return most >= handle.guess() ? handle.allocate(buffers) : buffers.ioBuffer(guess(), guess());
    }

    @Override
    public boolean continueReading(UncheckedBooleanSupplier mayBeMore) {
      return handle.continueReading(mayBeMore);
    }
  }
}
