package org.hotswarm.transport.tcp;

import io.netty.buffer.PooledByteBufAllocator;
import io.netty.channel.AdaptiveRecvByteBufAllocator;
import io.netty.channel.ChannelOption;
import io.netty.channel.RecvByteBufAllocator;
import io.netty.channel.WriteBufferWaterMark;
import java.util.LinkedHashMap;
import java.util.Map;
import org.hotswarm.spi.transport.TransportSettings;

/**
 * The options of every stream, opened or accepted.
 *
 * <p>Reads start with a small buffer and grow up to {@link TransportSettings#receiveBuffer()} as
 * long as they fill it, so that a peer that sends little holds little.
 */
final class StreamOptions {
  /** What is waiting to be sent makes a channel unwritable above this (limit 37: 500 KiB). */
  static final int HIGH_WATER_MARK = 500 << 10;

  /** And writable again below this: half, so that it does not flicker. */
  static final int LOW_WATER_MARK = HIGH_WATER_MARK / 2;

  private static final int SMALLEST_READ = 1 << 10;
  private static final int FIRST_READ = 4 << 10;

  private StreamOptions() {}

  static Map<ChannelOption<?>, Object> of(TransportSettings settings) {
    Map<ChannelOption<?>, Object> options = new LinkedHashMap<>();
    options.put(ChannelOption.TCP_NODELAY, true);
    options.put(ChannelOption.AUTO_READ, true);
    options.put(ChannelOption.ALLOCATOR, PooledByteBufAllocator.DEFAULT);
    options.put(ChannelOption.RECVBUF_ALLOCATOR, reads(settings.receiveBuffer()));
    options.put(
        ChannelOption.WRITE_BUFFER_WATER_MARK,
        new WriteBufferWaterMark(LOW_WATER_MARK, HIGH_WATER_MARK));
    if (settings.trafficClass() != 0) {
      options.put(ChannelOption.IP_TOS, settings.trafficClass());
    }
    return options;
  }

  /** Milliseconds for Netty, whose unit they are. */
  static int connectTimeoutMillis(TransportSettings settings) {
    return (int) Math.min(settings.connectTimeout().toMillis(), Integer.MAX_VALUE);
  }

  private static RecvByteBufAllocator reads(int largest) {
    int most = Math.max(1, largest);
    return new AdaptiveRecvByteBufAllocator(
        Math.min(SMALLEST_READ, most), Math.min(FIRST_READ, most), most);
  }
}
