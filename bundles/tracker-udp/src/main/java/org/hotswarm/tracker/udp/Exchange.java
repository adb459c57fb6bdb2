package org.hotswarm.tracker.udp;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import org.hotswarm.spi.net.EgressException;
import org.hotswarm.spi.time.Scheduler.Timer;
import org.hotswarm.spi.tracker.TrackerException;
import org.hotswarm.spi.tracker.TrackerException.Kind;

/**
 * One question to one tracker, from the look-up of its name to the answer. While nobody answers it
 * repeats itself after 15 * 2^n seconds (BEP 15); a tracker that never answered at one address is
 * tried at its next.
 *
 * @param <R> the answer
 */
final class Exchange<R> implements Connections.Waiter, Transactions.Listener {
  /** The n at which BEP 15 gives up. */
  private static final int LAST_REPEAT = 8;

  /** Into how many waits what remains until the deadline is split when an id may be stale. */
  private static final int STALE_SHARE = 3;

  private final Line line;
  private final TrackerUrl url;
  private final Question<R> question;
  private final CompletableFuture<R> answer = new CompletableFuture<>();
  private final Timer deadline;
  private final long startNanos;
  private final Duration timeout;

  private List<InetSocketAddress> addresses = List.of();
  private int current;
  private int repeats;
  private Optional<Sent> sent = Optional.empty();
  private Timer repeat = () -> {};

  /**
   * The question as it is on its way.
   *
   * @param connection under which it was asked
   */
  private record Sent(Connections.Connection connection, int transactionId) {}

  Exchange(Line line, TrackerUrl url, Question<R> question, Duration timeout) {
    this.line = line;
    this.url = url;
    this.question = question;
    this.timeout = timeout;
    startNanos = line.needs().ticker().nanos();
    deadline = line.needs().scheduler().after(timeout, this::onDeadline);
  }

  /** Completed on the owner thread with the answer or a {@link TrackerException}. */
  CompletableFuture<R> answer() {
    return answer;
  }

  void start() {
    try {
      line.needs().blocking().execute(this::lookUp);
    } catch (RejectedExecutionException closing) {
      fail(Kind.UNREACHABLE, "no look-up of " + url.origin() + ": the engine is stopping");
    }
  }

  /** Ends without an answer. */
  void fail(Kind kind, String problem) {
    fail(new TrackerException(kind, problem));
  }

  private void fail(TrackerException why) {
    end();
    answer.completeExceptionally(why);
  }

  private void end() {
    deadline.cancel();
    repeat.cancel();
    if (!addresses.isEmpty()) {
      line.connections().leave(address(), this);
    }
    withdraw();
  }

  /** Runs on the blocking executor. */
  private void lookUp() {
    try {
      List<InetAddress> found = line.needs().egress().resolve(url.uri(), Optional.empty());
      line.needs().owner().execute(() -> onResolved(found));
    } catch (EgressException | RuntimeException refused) {
      String why = url.redact(String.valueOf(refused.getMessage()));
      line.needs().owner().execute(() -> onUnresolved(why));
    }
  }

  private void onUnresolved(String why) {
    if (!answer.isDone()) {
      fail(Kind.UNREACHABLE, why);
    }
  }

  private void onResolved(List<InetAddress> found) {
    if (answer.isDone()) {
      return;
    }
    if (found.isEmpty()) {
      fail(Kind.UNREACHABLE, url.origin() + " has no address");
      return;
    }
    addresses = found.stream().map(ip -> new InetSocketAddress(ip, url.port())).toList();
    attempt();
  }

  private InetSocketAddress address() {
    return addresses.get(current);
  }

  private void attempt() {
    Optional<Connections.Connection> connection = line.connections().find(address());
    if (connection.isPresent()) {
      send(connection.get());
    } else {
      withdraw();
      line.connections().ask(address(), this);
    }
    repeat.cancel();
    repeat = line.needs().scheduler().after(patience(), this::onSilence);
  }

  private void send(Connections.Connection connection) {
    if (sent.isEmpty() || !sent.get().connection().equals(connection)) {
      withdraw();
      sent = Optional.of(new Sent(connection, line.transactions().begin(address(), this)));
    }
    ByteBuffer datagram = question.encode(connection.id(), sent.get().transactionId());
    line.needs().datagrams().send(address(), datagram);
  }

  private void withdraw() {
    sent.ifPresent(asked -> line.transactions().end(asked.transactionId()));
    sent = Optional.empty();
  }

  private Duration patience() {
    Duration patience = Connections.REPEAT.multipliedBy(1L << repeats);
    if (sent.isEmpty() || !sent.get().connection().inherited()) {
      return patience;
    }
    Duration passed = Duration.ofNanos(line.needs().ticker().nanos() - startNanos);
    Duration share = timeout.minus(passed).dividedBy(STALE_SHARE);
    return share.compareTo(patience) < 0 ? share : patience;
  }

  private void onSilence() {
    if (repeats == LAST_REPEAT) {
      fail(Kind.UNREACHABLE, url.origin() + " does not answer");
      return;
    }
    repeats++;
    if (sent.isPresent()) {
      forgetIfOld(sent.get().connection());
    } else if (addresses.size() > 1) {
      line.connections().leave(address(), this);
      current = (current + 1) % addresses.size();
    }
    attempt();
  }

  /** A tracker that was started anew keeps silent about ids from before (BEP 15). */
  private boolean forgetIfOld(Connections.Connection connection) {
    boolean old = connection.inherited() || connection.bornNanos() < startNanos;
    if (old && line.connections().find(address()).filter(connection::equals).isPresent()) {
      line.connections().forget(address());
    }
    return old;
  }

  @Override
  public void onConnected() {
    if (!answer.isDone()) {
      repeats = 0;
      attempt();
    }
  }

  @Override
  public void onRefused(TrackerException why) {
    if (!answer.isDone()) {
      fail(new TrackerException(why.kind(), url.redact(why.getMessage())));
    }
  }

  @Override
  public void onReply(int action, ByteBuffer body) {
    Connections.Connection connection = sent.orElseThrow().connection();
    sent = Optional.empty();
    if (action == Packets.ERROR) {
      onError(connection, Packets.words(body));
    } else if (action != question.action()) {
      fail(Kind.MALFORMED, url.origin() + " answered with action " + action);
    } else {
      onAnswer(body);
    }
  }

  private void onError(Connections.Connection connection, String words) {
    boolean aboutId = words.toLowerCase(Locale.ROOT).contains("connection");
    if (aboutId && forgetIfOld(connection)) {
      repeats = 0;
      attempt();
    } else {
      fail(Kind.REFUSED, url.redact(words));
    }
  }

  private void onAnswer(ByteBuffer body) {
    try {
      R read = question.decode(body, address().getAddress() instanceof Inet6Address);
      end();
      answer.complete(read);
    } catch (TrackerException malformed) {
      fail(malformed);
    }
  }

  private void onDeadline() {
    fail(
        Kind.UNREACHABLE,
        url.origin() + " did not answer within " + timeout.toMillis() / 1000 + " s");
  }
}
