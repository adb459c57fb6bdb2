package org.hotswarm.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.hotswarm.api.settings.AnnounceSettings;
import org.hotswarm.api.settings.NetworkSettings;
import org.hotswarm.api.settings.Settings;
import org.hotswarm.engine.find.TrackerPort;
import org.hotswarm.engine.loop.Loops;
import org.hotswarm.engine.needs.TransportFacts;
import org.hotswarm.engine.peer.Doorman;
import org.hotswarm.engine.peer.TransportPort;
import org.hotswarm.engine.swap.Rosters;
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
import org.hotswarm.spi.transport.TransportSettings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TrackerSeatsTest {
  private static final URI TRACKER = URI.create("toy://127.0.0.1:1/announce");

  private final Settings settings =
      Settings.defaults()
          .with(NetworkSettings.LISTEN_PORT_FIRST, 0)
          .with(NetworkSettings.USER_AGENT, "Mine/7")
          .with(AnnounceSettings.TRACKER_CONNECT_TIMEOUT, Duration.ofSeconds(7))
          .with(AnnounceSettings.TRACKER_RECEIVE_TIMEOUT, Duration.ofSeconds(8))
          .with(AnnounceSettings.TRACKER_COMPLETION_TIMEOUT, Duration.ofSeconds(9))
          .with(AnnounceSettings.STOP_TRACKER_TIMEOUT, Duration.ofSeconds(4))
          .with(AnnounceSettings.TRACKER_MAXIMUM_RESPONSE_LENGTH, 12_345)
          .with(AnnounceSettings.TRACKER_REDIRECTS, 3)
          .with(NetworkSettings.BIND_ADDRESS, "127.0.0.1");
  private final Rosters rosters = Providers.seated();
  private final Foundation foundation = new Foundation(rosters, () -> settings);
  private final Loops loops = new Loops(2);
  private final TransportPort transport =
      new TransportPort(
          loops.session(),
          new TransportFacts(
              loops,
              new Doorman(
                  foundation.wire(),
                  hash -> Optional.empty(),
                  () -> new Doorman.Rules(Duration.ofSeconds(1), 1, 1),
                  ip -> true),
              () -> TransportSettings.STANDARD),
          () -> 0);
  private final ListenPort listening =
      new ListenPort(loops, transport, () -> settings, foundation.alerts());
  private final TrackerSeats seats = new TrackerSeats(foundation, loops, listening);
  private final TrackerPort port = seats.onLoop(loops.next());
  private final Toy toy = new Toy();

  /** A tracker client that answers, fails, and listens for datagrams. */
  private static final class Toy implements TrackerProvider, Tracker {
    private final ConcurrentLinkedQueue<String> datagrams = new ConcurrentLinkedQueue<>();
    private volatile CountDownLatch came = new CountDownLatch(1);
    private final CountDownLatch asked = new CountDownLatch(1);
    private final CompletableFuture<List<ScrapeEntry>> thought = new CompletableFuture<>();
    private volatile boolean thinks;
    private volatile RuntimeException bug;
    private volatile TrackerSettings settings;

    @Override
    public String id() {
      return "toy";
    }

    @Override
    public Set<String> schemes() {
      return Set.of("toy");
    }

    @Override
    public Tracker open(TrackerNeeds needs, Optional<TrackerState> state) {
      settings = needs.settings();
      needs
          .datagrams()
          .onDatagram(
              (from, datagram) -> {
                datagrams.add("datagram of " + datagram.remaining());
                came.countDown();
                return true;
              });
      return this;
    }

    @Override
    public CompletionStage<AnnounceReply> announce(URI tracker, AnnounceRequest request) {
      throw new UnsupportedOperationException("this one scrapes");
    }

    @Override
    public CompletionStage<List<ScrapeEntry>> scrape(URI tracker, List<InfoHash> hashes) {
      asked.countDown();
      if (bug != null) {
        throw bug;
      }
      if (thinks) {
        return thought;
      }
      return CompletableFuture.completedFuture(List.of());
    }

    @Override
    public TrackerState snapshot() {
      return new TrackerState(List.of());
    }

    @Override
    public void close() {
      thought.completeExceptionally(
          new TrackerException(TrackerException.Kind.UNREACHABLE, "closed meanwhile"));
      datagrams.add("closed");
    }
  }

  @BeforeEach
  void listen() throws Exception {
    transport.attach(rosters.transports());
    listening.open(0);
  }

  @AfterEach
  void close() throws Exception {
    onSession(
        () -> {
          seats.close();
          listening.close();
          transport.close(rosters.transports());
        });
    loops.close(Duration.ofSeconds(2)).await(5, TimeUnit.SECONDS);
    foundation.rest(true);
  }

  private void onSession(Runnable task) throws Exception {
    loops.session().submit(task).get(5, TimeUnit.SECONDS);
  }

  private List<ScrapeEntry> scrape(String uri) throws Exception {
    return port.scrape(URI.create(uri), List.of()).toCompletableFuture().get(10, TimeUnit.SECONDS);
  }

  @Test
  void theFirstQuestionOfASchemeIsAnswered() throws Exception {
    Providers.join(rosters.trackers(), toy, "toy");
    assertThat(port.speaks("toy")).isTrue();
    assertThat(scrape("TOY://127.0.0.1:1/announce")).isEmpty();
    assertThat(scrape(TRACKER.toString())).isEmpty();
  }

  @Test
  void clientsAreToldTheTimeoutsOfTheSettings() throws Exception {
    Providers.join(rosters.trackers(), toy, "toy");
    scrape(TRACKER.toString());
    assertThat(toy.settings)
        .isEqualTo(
            new TrackerSettings(
                "Mine/7",
                Duration.ofSeconds(7),
                Duration.ofSeconds(8),
                Duration.ofSeconds(9),
                Duration.ofSeconds(4),
                12_345,
                3));
  }

  @Test
  void aSchemeNobodySpeaksIsAFailure() throws Exception {
    Providers.join(rosters.trackers(), toy, "toy");
    assertThat(port.speaks("other")).isFalse();
    assertThatThrownBy(() -> scrape("other://127.0.0.1:1/"))
        .hasCauseInstanceOf(TrackerException.class)
        .hasMessageContaining("other");
  }

  @Test
  void aClientThatThrowsIsAFailure() throws Exception {
    Providers.join(rosters.trackers(), toy, "toy");
    toy.bug = new IllegalStateException("a bug");
    assertThatThrownBy(() -> scrape(TRACKER.toString()))
        .hasCauseInstanceOf(TrackerException.class)
        .hasMessageContaining("a bug");
  }

  @Test
  void aClientThatLeftIsOfferedNoDatagrams() throws Exception {
    Providers.join(rosters.trackers(), toy, "toy");
    scrape(TRACKER.toString());
    sendToOurselves();
    assertThat(toy.came.await(5, TimeUnit.SECONDS)).isTrue();
    rosters.trackers().leave(toy);
    assertThatThrownBy(() -> scrape(TRACKER.toString())).hasCauseInstanceOf(TrackerException.class);
    CountDownLatch other = new CountDownLatch(1);
    onSession(
        () ->
            listening
                .share()
                .onDatagram(
                    (from, datagram) -> {
                      other.countDown();
                      return true;
                    }));
    sendToOurselves();
    assertThat(other.await(5, TimeUnit.SECONDS)).isTrue();
    assertThat(toy.datagrams).containsExactly("datagram of 5", "closed");
  }

  private void sendToOurselves() {
    InetSocketAddress here =
        new InetSocketAddress(InetAddress.getLoopbackAddress(), listening.port());
    listening.share().send(here, ByteBuffer.wrap(new byte[5]));
  }

  @Test
  void afterClosingNoSeatIsTaken() throws Exception {
    Providers.join(rosters.trackers(), toy, "toy");
    onSession(seats::close);
    assertThatThrownBy(() -> scrape(TRACKER.toString())).hasCauseInstanceOf(TrackerException.class);
    assertThat(rosters.trackers().serving(rosters.trackers().offers().get(0))).isZero();
  }

  @Test
  void whatIsUnderWayIsAskedAgainOfTheNextClient() throws Exception {
    Providers.join(rosters.trackers(), toy, "toy");
    toy.thinks = true;
    CompletableFuture<List<ScrapeEntry>> answer =
        port.scrape(TRACKER, List.of()).toCompletableFuture();
    assertThat(toy.asked.await(5, TimeUnit.SECONDS)).isTrue();
    rosters.trackers().leave(toy);
    onSession(() -> {});
    assertThat(toy.thought).isCompletedExceptionally();
    assertThat(answer).isNotDone();
    Toy next = new Toy();
    Providers.join(rosters.trackers(), next, "toy");
    assertThat(answer.get(5, TimeUnit.SECONDS)).isEmpty();
    assertThat(next.asked.getCount()).isZero();
  }

  @Test
  void whatIsAskedWhileTheClientIsAwayWaitsForTheNext() throws Exception {
    Providers.join(rosters.trackers(), toy, "toy");
    scrape(TRACKER.toString());
    rosters.trackers().leave(toy);
    CompletableFuture<List<ScrapeEntry>> answer =
        port.scrape(TRACKER, List.of()).toCompletableFuture();
    onSession(() -> {});
    assertThat(answer).isNotDone();
    Providers.join(rosters.trackers(), new Toy(), "toy");
    assertThat(answer.get(5, TimeUnit.SECONDS)).isEmpty();
  }
}
