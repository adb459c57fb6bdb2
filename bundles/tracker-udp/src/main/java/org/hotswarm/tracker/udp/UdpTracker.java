package org.hotswarm.tracker.udp;

import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.hotswarm.model.hash.InfoHash;
import org.hotswarm.spi.tracker.AnnounceReply;
import org.hotswarm.spi.tracker.AnnounceRequest;
import org.hotswarm.spi.tracker.ScrapeEntry;
import org.hotswarm.spi.tracker.Tracker;
import org.hotswarm.spi.tracker.TrackerException;
import org.hotswarm.spi.tracker.TrackerException.Kind;
import org.hotswarm.spi.tracker.TrackerNeeds;
import org.hotswarm.spi.tracker.TrackerSettings;
import org.hotswarm.spi.tracker.TrackerState;

/** A client of UDP trackers; touches its needs first when it is first asked something. */
final class UdpTracker implements Tracker {
  private final TrackerNeeds needs;
  private final Set<Exchange<?>> underWay = new HashSet<>();
  private TrackerState inherited;
  private Optional<Line> line = Optional.empty();
  private boolean closed;

  UdpTracker(TrackerNeeds needs, Optional<TrackerState> state) {
    this.needs = needs;
    inherited = state.orElse(new TrackerState(List.of()));
  }

  @Override
  public CompletionStage<AnnounceReply> announce(URI tracker, AnnounceRequest request) {
    TrackerSettings settings = needs.settings();
    Duration timeout =
        request.event() == AnnounceRequest.Event.STOPPED
            ? settings.stopTimeout()
            : settings.completionTimeout();
    try {
      TrackerUrl url = TrackerUrl.of(tracker);
      return ask(url, new AnnounceQuestion(url, request), timeout);
    } catch (TrackerException forbidden) {
      return CompletableFuture.failedFuture(forbidden);
    }
  }

  @Override
  public CompletionStage<List<ScrapeEntry>> scrape(URI tracker, List<InfoHash> hashes) {
    if (hashes.isEmpty()) {
      return CompletableFuture.completedFuture(List.of());
    }
    if (hashes.size() > ScrapeQuestion.MOST) {
      return CompletableFuture.failedFuture(
          new TrackerException(
              Kind.FORBIDDEN,
              "one scrape asks for at most "
                  + ScrapeQuestion.MOST
                  + " swarms (BEP 15), not "
                  + hashes.size()));
    }
    try {
      TrackerUrl url = TrackerUrl.of(tracker);
      Duration timeout = needs.settings().completionTimeout();
      return ask(url, new ScrapeQuestion(url, List.copyOf(hashes)), timeout);
    } catch (TrackerException forbidden) {
      return CompletableFuture.failedFuture(forbidden);
    }
  }

  private <R> CompletionStage<R> ask(TrackerUrl url, Question<R> question, Duration timeout)
      throws TrackerException {
    if (closed) {
      throw new TrackerException(Kind.UNREACHABLE, "this tracker client is closed");
    }
    Exchange<R> exchange = new Exchange<>(line(), url, question, timeout);
    underWay.add(exchange);
    exchange.answer().whenComplete((answer, failure) -> underWay.remove(exchange));
    exchange.start();
    return exchange.answer();
  }

  private Line line() {
    if (line.isEmpty()) {
      Line opened = Line.over(needs);
      opened.connections().inherit(inherited);
      needs.datagrams().onDatagram(this::receive);
      line = Optional.of(opened);
    }
    return line.get();
  }

  private boolean receive(InetSocketAddress from, ByteBuffer datagram) {
    return !closed && line.orElseThrow().transactions().receive(from, datagram);
  }

  @Override
  public TrackerState snapshot() {
    return line.map(open -> open.connections().snapshot()).orElse(inherited);
  }

  @Override
  public void close() {
    if (closed) {
      return;
    }
    closed = true;
    List.copyOf(underWay)
        .forEach(
            exchange -> exchange.fail(Kind.UNREACHABLE, "the tracker client closed meanwhile"));
    line.ifPresent(open -> open.transactions().clear());
  }
}
