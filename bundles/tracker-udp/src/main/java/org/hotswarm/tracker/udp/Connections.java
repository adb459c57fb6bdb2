package org.hotswarm.tracker.udp;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hotswarm.spi.net.DatagramPort;
import org.hotswarm.spi.time.Ticker;
import org.hotswarm.spi.tracker.TrackerException;
import org.hotswarm.spi.tracker.TrackerException.Kind;
import org.hotswarm.spi.tracker.TrackerState;

/** Connection ids by tracker address, and those being asked for (BEP 15). */
final class Connections {
  /** How long a client may use an id (BEP 15). */
  static final Duration LIFE = Duration.ofSeconds(60);

  /** The least time between two {@code connect} packets to one tracker (BEP 15). */
  static final Duration REPEAT = Duration.ofSeconds(15);

  /**
   * An id that is good.
   *
   * @param id as given
   * @param bornNanos when it was given
   * @param inherited whether an earlier client got it; how long nobody held it is not known
   */
  record Connection(long id, long bornNanos, boolean inherited) {}

  /** Who wants an id. */
  interface Waiter {
    /** There is one now. */
    void onConnected();

    /** The tracker answered, but gave none. */
    void onRefused(TrackerException why);
  }

  private static final class Asking {
    private final Set<Waiter> waiters = new LinkedHashSet<>();
    private int transactionId;
    private long sentNanos;
  }

  private final DatagramPort port;
  private final Ticker ticker;
  private final Transactions transactions;
  private final Map<InetSocketAddress, Connection> good = new HashMap<>();
  private final Map<InetSocketAddress, Asking> asked = new HashMap<>();

  Connections(DatagramPort port, Ticker ticker, Transactions transactions) {
    this.port = port;
    this.ticker = ticker;
    this.transactions = transactions;
  }

  /** Takes over what another client left. */
  void inherit(TrackerState state) {
    long now = ticker.nanos();
    for (TrackerState.Connection left : state.connections()) {
      if (left.ageMillis() >= 0 && left.ageMillis() < LIFE.toMillis()) {
        long born = now - Duration.ofMillis(left.ageMillis()).toNanos();
        Literal.parse(left.tracker())
            .ifPresent(address -> good.put(address, new Connection(left.id(), born, true)));
      }
    }
  }

  TrackerState snapshot() {
    expire();
    List<TrackerState.Connection> left = new ArrayList<>();
    good.forEach(
        (address, connection) ->
            left.add(
                new TrackerState.Connection(
                    Literal.toUri(address),
                    connection.id(),
                    Duration.ofNanos(ticker.nanos() - connection.bornNanos()).toMillis())));
    return new TrackerState(left);
  }

  /** The id for {@code tracker}, unless there is none or it is too old. */
  Optional<Connection> find(InetSocketAddress tracker) {
    expire();
    return Optional.ofNullable(good.get(tracker));
  }

  /** Drops an id that the tracker seems not to know. */
  void forget(InetSocketAddress tracker) {
    good.remove(tracker);
  }

  /** Asks for an id on behalf of {@code waiter}, together with all who wait for the same one. */
  void ask(InetSocketAddress tracker, Waiter waiter) {
    Asking asking = asked.get(tracker);
    if (asking == null) {
      asking = new Asking();
      asking.transactionId =
          transactions.begin(tracker, (action, body) -> onReply(tracker, action, body));
      asked.put(tracker, asking);
      send(tracker, asking);
    } else if (ticker.nanos() - asking.sentNanos >= REPEAT.toNanos()) {
      send(tracker, asking);
    }
    asking.waiters.add(waiter);
  }

  /** {@code waiter} waits no longer. */
  void leave(InetSocketAddress tracker, Waiter waiter) {
    Asking asking = asked.get(tracker);
    if (asking != null && asking.waiters.remove(waiter) && asking.waiters.isEmpty()) {
      asked.remove(tracker);
      transactions.end(asking.transactionId);
    }
  }

  private void send(InetSocketAddress tracker, Asking asking) {
    asking.sentNanos = ticker.nanos();
    port.send(tracker, Packets.connect(asking.transactionId));
  }

  private void onReply(InetSocketAddress tracker, int action, ByteBuffer body) {
    Asking asking = asked.remove(tracker);
    if (action == Packets.CONNECT && body.remaining() >= Long.BYTES) {
      good.put(tracker, new Connection(body.getLong(), ticker.nanos(), false));
      asking.waiters.forEach(Waiter::onConnected);
      return;
    }
    TrackerException why =
        action == Packets.ERROR
            ? new TrackerException(Kind.REFUSED, Packets.words(body))
            : new TrackerException(
                Kind.MALFORMED,
                "the tracker answered connect with action "
                    + action
                    + ", "
                    + body.remaining()
                    + " bytes");
    asking.waiters.forEach(waiter -> waiter.onRefused(why));
  }

  private void expire() {
    long now = ticker.nanos();
    good.values().removeIf(connection -> now - connection.bornNanos() >= LIFE.toNanos());
  }
}
