package ${package};

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.hotswarm.model.hash.InfoHash;
import org.hotswarm.model.peer.PeerAddress;
import org.hotswarm.spi.net.EgressException;
import org.hotswarm.spi.time.Scheduler;
import org.hotswarm.spi.tracker.AnnounceReply;
import org.hotswarm.spi.tracker.AnnounceReply.Swarm;
import org.hotswarm.spi.tracker.AnnounceRequest;
import org.hotswarm.spi.tracker.ScrapeEntry;
import org.hotswarm.spi.tracker.Tracker;
import org.hotswarm.spi.tracker.TrackerException;
import org.hotswarm.spi.tracker.TrackerException.Kind;
import org.hotswarm.spi.tracker.TrackerNeeds;
import org.hotswarm.spi.tracker.TrackerPeer;
import org.hotswarm.spi.tracker.TrackerProvider;
import org.hotswarm.spi.tracker.TrackerState;
import org.osgi.service.component.annotations.Component;

/** Opens clients of trackers whose URLs name the only peer they know: {@code SCHEME://HOST:PORT/}. */
@Component(service = TrackerProvider.class)
public final class SampleTrackerProvider implements TrackerProvider {
  private static final String SCHEME = "${artifactId}";
  private static final Duration INTERVAL = Duration.ofSeconds(900);

  @Override
  public String id() {
    return SCHEME;
  }

  @Override
  public Set<String> schemes() {
    return Set.of(SCHEME);
  }

  @Override
  public Tracker open(TrackerNeeds needs, Optional<TrackerState> state) {
    return new SampleTracker(needs);
  }

  private static final class SampleTracker implements Tracker {
    private static final Swarm SWARM =
        new Swarm(OptionalInt.of(2), OptionalInt.of(0), OptionalInt.empty());

    private final TrackerNeeds needs;
    private final Set<CompletableFuture<?>> underWay = new HashSet<>();
    private boolean closed;

    SampleTracker(TrackerNeeds needs) {
      this.needs = needs;
    }

    @Override
    public CompletionStage<AnnounceReply> announce(URI tracker, AnnounceRequest request) {
      return ask(tracker, address -> reply(new PeerAddress(address, tracker.getPort())));
    }

    private static AnnounceReply reply(PeerAddress peer) {
      return new AnnounceReply(
          INTERVAL,
          Optional.empty(),
          Optional.empty(),
          SWARM,
          List.of(new TrackerPeer(peer, Optional.empty())),
          Optional.empty(),
          Optional.empty());
    }

    @Override
    public CompletionStage<List<ScrapeEntry>> scrape(URI tracker, List<InfoHash> hashes) {
      return ask(
          tracker, address -> hashes.stream().map(hash -> new ScrapeEntry(hash, SWARM)).toList());
    }

    /** The policy is asked where that may block, the answer is given on the owner thread. */
    private <T> CompletionStage<T> ask(URI tracker, Function<InetAddress, T> answer) {
      CompletableFuture<T> stage = new CompletableFuture<>();
      if (closed || tracker.getHost() == null || tracker.getPort() <= 0) {
        String why = closed ? "this client is closed" : "not " + SCHEME + "://HOST:PORT/";
        return CompletableFuture.failedFuture(new TrackerException(Kind.FORBIDDEN, why));
      }
      underWay.add(stage);
      Scheduler.Timer patience =
          needs
              .scheduler()
              .after(
                  needs.settings().completionTimeout(),
                  () -> fail(stage, Kind.UNREACHABLE, "no answer in time"));
      stage.whenComplete(
          (value, failure) -> {
            patience.cancel();
            underWay.remove(stage);
          });
      needs.blocking().execute(() -> resolve(tracker, answer, stage));
      return stage;
    }

    private <T> void resolve(
        URI tracker, Function<InetAddress, T> answer, CompletableFuture<T> stage) {
      try {
        needs.egress().resolve(tracker, Optional.empty());
        InetAddress named = InetAddress.getByName(tracker.getHost());
        needs.owner().execute(() -> stage.complete(answer.apply(named)));
      } catch (EgressException forbidden) {
        String why = forbidden.getMessage();
        needs.owner().execute(() -> fail(stage, Kind.FORBIDDEN, why));
      } catch (UnknownHostException unknown) {
        needs.owner().execute(() -> fail(stage, Kind.UNREACHABLE, "no such host"));
      }
    }

    private static void fail(CompletableFuture<?> stage, Kind kind, String why) {
      stage.completeExceptionally(new TrackerException(kind, why));
    }

    @Override
    public TrackerState snapshot() {
      return new TrackerState(List.of());
    }

    @Override
    public void close() {
      closed = true;
      List.copyOf(underWay)
          .forEach(stage -> fail(stage, Kind.UNREACHABLE, "the client was closed meanwhile"));
    }
  }
}
