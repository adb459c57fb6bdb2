package org.hotswarm.tracker.udp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hotswarm.tracker.udp.Samples.announce;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.hotswarm.spi.tracker.AnnounceReply;
import org.hotswarm.spi.tracker.AnnounceRequest.Event;
import org.hotswarm.spi.tracker.Tracker;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Once through real sockets. */
class LoopbackTest {
  private static final int BUFFER = 2048;

  /** A tracker that knows one peer, and refuses connection ids it did not give. */
  private static void serve(DatagramSocket socket) {
    while (!socket.isClosed()) {
      DatagramPacket packet = new DatagramPacket(new byte[BUFFER], BUFFER);
      try {
        socket.receive(packet);
        ByteBuffer in = ByteBuffer.wrap(packet.getData(), 0, packet.getLength());
        byte[] reply = reply(in.getLong(), in.getInt(), in.getInt());
        socket.send(new DatagramPacket(reply, reply.length, packet.getSocketAddress()));
      } catch (SocketException closed) {
        return;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private static byte[] reply(long connectionId, int action, int transaction) {
    if (action == 0) {
      return ByteBuffer.allocate(16).putInt(0).putInt(transaction).putLong(4711).array();
    }
    ByteBuffer out = ByteBuffer.allocate(26);
    out.putInt(connectionId == 4711 ? 1 : 3).putInt(transaction);
    return out.putInt(900)
        .putInt(1)
        .putInt(2)
        .put(new byte[] {10, 0, 0, 1, 0x1a, (byte) 0xe1})
        .array();
  }

  @Test
  @Timeout(20)
  void announcesToAServerOnLoopback() throws Exception {
    InetAddress loopback = InetAddress.getLoopbackAddress();
    Thread serving;
    try (DatagramSocket server = new DatagramSocket(0, loopback);
        DatagramSocket client = new DatagramSocket(0, loopback)) {
      serving = new Thread(() -> serve(server), "udp-tracker");
      serving.start();
      Bench bench = new Bench(loopback.getHostAddress());
      Tracker tracker = new UdpTracker(new Wired(bench, client), Optional.empty());
      CompletableFuture<AnnounceReply> answer =
          tracker
              .announce(
                  URI.create("udp://localhost:" + server.getLocalPort() + "/announce"),
                  announce(Event.STARTED))
              .toCompletableFuture();
      bench.settle();
      while (!answer.isDone()) {
        DatagramPacket packet = new DatagramPacket(new byte[BUFFER], BUFFER);
        client.receive(packet);
        bench.reply(
            (InetSocketAddress) packet.getSocketAddress(),
            ByteBuffer.wrap(packet.getData(), 0, packet.getLength()));
      }
      AnnounceReply reply = answer.get(1, TimeUnit.SECONDS);
      assertThat(reply.interval()).hasSeconds(900);
      assertThat(reply.swarm().complete()).hasValue(2);
      assertThat(reply.peers().get(0).address()).hasToString("10.0.0.1:6881");
    }
    serving.join();
  }
}
