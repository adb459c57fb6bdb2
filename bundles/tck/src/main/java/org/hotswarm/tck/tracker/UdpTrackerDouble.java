package org.hotswarm.tck.tracker;

import java.net.URI;
import java.nio.ByteBuffer;
import java.util.List;
import org.hotswarm.tck.net.FakeNetwork;

/** One that speaks BEP 15 over the datagrams of a fake network, and knows the ids it gave. */
public final class UdpTrackerDouble implements TrackerDouble {
  private static final int CONNECT = 0;
  private static final int ANNOUNCE = 1;
  private static final int SCRAPE = 2;
  private static final int ERROR = 3;
  private static final int HASH_LENGTH = 20;
  private static final int REQUEST_HEADER = 16;
  private static final long CONNECTION_ID = 0x1234_5678_9abcL;

  private final FakeNetwork network;

  /**
   * @param network that carries the datagrams
   */
  public UdpTrackerDouble(FakeNetwork network) {
    this.network = network;
  }

  @Override
  public URI announce() {
    return URI.create("udp://tracker.example:6969/announce");
  }

  @Override
  public void answer() {
    List<FakeNetwork.Sent> questions = List.copyOf(network.sent());
    network.sent().clear();
    for (FakeNetwork.Sent question : questions) {
      network.arrive(question.to(), reply(question.data()));
    }
  }

  private static ByteBuffer reply(ByteBuffer question) {
    long connection = question.getLong(0);
    int action = question.getInt(8);
    int transaction = question.getInt(12);
    ByteBuffer out = ByteBuffer.allocate(1 << 10);
    if (action != CONNECT && connection != CONNECTION_ID) {
      return out.putInt(ERROR).putInt(transaction).put((byte) '?').flip();
    }
    out.putInt(action).putInt(transaction);
    switch (action) {
      case CONNECT -> out.putLong(CONNECTION_ID);
      case ANNOUNCE ->
          out.putInt(INTERVAL_SECONDS)
              .putInt(1)
              .putInt(SEEDS)
              .put(new byte[] {10, 0, 0, 1, 0x1a, (byte) 0xe1});
      case SCRAPE -> {
        for (int at = REQUEST_HEADER; at < question.limit(); at += HASH_LENGTH) {
          out.putInt(SEEDS).putInt(1).putInt(1);
        }
      }
      default -> throw new AssertionError("no such action: " + action);
    }
    return out.flip();
  }
}
