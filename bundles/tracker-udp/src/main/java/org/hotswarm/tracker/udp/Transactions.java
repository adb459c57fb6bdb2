package org.hotswarm.tracker.udp;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import java.util.random.RandomGenerator;

/** Requests that wait for a reply, by transaction id (BEP 15). */
final class Transactions {
  /** Whoever waits for a reply. */
  interface Listener {
    /**
     * The reply came; the transaction is over.
     *
     * @param body what follows action and transaction id; holds only until this returns
     */
    void onReply(int action, ByteBuffer body);
  }

  private record Open(InetSocketAddress tracker, Listener listener) {}

  private final RandomGenerator random;
  private final Map<Integer, Open> open = new HashMap<>();

  Transactions(RandomGenerator random) {
    this.random = random;
  }

  /** Begins a transaction and returns its id, which nobody can guess. */
  int begin(InetSocketAddress tracker, Listener listener) {
    int id = random.nextInt();
    while (open.putIfAbsent(id, new Open(tracker, listener)) != null) {
      id = random.nextInt();
    }
    return id;
  }

  /** Ends a transaction without a reply; no effect when it is over. */
  void end(int id) {
    open.remove(id);
  }

  /** Offers a datagram; whether it was a reply, from whom it was expected (limit 50). */
  boolean receive(InetSocketAddress from, ByteBuffer datagram) {
    if (datagram.remaining() < Packets.REPLY_HEADER_LENGTH) {
      return false;
    }
    ByteBuffer in = datagram.slice();
    int action = in.getInt();
    int id = in.getInt();
    Open found = open.get(id);
    if (found == null || !found.tracker().equals(from)) {
      return false;
    }
    open.remove(id);
    found.listener().onReply(action, in.slice());
    return true;
  }

  void clear() {
    open.clear();
  }

  int size() {
    return open.size();
  }
}
