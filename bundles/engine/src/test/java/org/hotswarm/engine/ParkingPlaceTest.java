package org.hotswarm.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.hotswarm.api.AddTorrent;
import org.hotswarm.api.AddTorrent.Introductions;
import org.hotswarm.api.CreateTorrent;
import org.hotswarm.api.Torrent;
import org.hotswarm.api.alert.Alert;
import org.hotswarm.api.alert.SessionAlert;
import org.hotswarm.api.alert.TorrentAlert;
import org.hotswarm.api.settings.NetworkSettings;
import org.hotswarm.api.settings.PeerSettings;
import org.hotswarm.api.settings.Settings;
import org.hotswarm.api.settings.TransferSettings;
import org.hotswarm.api.status.TorrentState;
import org.hotswarm.bencode.TwoPassBencode;
import org.hotswarm.engine.resume.ParkFile;
import org.hotswarm.engine.swap.Rosters;
import org.hotswarm.model.filter.IpFilter;
import org.hotswarm.model.metainfo.Metainfo;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A session that goes from one engine to the next. Neither keeps state anywhere else. */
class ParkingPlaceTest {
  private static final Duration PATIENCE = Duration.ofSeconds(3);
  private static final int LENGTH = 6 << 20;
  private static final int PIECE = 1 << 16;
  private static final long SLOWLY = 4 << 20;

  @TempDir Path directory;
  private final Rosters rosters = Providers.seated();
  private final List<EngineSession> sessions = new ArrayList<>();

  @AfterEach
  void stop() throws Exception {
    for (EngineSession session : sessions) {
      session.stop(Duration.ZERO).toCompletableFuture().get(20, TimeUnit.SECONDS);
    }
  }

  private EngineSession engine() {
    EngineSession session = new EngineSession(rosters);
    sessions.add(session);
    return session;
  }

  private EngineSession started(Settings settings) throws Exception {
    EngineSession session = engine();
    session.apply(settings);
    session.start();
    return session;
  }

  private static Settings settings() {
    return Settings.defaults()
        .with(NetworkSettings.LISTEN_PORT_FIRST, 0)
        .with(NetworkSettings.BIND_ADDRESS, "127.0.0.1");
  }

  private ParkFile file() {
    return new ParkFile(directory.resolve("parked"));
  }

  private ParkingPlace place(EngineSession session) {
    return new ParkingPlace(Optional.of(file()), session);
  }

  private Metainfo metainfo(EngineSession session, String name) throws Exception {
    byte[] bytes = new byte[LENGTH];
    new Random(name.hashCode()).nextBytes(bytes);
    Path content = Files.createDirectories(directory.resolve("origin")).resolve(name);
    Files.write(content, bytes);
    CreateTorrent request =
        CreateTorrent.of(content, CreateTorrent.Format.V1).withPieceLength(PIECE);
    return session.factory().create(request, done -> {});
  }

  private static List<Alert> heard(EngineSession session) {
    List<Alert> heard = new CopyOnWriteArrayList<>();
    session.alerts().subscribe(heard::add);
    return heard;
  }

  private static List<Integer> finished(List<Alert> heard) {
    return heard.stream()
        .filter(TorrentAlert.PieceFinished.class::isInstance)
        .map(alert -> ((TorrentAlert.PieceFinished) alert).piece())
        .toList();
  }

  private static int pieces(Torrent torrent) {
    return torrent.status().progress().pieces();
  }

  @Test
  void aTransferGoesOnWithoutACheckAndWithoutAByteTwice() throws Exception {
    EngineSession seed = started(settings());
    Metainfo metainfo = metainfo(seed, "film");
    Torrent there = seed.add(AddTorrent.of(metainfo, directory.resolve("origin")));
    await().until(() -> there.status().state() == TorrentState.SEEDING);
    EngineSession before = started(settings().with(TransferSettings.DOWNLOAD_RATE_LIMIT, SLOWLY));
    List<Alert> heardBefore = heard(before);
    String address = "127.0.0.1:" + seed.status().port();
    Torrent here =
        before.add(
            AddTorrent.of(metainfo, directory.resolve("copy"))
                .withIntroductions(new Introductions(List.of(), List.of(address))));
    await().until(() -> finished(heardBefore).size() > 10);
    int port = before.status().port();

    place(before).park(PATIENCE);
    EngineSession after = engine();
    List<Alert> heardAfter = heard(after);
    place(after).takeUp();

    assertThat(file().isThere()).isFalse();
    assertThat(after.status().port()).isEqualTo(port);
    assertThat(after.settings()).isEqualTo(before.settings());
    Torrent again = after.find(here.infoHash()).orElseThrow();
    await().until(() -> again.status().state() == TorrentState.SEEDING);
    assertThat(Files.mismatch(directory.resolve("origin/film"), directory.resolve("copy/film")))
        .isEqualTo(-1);
    int known = finished(heardBefore).size();
    await().until(() -> finished(heardAfter).size() + known >= LENGTH / PIECE);
    List<Integer> all = new ArrayList<>(finished(heardBefore));
    all.addAll(finished(heardAfter));
    assertThat(all).as("each piece was fetched once").doesNotHaveDuplicates();
    assertThat(heardAfter)
        .noneMatch(TorrentAlert.FastresumeRejected.class::isInstance)
        .filteredOn(TorrentAlert.StateChanged.class::isInstance)
        .noneMatch(
            alert -> ((TorrentAlert.StateChanged) alert).to() == TorrentState.CHECKING_FILES);
    assertThat(heardAfter)
        .filteredOn(TorrentAlert.TorrentChecked.class::isInstance)
        .singleElement()
        .satisfies(
            alert -> assertThat(((TorrentAlert.TorrentChecked) alert).pieces()).isEqualTo(known));
    long received = here.status().traffic().downloaded() + again.status().traffic().downloaded();
    assertThat(received).isEqualTo(LENGTH);
  }

  @Test
  void allTorrentsComeBackInOrderAndThePausedOnesPaused() throws Exception {
    EngineSession before = started(settings());
    List<Torrent> order = new ArrayList<>();
    for (String name : List.of("c", "a", "b")) {
      order.add(before.add(AddTorrent.of(metainfo(before, name), directory.resolve("origin"))));
    }
    for (Torrent torrent : order) {
      await().until(() -> torrent.status().state() == TorrentState.SEEDING);
    }
    order.get(1).pause();
    await().until(() -> order.get(1).status().paused());

    place(before).park(PATIENCE);
    EngineSession after = engine();
    place(after).takeUp();

    assertThat(after.torrents())
        .extracting(Torrent::infoHash)
        .containsExactlyElementsOf(order.stream().map(Torrent::infoHash).toList());
    for (Torrent torrent : after.torrents()) {
      await().until(() -> pieces(torrent) == LENGTH / PIECE);
    }
    assertThat(after.torrents())
        .extracting(torrent -> torrent.status().paused())
        .containsExactly(false, true, false);
    assertThatThrownBy(() -> order.get(0).pause())
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("replaced");
    assertThat(order.get(0).saveResumeData().toCompletableFuture()).isCompletedExceptionally();
  }

  @Test
  void aPausedSessionStaysSoAndKeepsOutWhomItKeptOut() throws Exception {
    InetAddress stranger = InetAddress.getByName("192.0.2.1");
    IpFilter filter = IpFilter.builder().block(stranger, stranger).build();
    EngineSession before = started(settings());
    before.pause();
    before.ipFilter().replace(filter);
    before.add(AddTorrent.of(metainfo(before, "film"), directory.resolve("origin")));
    place(before).park(PATIENCE);
    EngineSession after = engine();
    place(after).takeUp();

    assertThat(after.isPaused()).isTrue();
    assertThat(after.ipFilter().rules()).isEqualTo(filter);
    Torrent torrent = after.torrents().get(0);
    await().until(() -> torrent.status().why().equals("the session is paused"));
    assertThat(torrent.status().paused()).isFalse();
    after.resume();
    await().until(() -> torrent.status().why().isEmpty());
  }

  @Test
  void aSessionThatWasNotStartedKeepsItsSettings() {
    EngineSession before = engine();
    before.apply(settings().with(PeerSettings.UNCHOKE_SLOTS, 9));
    place(before).park(PATIENCE);
    EngineSession after = engine();
    place(after).takeUp();
    assertThat(after.settings()).isEqualTo(before.settings());
    assertThat(after.status().port()).isZero();
  }

  @Test
  void whatCannotBeReadIsKeptAsideAndTold() throws Exception {
    Files.writeString(file().path(), "this is no session");
    EngineSession session = engine();
    List<Alert> heard = heard(session);
    ParkingPlace place = place(session);
    place.takeUp();
    place.report();
    await().until(() -> heard.stream().anyMatch(SessionAlert.SessionNotResumed.class::isInstance));
    assertThat(file().isThere()).isFalse();
    assertThat(directory.resolve("parked.failed-1")).hasContent("this is no session");
    assertThat(session.torrents()).isEmpty();
    session.apply(settings());
    session.start();
    assertThat(session.status().port()).isPositive();
  }

  @Test
  void itWaitsForThoseWithoutWhomItCannotGoOn() throws Exception {
    EngineSession before = started(settings());
    before.add(AddTorrent.of(metainfo(before, "film"), directory.resolve("origin")));
    place(before).park(PATIENCE);
    Providers.leave(rosters.bencode());
    EngineSession between = engine();
    ParkingPlace waiting = place(between);
    waiting.takeUp();
    assertThat(between.torrents()).isEmpty();
    waiting.park(PATIENCE);
    assertThat(file().isThere()).as("parked still").isTrue();

    EngineSession after = engine();
    List<Alert> heard = heard(after);
    place(after).takeUp();
    Providers.join(rosters.bencode(), new TwoPassBencode(), "bencode");
    await().until(() -> after.torrents().size() == 1);
    await().untilAsserted(() -> assertThat(heard).contains(new SessionAlert.SessionResumed(1)));
    assertThat(between.torrents()).isEmpty();
  }

  @Test
  void whoeverHoldsTheSessionOfAnEngineThatLeftIsToldSo() throws Exception {
    EngineSession session = started(settings());
    LentSession lent = new LentSession(session, closed -> {});
    assertThat(lent.status().port()).isPositive();
    lent.leave();
    assertThatThrownBy(lent::status)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("replaced");
    assertThatThrownBy(lent::torrents).isInstanceOf(IllegalStateException.class);
    AddTorrent request = AddTorrent.of(metainfo(session, "film"), directory);
    assertThatThrownBy(() -> lent.add(request)).hasMessageContaining("replaced");
    assertThat(lent.stop(PATIENCE).toCompletableFuture()).isCompleted();
  }
}
