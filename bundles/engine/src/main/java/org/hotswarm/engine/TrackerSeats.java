package org.hotswarm.engine;

import io.netty.channel.EventLoop;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
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
import org.hotswarm.engine.swap.Choice;
import org.hotswarm.engine.swap.Slot;
import org.hotswarm.model.hash.InfoHash;
import org.hotswarm.spi.tracker.AnnounceReply;
import org.hotswarm.spi.tracker.AnnounceRequest;
import org.hotswarm.spi.tracker.ScrapeEntry;
import org.hotswarm.spi.tracker.Tracker;
import org.hotswarm.spi.tracker.TrackerException;
import org.hotswarm.spi.tracker.TrackerNeeds;
import org.hotswarm.spi.tracker.TrackerProvider;
import org.hotswarm.spi.tracker.TrackerSettings;
import org.hotswarm.spi.tracker.TrackerState;

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
  private final Map<String, Slot<TrackerNeeds, TrackerState, Tracker, TrackerProvider>> seats =
      new HashMap<>();

  TrackerSeats(Foundation foundation, Loops loops, ListenPort listening) {
    this.foundation = foundation;
    this.loops = loops;
    this.listening = listening;
  }

  private TrackerNeeds needs() {
    return new TrackerFacts(
        new TrackerFacts.Threads(loops.session(), foundation.blocking()),
        foundation.bencode(),
        foundation.egress(),
        listening.share(),
        new Clockwork(Entropy.ticker(), new LoopScheduler(loops.session()), Entropy.strong()),
        this::settings);
  }

  private TrackerSettings settings() {
    Settings now = foundation.settings().get();
    return new TrackerSettings(
        now.get(NetworkSettings.USER_AGENT),
        TrackerSettings.STANDARD.connectTimeout(),
        now.get(AnnounceSettings.TRACKER_RECEIVE_TIMEOUT),
        now.get(AnnounceSettings.TRACKER_COMPLETION_TIMEOUT),
        now.get(AnnounceSettings.STOP_TRACKER_TIMEOUT),
        now.get(AnnounceSettings.TRACKER_MAXIMUM_RESPONSE_LENGTH),
        now.get(AnnounceSettings.TRACKER_REDIRECTS));
  }

  private Optional<Tracker> client(String scheme) {
    return seats.computeIfAbsent(scheme, this::seat).current();
  }

  private Slot<TrackerNeeds, TrackerState, Tracker, TrackerProvider> seat(String scheme) {
    Slot<TrackerNeeds, TrackerState, Tracker, TrackerProvider> slot =
        new Slot<>(
            loops.session(),
            needs(),
            Choice.fitting(provider -> provider.schemes().contains(scheme)),
            tracker -> {});
    foundation.rosters().trackers().attach(slot);
    return slot;
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
      loops.session().execute(() -> seated(scheme, () -> put(scheme, question, answer)));
      return answer;
    }

    /** Runs {@code task} when the seat is filled, which for a new one is a turn later. */
    private void seated(String scheme, Runnable task) {
      if (seats.containsKey(scheme)) {
        task.run();
      } else {
        client(scheme);
        loops.session().execute(task);
      }
    }

    private <T> void put(
        String scheme,
        Function<Tracker, CompletionStage<T>> question,
        CompletableFuture<T> answer) {
      Optional<Tracker> client = client(scheme);
      if (client.isEmpty()) {
        TrackerException none =
            new TrackerException(
                TrackerException.Kind.UNREACHABLE, "no tracker client for " + scheme + ":");
        loop.execute(() -> answer.completeExceptionally(none));
        return;
      }
      question
          .apply(client.get())
          .whenComplete(
              (value, failure) ->
                  loop.execute(
                      () -> {
                        if (failure != null) {
                          answer.completeExceptionally(failure);
                        } else {
                          answer.complete(value);
                        }
                      }));
    }

    @Override
    public boolean speaks(String scheme) {
      return foundation
          .rosters()
          .trackers()
          .find(offer -> offer.provider().schemes().contains(scheme))
          .isPresent();
    }

    @Override
    public boolean isLocal(URI tracker) {
      return foundation.egress().isLocal(tracker);
    }
  }

  /** Gives up all seats. */
  void close() {
    seats
        .values()
        .forEach(
            slot -> {
              foundation.rosters().trackers().detach(slot);
              slot.vacate();
            });
    seats.clear();
  }
}
