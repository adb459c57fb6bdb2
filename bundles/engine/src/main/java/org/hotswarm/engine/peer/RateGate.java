package org.hotswarm.engine.peer;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import java.util.concurrent.Executor;
import org.hotswarm.engine.rate.Buckets;
import org.hotswarm.engine.rate.Quota;
import org.hotswarm.engine.rate.TokenBucket;

/**
 * Counts what a connection moves against its limits. The socket is not read beyond them; blocks are
 * not read from the store beyond them; what else there is to say is said at once, and paid for by
 * the blocks after it.
 *
 * <p>Owner thread: the channel's loop.
 */
public final class RateGate extends ChannelDuplexHandler {
  /** Of a connection's wish to read: what a read from a socket brings at a low rate. */
  private static final int READ = 1 << 14;

  private final Buckets buckets;
  private final Quota down;
  private final Quota up;
  private final TokenBucket share;
  private Runnable onUploads = () -> {};
  private PeerLink link;
  private long reserved;

  /**
   * @param buckets the peer's own
   * @param rules what it is subject to
   * @param loop the channel's
   */
  public RateGate(Buckets buckets, Quota.Rules rules, Executor loop) {
    this.buckets = buckets;
    this.share = buckets.up().child();
    this.down = new Quota(buckets.down(), rules, loop, this::readOn);
    this.up = new Quota(share, rules, loop, this::sendOn);
  }

  /** Whether limits are not for this peer. */
  public boolean isExempt() {
    return up.isExempt();
  }

  /** The peer's own limits. */
  public Buckets buckets() {
    return buckets;
  }

  /**
   * Begins to count.
   *
   * @param on the connection
   * @param uploads runs when more may be sent after that was refused
   */
  public void open(PeerLink on, Runnable uploads) {
    link = on;
    onUploads = uploads;
  }

  /** Sets what the peer may get for what it gives, in bytes per second; 0 for no such limit. */
  public void share(long bytesPerSecond) {
    share.limit(bytesPerSecond);
  }

  private void readOn() {
    link.pause(PeerLink.Pause.RATE, !down.mayMove(1));
  }

  private void sendOn() {
    onUploads.run();
  }

  /** Whether a block of {@code bytes} may be sent; if not, it will be told when. */
  public boolean maySend(int bytes) {
    return up.mayMove(bytes);
  }

  /** Whether more is to be sent than may be. */
  public boolean waitsToSend() {
    return up.isWaiting();
  }

  /** Bytes that may be sent now. */
  public int sendRoom() {
    return up.room();
  }

  /** {@code bytes} will be written. */
  public void reserve(int bytes) {
    reserved += bytes;
    up.moved(bytes);
  }

  /** {@code bytes} that were reserved will not be written. */
  public void release(int bytes) {
    long back = Math.min(reserved, bytes);
    reserved -= back;
    up.returned((int) back);
  }

  @Override
  public void handlerAdded(ChannelHandlerContext context) {
    MeasuredReads.measure(context.channel(), down::room);
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) {
    if (down.isLimited()) {
      down.moved(((ByteBuf) message).readableBytes());
      link.pause(PeerLink.Pause.RATE, !down.mayMove(READ));
    }
    context.fireChannelRead(message);
  }

  @Override
  public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
    int bytes = ((ByteBuf) message).readableBytes();
    long paid = Math.min(reserved, bytes);
    reserved -= paid;
    up.moved((int) (bytes - paid));
    context.write(message, promise);
  }

  @Override
  public void channelInactive(ChannelHandlerContext context) {
    down.close();
    up.close();
    context.fireChannelInactive();
  }
}
