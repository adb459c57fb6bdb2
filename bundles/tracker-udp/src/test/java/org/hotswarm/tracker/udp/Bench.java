package org.hotswarm.tracker.udp;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Executor;
import java.util.random.RandomGenerator;
import org.hotswarm.spi.bencode.Bencode;
import org.hotswarm.spi.net.DatagramPort;
import org.hotswarm.spi.net.Egress;
import org.hotswarm.spi.net.EgressException;
import org.hotswarm.spi.time.Scheduler;
import org.hotswarm.spi.time.Ticker;
import org.hotswarm.spi.tracker.TrackerNeeds;
import org.hotswarm.spi.tracker.TrackerSettings;
import org.hotswarm.tck.time.VirtualTime;

/** An engine of virtual time and a network that only remembers. */
final class Bench implements TrackerNeeds, DatagramPort, Egress {
  /** A datagram that was sent, and when. */
  record Sent(InetSocketAddress to, ByteBuffer data, long atSeconds) {
    long connectionId() {
      return data.getLong(0);
    }

    int action() {
      return data.getInt(8);
    }

    int transaction() {
      return data.getInt(12);
    }
  }

  final VirtualTime time = new VirtualTime();
  final List<Sent> sent = new ArrayList<>();
  final Deque<Runnable> blocking = new ArrayDeque<>();
  final Deque<Runnable> owner = new ArrayDeque<>();
  final List<InetAddress> addresses = new ArrayList<>();
  final List<URI> resolved = new ArrayList<>();
  private final RandomGenerator random = new Random(15);
  private final long startNanos = time.nanos();
  TrackerSettings settings = TrackerSettings.STANDARD;
  Optional<String> forbidden = Optional.empty();
  private Receiver receiver = (from, datagram) -> false;
  private boolean handingOut = true;

  Bench(String... ips) throws Exception {
    for (String ip : ips) {
      addresses.add(InetAddress.getByName(ip));
    }
  }

  /** From now on nothing may be asked of the engine until it is let again. */
  Bench closed() {
    handingOut = false;
    return this;
  }

  void opened() {
    handingOut = true;
  }

  Bench completionTimeout(Duration timeout) {
    TrackerSettings s = settings;
    settings =
        new TrackerSettings(
            s.userAgent(),
            s.connectTimeout(),
            s.receiveTimeout(),
            timeout,
            s.stopTimeout(),
            s.responseBytes(),
            s.redirects());
    return this;
  }

  /** Runs look-ups and what they posted. */
  void settle() {
    while (!blocking.isEmpty() || !owner.isEmpty()) {
      (blocking.isEmpty() ? owner : blocking).poll().run();
    }
  }

  Sent last() {
    return sent.get(sent.size() - 1);
  }

  boolean reply(InetSocketAddress from, ByteBuffer datagram) {
    return receiver.receive(from, datagram);
  }

  /** Answers the newest datagram, which must be a connect. */
  boolean connect(long connectionId) {
    Sent question = last();
    return reply(
        question.to(),
        ByteBuffer.allocate(16)
            .putInt(0)
            .putInt(question.transaction())
            .putLong(connectionId)
            .flip());
  }

  /** Answers the newest datagram. */
  boolean answer(int action, byte[] body) {
    Sent question = last();
    ByteBuffer datagram = ByteBuffer.allocate(8 + body.length);
    datagram.putInt(action).putInt(question.transaction()).put(body);
    return reply(question.to(), datagram.flip());
  }

  private <T> T open(T part) {
    if (!handingOut) {
      throw new IllegalStateException("called back too early");
    }
    return part;
  }

  @Override
  public void send(InetSocketAddress to, ByteBuffer datagram) {
    ByteBuffer copy = ByteBuffer.allocate(datagram.remaining()).put(datagram).flip();
    sent.add(new Sent(to, copy, (time.nanos() - startNanos) / 1_000_000_000));
  }

  @Override
  public void onDatagram(Receiver next) {
    receiver = next;
  }

  @Override
  public List<InetAddress> resolve(URI target, Optional<URI> redirectedFrom)
      throws EgressException {
    resolved.add(target);
    if (forbidden.isPresent()) {
      throw new EgressException(forbidden.get());
    }
    return List.copyOf(addresses);
  }

  @Override
  public Optional<InetAddress> bindAddress(boolean v6) {
    return Optional.empty();
  }

  @Override
  public Executor blocking() {
    return open(blocking::add);
  }

  @Override
  public Executor owner() {
    return open(owner::add);
  }

  @Override
  public Bencode bencode() {
    throw new IllegalStateException("nothing here is bencoded");
  }

  @Override
  public Egress egress() {
    return open(this);
  }

  @Override
  public DatagramPort datagrams() {
    return open(this);
  }

  @Override
  public Ticker ticker() {
    return open(time);
  }

  @Override
  public Scheduler scheduler() {
    return open(time);
  }

  @Override
  public RandomGenerator random() {
    return open(random);
  }

  @Override
  public TrackerSettings settings() {
    return open(settings);
  }
}
