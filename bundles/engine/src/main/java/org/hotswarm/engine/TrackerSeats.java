package org.hotswarm.engine;

import io.netty.channel.EventLoop;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.hotswarm.api.settings.AnnounceSettings;
import org.hotswarm.api.settings.NetworkSettings;
import org.hotswarm.api.settings.Settings;
import org.hotswarm.engine.find.Clockwork;
import org.hotswarm.engine.find.TrackerPort;
import org.hotswarm.engine.loop.Entropy;
import org.hotswarm.engine.loop.LoopScheduler;
import org.hotswarm.engine.loop.Loops;
import org.hotswarm.engine.needs.TrackerFacts;
import org.hotswarm.model.hash.InfoHash;
import org.hotswarm.spi.net.DatagramPort;
import org.hotswarm.spi.tracker.AnnounceReply;
import org.hotswarm.spi.tracker.AnnounceRequest;
import org.hotswarm.spi.tracker.ScrapeEntry;
import org.hotswarm.spi.tracker.Tracker;
import org.hotswarm.spi.tracker.TrackerException;
import org.hotswarm.spi.tracker.TrackerNeeds;
import org.hotswarm.spi.tracker.TrackerSettings;

/**
 * One tracker client for each URL scheme that was announced to, and the way there and back for
 * torrents.
 *
 * <p>Owner thread: the session's loop.
 */
final class TrackerSeats {
  private final Foundation foundation;
  private final Loops loops;
  private final ListenPort listening;
  private final Map<String, TrackerSeat> seats = new HashMap<>();
  private boolean closed;

  TrackerSeats(Foundation foundation, Loops loops, ListenPort listening) {
    this.foundation = foundation;
    this.loops = loops;
    this.listening = listening;
  }

  private TrackerNeeds needs(DatagramPort datagrams) {
    return new TrackerFacts(
        new TrackerFacts.Threads(loops.session(), foundation.blocking()),
        foundation.bencode(),
        foundation.egress(),
        datagrams,
        new Clockwork(Entropy.ticker(), new LoopScheduler(loops.session()), Entropy.strong()),
        this::settings);
  }

  private TrackerSettings settings() {
    Settings now = foundation.settings().get();
    return new TrackerSettings(
        now.get(NetworkSettings.USER_AGENT),
        now.get(AnnounceSettings.TRACKER_CONNECT_TIMEOUT),
        now.get(AnnounceSettings.TRACKER_RECEIVE_TIMEOUT),
        now.get(AnnounceSettings.TRACKER_COMPLETION_TIMEOUT),
        now.get(AnnounceSettings.STOP_TRACKER_TIMEOUT),
        now.get(AnnounceSettings.TRACKER_MAXIMUM_RESPONSE_LENGTH),
        now.get(AnnounceSettings.TRACKER_REDIRECTS));
  }

  private void onWanted(String scheme) {
    if (!closed && !seats.containsKey(scheme)) {
      UdpPort.Share share = listening.share();
      TrackerSeat seat = new TrackerSeat(loops.session(), needs(share), share, scheme);
      seats.put(scheme, seat);
      foundation.rosters().trackers().attach(seat);
    }
  }

  /** The way for a torrent on {@code loop}. */
  TrackerPort onLoop(EventLoop loop) {
    return new Way(loop);
  }

  private final class Way implements TrackerPort {
    private final EventLoop loop;

    Way(EventLoop loop) {
      this.loop = loop;
    }

    @Override
    public CompletionStage<AnnounceReply> announce(URI tracker, AnnounceRequest request) {
      return ask(tracker, client -> client.announce(tracker, request));
    }

    @Override
    public CompletionStage<List<ScrapeEntry>> scrape(URI tracker, List<InfoHash> hashes) {
      return ask(tracker, client -> client.scrape(tracker, hashes));
    }

    private <T> CompletionStage<T> ask(
        URI tracker, Function<Tracker, CompletionStage<T>> question) {
      CompletableFuture<T> answer = new CompletableFuture<>();
      String scheme = tracker.getScheme().toLowerCase(Locale.ROOT);
      loops.session().execute(() -> onAsked(scheme, () -> put(scheme, question, answer)));
      return answer;
    }

    /** A seat that is new fills itself by a post of its own, which the question must follow. */
    private void onAsked(String scheme, Runnable question) {
      onWanted(scheme);
      loops.session().execute(question);
    }

    private <T> void put(
        String scheme,
        Function<Tracker, CompletionStage<T>> question,
        CompletableFuture<T> answer) {
      TrackerSeat seat = seats.get(scheme);
      CompletionStage<T> stage =
          seat == null
              ? CompletableFuture.failedFuture(
                  new TrackerException(
                      TrackerException.Kind.UNREACHABLE, "the session was stopped meanwhile"))
              : seat.ask(question);
      stage.whenComplete((value, failure) -> loop.execute(() -> tell(answer, value, failure)));
    }

    private static <T> void tell(CompletableFuture<T> answer, T value, Throwable failure) {
      if (failure != null) {
        answer.completeExceptionally(failure);
      } else {
        answer.complete(value);
      }
    }

    @Override
    public boolean speaks(String scheme) {
      return foundation
          .rosters()
          .trackers()
          .find(provider -> provider.schemes().contains(scheme))
          .isPresent();
    }

    @Override
    public boolean isLocal(URI tracker) {
      return foundation.egress().isLocal(tracker);
    }
  }

  /** Gives up all seats. */
  void close() {
    closed = true;
    for (TrackerSeat seat : seats.values()) {
      foundation.rosters().trackers().detach(seat);
      seat.vacate();
    }
    seats.clear();
  }
}
