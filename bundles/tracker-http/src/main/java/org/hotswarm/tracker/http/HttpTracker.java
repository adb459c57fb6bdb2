package org.hotswarm.tracker.http;

import java.net.URI;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
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
import org.hotswarm.spi.tracker.TrackerState;

/** A client of HTTP and HTTPS trackers. */
final class HttpTracker implements Tracker {
  private final TrackerNeeds needs;
  private final Trust trust;
  private final Set<Call<?>> underWay = new HashSet<>();
  private boolean closed;

  HttpTracker(TrackerNeeds needs, Trust trust) {
    this.needs = needs;
    this.trust = trust;
  }

  @Override
  public CompletionStage<AnnounceReply> announce(URI tracker, AnnounceRequest request) {
    Duration timeout =
        request.event() == AnnounceRequest.Event.STOPPED
            ? needs.settings().stopTimeout()
            : needs.settings().completionTimeout();
    try {
      TrackerUrl url = TrackerUrl.of(tracker);
      return ask(url, url.announce(Query.announce(request)), AnnounceReader::read, timeout);
    } catch (TrackerException forbidden) {
      return CompletableFuture.failedFuture(forbidden);
    }
  }

  @Override
  public CompletionStage<List<ScrapeEntry>> scrape(URI tracker, List<InfoHash> hashes) {
    if (hashes.isEmpty()) {
      return CompletableFuture.completedFuture(List.of());
    }
    List<InfoHash> asked = List.copyOf(hashes);
    try {
      TrackerUrl url = TrackerUrl.of(tracker);
      URI target =
          url.scrape(Query.scrape(asked))
              .orElseThrow(
                  () -> new TrackerException(Kind.FORBIDDEN, url.origin() + " has no scrape URL"));
      return ask(
          url,
          target,
          (replies, answer) -> ScrapeReader.read(replies, answer, asked),
          needs.settings().completionTimeout());
    } catch (TrackerException forbidden) {
      return CompletableFuture.failedFuture(forbidden);
    }
  }

  private <R> CompletionStage<R> ask(
      TrackerUrl url, URI target, Call.Reader<R> reader, Duration timeout) throws TrackerException {
    if (closed) {
      throw new TrackerException(Kind.UNREACHABLE, "this tracker client is closed");
    }
    Hops hops = new Hops(needs.egress(), needs.settings(), trust, url, target);
    Call<R> call = new Call<>(needs, url.origin(), hops, reader);
    underWay.add(call);
    call.reply().whenComplete((reply, failure) -> underWay.remove(call));
    call.start(timeout);
    return call.reply();
  }

  @Override
  public TrackerState snapshot() {
    return new TrackerState(List.of());
  }

  @Override
  public void close() {
    closed = true;
    List.copyOf(underWay)
        .forEach(
            call ->
                call.fail(
                    new TrackerException(Kind.UNREACHABLE, "the tracker client closed meanwhile")));
  }
}
