package org.hotswarm.cli.control;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.CancelledKeyException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;

/**
 * Lines of text over a socket, none too long and none waited for for ever. One thread reads and
 * writes; any may close.
 */
final class Lines implements Closeable {
  private static final int FIRST_ROOM = 4096;
  private static final int LEAST_ROOM = 1024;

  private final SocketChannel channel;
  private final Selector selector;
  private final SelectionKey key;
  private final int most;
  private byte[] buffer = new byte[FIRST_ROOM];
  private int filled;

  /**
   * @param most bytes of a line that is read
   */
  Lines(SocketChannel channel, int most) throws IOException {
    this.channel = channel;
    this.most = most;
    this.selector = Selector.open();
    channel.configureBlocking(false);
    this.key = channel.register(selector, 0);
  }

  /** The next line, without its end; empty when the other side will say no more. */
  Optional<String> read(Duration patience) throws IOException, ControlException {
    long deadline = System.nanoTime() + patience.toNanos();
    int looked = 0;
    while (true) {
      while (looked < filled && buffer[looked] != '\n') {
        looked++;
      }
      if (looked > most) {
        throw new ControlException(
            ControlException.Kind.TOO_LONG, "a line may have " + most + " bytes");
      }
      if (looked < filled) {
        return Optional.of(take(looked));
      }
      await(SelectionKey.OP_READ, deadline);
      if (!fill()) {
        return Optional.empty();
      }
    }
  }

  private String take(int end) {
    String line = new String(buffer, 0, end, StandardCharsets.UTF_8);
    filled -= end + 1;
    System.arraycopy(buffer, end + 1, buffer, 0, filled);
    return line;
  }

  private boolean fill() throws IOException {
    if (buffer.length - filled < LEAST_ROOM) {
      buffer = Arrays.copyOf(buffer, buffer.length * 2);
    }
    int read = channel.read(ByteBuffer.wrap(buffer, filled, buffer.length - filled));
    filled += Math.max(0, read);
    return read >= 0;
  }

  /** Writes one line. */
  void write(String line, Duration patience) throws IOException, ControlException {
    long deadline = System.nanoTime() + patience.toNanos();
    ByteBuffer bytes = StandardCharsets.UTF_8.encode(line + "\n");
    while (true) {
      channel.write(bytes);
      if (!bytes.hasRemaining()) {
        return;
      }
      await(SelectionKey.OP_WRITE, deadline);
    }
  }

  private void await(int what, long deadline) throws IOException, ControlException {
    try {
      key.interestOps(what);
      while (true) {
        long millis = Duration.ofNanos(deadline - System.nanoTime()).toMillis();
        if (millis <= 0) {
          throw new ControlException(ControlException.Kind.IDLE, "nothing came for too long");
        }
        selector.select(millis);
        if (!selector.selectedKeys().isEmpty()) {
          selector.selectedKeys().clear();
          return;
        }
      }
    } catch (ClosedSelectorException | CancelledKeyException closed) {
      throw new ClosedChannelException();
    }
  }

  @Override
  public void close() throws IOException {
    try (selector) {
      channel.close();
    }
  }
}
