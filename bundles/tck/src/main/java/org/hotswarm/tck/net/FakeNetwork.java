package org.hotswarm.tck.net;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Executor;
import java.util.random.RandomGenerator;
import org.hotswarm.spi.bencode.Bencode;
import org.hotswarm.spi.fetch.FetcherNeeds;
import org.hotswarm.spi.net.DatagramPort;
import org.hotswarm.spi.net.Egress;
import org.hotswarm.spi.net.EgressException;
import org.hotswarm.spi.tracker.TrackerNeeds;
import org.hotswarm.spi.tracker.TrackerSettings;
import org.hotswarm.tck.bencode.PlainBencode;
import org.hotswarm.tck.time.VirtualTime;

/**
 * An engine in virtual time for those who talk to servers. What may block and what belongs to the
 * owner runs when a test lets it, both on the test's thread; every name is the loopback address;
 * datagrams are only remembered.
 */
public final class FakeNetwork implements TrackerNeeds, FetcherNeeds, DatagramPort, Egress {
  /**
   * A datagram that was sent.
   *
   * @param to whom
   * @param data all of it
   */
  public record Sent(InetSocketAddress to, ByteBuffer data) {}

  private final VirtualTime time = new VirtualTime();
  private final RandomGenerator random = new Random(15);
  private final List<Sent> sent = new ArrayList<>();
  private final List<URI> resolved = new ArrayList<>();
  private final Deque<Runnable> blocking = new ArrayDeque<>();
  private final Deque<Runnable> owner = new ArrayDeque<>();
  private Receiver receiver = (from, datagram) -> false;
  private boolean forbidding;
  private boolean inBlocking;

  /** From now on nobody may be talked to. */
  public void forbid() {
    forbidding = true;
  }

  /** Runs one task that may block and what was posted to the owner; whether there was any. */
  public boolean run() {
    Runnable task = owner.isEmpty() ? blocking.poll() : owner.poll();
    if (task == null) {
      return false;
    }
    inBlocking = !isOwnerTask(task);
    try {
      task.run();
    } finally {
      inBlocking = false;
    }
    return true;
  }

  private static boolean isOwnerTask(Runnable task) {
    return task instanceof OwnerTask;
  }

  private record OwnerTask(Runnable task) implements Runnable {
    @Override
    public void run() {
      task.run();
    }
  }

  /** Whether what runs now is a task that may block, and not the owner's. */
  public boolean isBlocking() {
    return inBlocking;
  }

  /** The datagrams sent so far; may be emptied. */
  public List<Sent> sent() {
    return sent;
  }

  /** What the policy was asked about. */
  public List<URI> resolved() {
    return resolved;
  }

  /** Hands a datagram to whoever receives them; whether it was theirs. */
  public boolean arrive(InetSocketAddress from, ByteBuffer datagram) {
    return receiver.receive(from, datagram);
  }

  @Override
  public void send(InetSocketAddress to, ByteBuffer datagram) {
    sent.add(
        new Sent(to, ByteBuffer.allocate(datagram.remaining()).put(datagram.duplicate()).flip()));
  }

  @Override
  public void onDatagram(Receiver next) {
    receiver = next;
  }

  @Override
  public List<InetAddress> resolve(URI target, Optional<URI> redirectedFrom)
      throws EgressException {
    if (!inBlocking) {
      throw new AssertionError("a name was looked up on the owner thread: " + target);
    }
    resolved.add(target);
    if (forbidding) {
      throw new EgressException(target.getHost() + " may not be reached");
    }
    return List.of(InetAddress.getLoopbackAddress());
  }

  @Override
  public Optional<InetAddress> bindAddress(boolean v6) {
    return Optional.empty();
  }

  @Override
  public Executor blocking() {
    return blocking::add;
  }

  @Override
  public Executor owner() {
    return task -> owner.add(new OwnerTask(task));
  }

  @Override
  public Bencode bencode() {
    return new PlainBencode();
  }

  @Override
  public Egress egress() {
    return this;
  }

  @Override
  public DatagramPort datagrams() {
    return this;
  }

  @Override
  public VirtualTime ticker() {
    return time;
  }

  @Override
  public VirtualTime scheduler() {
    return time;
  }

  @Override
  public RandomGenerator random() {
    return random;
  }

  @Override
  public TrackerSettings settings() {
    return TrackerSettings.STANDARD;
  }
}
