package org.hotswarm.engine;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentSkipListMap;
import org.hotswarm.api.AddTorrent;
import org.hotswarm.api.AddressFilter;
import org.hotswarm.api.ListenException;
import org.hotswarm.api.Listening;
import org.hotswarm.api.Session;
import org.hotswarm.api.Torrent;
import org.hotswarm.api.TorrentException;
import org.hotswarm.api.TorrentFactory;
import org.hotswarm.api.alert.Alerts;
import org.hotswarm.api.alert.SessionAlert;
import org.hotswarm.api.alert.TorrentAlert;
import org.hotswarm.api.limit.SessionLimits;
import org.hotswarm.api.module.ModuleStatus;
import org.hotswarm.api.module.SlotStatus;
import org.hotswarm.api.module.SwapReport;
import org.hotswarm.api.settings.AnnounceSettings;
import org.hotswarm.api.settings.Settings;
import org.hotswarm.api.settings.SettingsTable;
import org.hotswarm.api.status.DiskStatus;
import org.hotswarm.api.status.SessionStatus;
import org.hotswarm.engine.find.IpGate;
import org.hotswarm.engine.make.Versions;
import org.hotswarm.engine.resume.ParkedSession;
import org.hotswarm.engine.resume.ParkedTorrent;
import org.hotswarm.engine.resume.ResumePort;
import org.hotswarm.engine.swap.Rosters;
import org.hotswarm.engine.torrent.TorrentPort;
import org.hotswarm.model.hash.InfoHash;

/**
 * The session as applications see it. The machinery behind it is built when it starts, as some of
 * its settings can only be chosen then.
 *
 * <p>Owner thread: any.
 */
public final class EngineSession implements Session {
  /** For disks that do not answer, beyond what trackers may take. */
  static final Duration LETTING_GO = Duration.ofSeconds(5);

  private final Rosters rosters;
  private final Foundation foundation;
  private final Map<InfoHash, TorrentPort> torrents = new ConcurrentSkipListMap<>();
  private final List<InfoHash> order = new java.util.concurrent.CopyOnWriteArrayList<>();
  private final SessionFilter ipFilter;
  private final SessionPause pause = new SessionPause(torrents::values);
  private final SessionSums sums = new SessionSums();
  private final SessionListening listening = new SessionListening(this);
  private volatile Settings settings = Settings.defaults();
  private volatile Optional<Machinery> machinery = Optional.empty();

  /**
   * @param rosters who is there
   */
  public EngineSession(Rosters rosters) {
    this.rosters = rosters;
    this.foundation = new Foundation(rosters, this::settings);
    this.ipFilter = new SessionFilter(new IpGate(foundation.alerts()::post), torrents::values);
  }

  /** What is there whether it runs or not. */
  Foundation foundation() {
    return foundation;
  }

  /** Reads and makes torrents with the providers of this session. */
  public TorrentFactory factory() {
    return foundation.factory();
  }

  @Override
  public Settings settings() {
    return settings;
  }

  @Override
  public void apply(Settings changed) {
    if (SessionListening.isSame(settings, changed) || machinery.isEmpty()) {
      take(changed);
    } else {
      move(changed);
    }
  }

  /**
   * Applies settings that say to listen elsewhere.
   *
   * @return where it listens; when that fails, the settings say where it did before
   */
  synchronized CompletionStage<InetSocketAddress> move(Settings changed) {
    Settings before = settings;
    take(changed);
    return machinery
        .orElseThrow(() -> new IllegalStateException("the session has not been started"))
        .move()
        .whenComplete((where, failure) -> onMoved(before, failure));
  }

  private synchronized void onMoved(Settings before, Throwable failure) {
    if (failure != null) {
      settings = SessionListening.at(before, settings);
    }
  }

  private synchronized void take(Settings changed) {
    if (machinery.isPresent()) {
      SettingsTable.checkLive(settings, changed);
    }
    settings = changed;
    foundation.settingsChanged();
    machinery.ifPresent(
        running -> {
          running.settingsChanged();
          torrents.values().forEach(TorrentPort::settingsChanged);
        });
    rosters.all().forEach(roster -> roster.resettle());
  }

  @Override
  public SessionLimits limits() {
    return new SettingLimits(this);
  }

  @Override
  public void start() throws ListenException {
    start(0);
  }

  private synchronized void start(int port) throws ListenException {
    if (machinery.isEmpty()) {
      Machinery built =
          new Machinery(foundation, this::door, torrents::values, ipFilter.gate(), pause::isPaused);
      built.listen(port);
      foundation.rest(false);
      machinery = Optional.of(built);
    }
  }

  private Optional<TorrentPort> door(InfoHash infoHash) {
    return Optional.ofNullable(torrents.get(infoHash));
  }

  @Override
  public synchronized CompletionStage<Void> stop(Duration patience) {
    if (machinery.isEmpty()) {
      return CompletableFuture.completedFuture(null);
    }
    Machinery running = machinery.get();
    machinery = Optional.empty();
    CompletableFuture<?>[] ends =
        torrents.values().stream()
            .map(port -> port.end(false, patience).toCompletableFuture())
            .toArray(CompletableFuture[]::new);
    torrents.clear();
    order.clear();
    foundation.rest(true);
    return running
        .within(patience.plus(LETTING_GO), CompletableFuture.allOf(ends))
        .thenCompose(done -> running.close());
  }

  @Override
  public CompletionStage<Void> restart(Settings changed, Duration patience) {
    return park(patience).thenAcceptAsync(parked -> goOn(parked, changed), foundation.blocking());
  }

  private void goOn(ParkedSession parked, Settings changed) {
    try {
      tell(takeUp(parked.under(changed)));
    } catch (ListenException refused) {
      goBack(parked, refused);
      throw new CompletionException(refused);
    }
  }

  private void goBack(ParkedSession parked, ListenException why) {
    try {
      tell(takeUp(parked));
    } catch (ListenException alsoRefused) {
      why.addSuppressed(alsoRefused);
    }
  }

  private void tell(List<String> problems) {
    if (!problems.isEmpty()) {
      String message = "not all of the session goes on: " + String.join("; ", problems);
      foundation.alerts().post(new SessionAlert.SessionNotResumed(message));
    }
  }

  /** Ends as {@link #stop} does, and answers what it takes to go on in another session. */
  synchronized CompletionStage<ParkedSession> park(Duration patience) {
    if (machinery.isEmpty()) {
      return CompletableFuture.completedFuture(
          new ParkedSession(settings, facts(), false, 0, List.of()));
    }
    ResumePort records = machinery.get().records();
    records.park();
    int port = machinery.get().port();
    List<CompletionStage<ParkedTorrent>> parked =
        machinery.get().arranged(order).stream()
            .map(torrents::get)
            .filter(Objects::nonNull)
            .map(TorrentPort::park)
            .toList();
    return stop(patience)
        .thenApply(
            done -> {
              List<ParkedTorrent> all = ParkedTorrent.ready(parked);
              return new ParkedSession(settings, facts(), true, port, all).with(records.carried());
            });
  }

  private ParkedSession.Facts facts() {
    return new ParkedSession.Facts(pause.isPaused(), ipFilter.rules());
  }

  /**
   * Goes on where another session was parked; a torrent that is here already stays as it is.
   *
   * @return what does not go on, and why; one line each
   */
  synchronized List<String> takeUp(ParkedSession parked) throws ListenException {
    if (machinery.isEmpty()) {
      apply(parked.settings());
      if (parked.facts().paused()) {
        pause();
      }
      if (ipFilter.rules().isEmpty()) {
        ipFilter.replace(parked.facts().ipFilter());
      }
    }
    List<String> problems = new ArrayList<>();
    if (parked.started()) {
      start(parked.port());
      machinery.get().records().adopt(parked.records());
      parked.torrents().forEach(torrent -> takeUp(torrent, problems));
    }
    return problems;
  }

  private void takeUp(ParkedTorrent torrent, List<String> problems) {
    InfoHash infoHash = torrent.request().source().infoHash();
    if (torrents.containsKey(infoHash)) {
      return;
    }
    try {
      add(torrent.request());
      torrents.get(infoHash).remember(torrent.peers());
    } catch (TorrentException refused) {
      problems.add(infoHash + ": " + refused.getMessage());
    }
  }

  @Override
  public synchronized Torrent add(AddTorrent request) throws TorrentException {
    Versions.expectV1(request.source());
    InfoHash infoHash = request.source().infoHash();
    Machinery running =
        machinery.orElseThrow(
            () ->
                new TorrentException(
                    TorrentException.Kind.UNUSABLE, "the session has not been started"));
    if (torrents.containsKey(infoHash)) {
      throw new TorrentException(
          TorrentException.Kind.DUPLICATE, infoHash + " is in the session already");
    }
    TorrentPort port = running.open(request);
    torrents.put(infoHash, port);
    order.add(infoHash);
    port.start();
    return port.handle();
  }

  @Override
  public CompletionStage<Void> remove(Torrent torrent, boolean deleteFiles) {
    TorrentPort port = torrents.remove(torrent.infoHash());
    if (port == null) {
      return CompletableFuture.failedFuture(
          new CompletionException(
              new TorrentException(
                  TorrentException.Kind.REMOVED, torrent.infoHash() + " is not in the session")));
    }
    order.remove(torrent.infoHash());
    CompletionStage<Void> files =
        deleteFiles ? port.deleteFiles() : CompletableFuture.completedFuture(null);
    CompletionStage<Void> gone =
        files
            .handle((done, failure) -> null)
            .thenCompose(
                done -> port.end(true, settings.get(AnnounceSettings.STOP_TRACKER_TIMEOUT)))
            .thenRun(() -> sums.leave(port))
            .thenCompose(done -> forget(torrent.infoHash()))
            .thenRun(() -> onRemoved(torrent));
    return gone.thenCompose(done -> files);
  }

  private void onRemoved(Torrent torrent) {
    String name = torrent.status().name();
    foundation.alerts().post(new TorrentAlert.TorrentRemoved(torrent.infoHash(), name));
  }

  private CompletionStage<Void> forget(InfoHash infoHash) {
    return machinery
        .<CompletionStage<Void>>map(running -> running.forget(infoHash))
        .orElse(CompletableFuture.completedFuture(null));
  }

  @Override
  public Optional<Torrent> find(InfoHash infoHash) {
    return door(infoHash).map(TorrentPort::handle);
  }

  @Override
  public List<Torrent> torrents() {
    return order.stream()
        .flatMap(infoHash -> door(infoHash).stream())
        .<Torrent>map(TorrentPort::handle)
        .toList();
  }

  Optional<Machinery> machinery() {
    return machinery;
  }

  @Override
  public void pause() {
    pause.set(true);
  }

  @Override
  public void resume() {
    pause.set(false);
  }

  @Override
  public boolean isPaused() {
    return pause.isPaused();
  }

  @Override
  public Listening listening() {
    return listening;
  }

  @Override
  public AddressFilter ipFilter() {
    return ipFilter;
  }

  @Override
  public SessionStatus status() {
    return sums.of(torrents.values(), machinery);
  }

  @Override
  public DiskStatus disk() {
    return machinery.map(Machinery::disk).orElse(DiskStatus.NONE);
  }

  @Override
  public List<ModuleStatus> modules() {
    return rosters.modules();
  }

  @Override
  public List<SlotStatus> slots() {
    return rosters.slots();
  }

  @Override
  public List<SwapReport> reports() {
    return rosters.reports().newest();
  }

  @Override
  public void close() {
    stop(Duration.ZERO).whenComplete((stopped, failure) -> foundation.close());
  }

  @Override
  public Alerts alerts() {
    return foundation.alerts();
  }
}
