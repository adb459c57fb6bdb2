package org.hotswarm.itests.load.swarm;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.DatagramChannel;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The same over UDP (BEP 15). */
final class UdpTracker implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(UdpTracker.class);
  private static final int CONNECT = 0;
  private static final int LONGEST = 2048;
  private static final long CONNECTION = 0x5eed;

  private final DatagramChannel socket;
  private final ScheduledExecutorService later = Executors.newSingleThreadScheduledExecutor();
  private final Duration delay;

  UdpTracker(String host, Duration delay) throws IOException {
    this.delay = delay;
    socket = DatagramChannel.open().bind(new InetSocketAddress(host, 0));
    Thread reader = new Thread(this::read, "udp-tracker");
    reader.setDaemon(true);
    reader.start();
  }

  private void read() {
    ByteBuffer question = ByteBuffer.allocate(LONGEST);
    try {
      while (true) {
        SocketAddress from = socket.receive(question.clear());
        ByteBuffer answer = answer(question.flip());
        later.schedule(() -> send(answer, from), delay.toMillis(), TimeUnit.MILLISECONDS);
      }
    } catch (ClosedChannelException end) {
      LOG.debug("the tracker ends", end);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  private static ByteBuffer answer(ByteBuffer question) {
    int action = question.getInt(8);
    int transaction = question.getInt(12);
    ByteBuffer answer = ByteBuffer.allocate(20).putInt(action).putInt(transaction);
    if (action == CONNECT) {
      answer.putLong(CONNECTION);
    } else {
      answer.putInt(1).putInt(0).putInt(0);
    }
    return answer.flip();
  }

  private void send(ByteBuffer answer, SocketAddress to) {
    try {
      socket.send(answer, to);
    } catch (IOException gone) {
      LOG.debug("nobody waits for the answer any more", gone);
    }
  }

  String url() throws IOException {
    int port = ((InetSocketAddress) socket.getLocalAddress()).getPort();
    return "udp://127.0.0.1:" + port + "/announce";
  }

  @Override
  public void close() throws IOException {
    socket.close();
    later.shutdownNow();
  }
}
