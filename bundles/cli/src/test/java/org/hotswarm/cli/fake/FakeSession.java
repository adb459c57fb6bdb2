package org.hotswarm.cli.fake;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import org.hotswarm.api.AddTorrent;
import org.hotswarm.api.AddTorrent.OfMagnet;
import org.hotswarm.api.AddTorrent.OfMetainfo;
import org.hotswarm.api.AddressFilter;
import org.hotswarm.api.ListenException;
import org.hotswarm.api.Listening;
import org.hotswarm.api.Session;
import org.hotswarm.api.Torrent;
import org.hotswarm.api.TorrentException;
import org.hotswarm.api.alert.Alert;
import org.hotswarm.api.limit.SessionLimits;
import org.hotswarm.api.module.ModuleName;
import org.hotswarm.api.module.ModuleStatus;
import org.hotswarm.api.module.SlotStatus;
import org.hotswarm.api.module.SwapReport;
import org.hotswarm.api.settings.Settings;
import org.hotswarm.api.status.DiskStatus;
import org.hotswarm.api.status.SessionStatus;
import org.hotswarm.model.filter.IpFilter;
import org.hotswarm.model.hash.InfoHash;
import org.hotswarm.model.metainfo.Info;

/** A session without sockets: it remembers what was asked of it and tells what the test says. */
public final class FakeSession implements Session {
  private static final int PORT = 6881;

  private final List<String> calls = new CopyOnWriteArrayList<>();
  private final List<AddTorrent> added = new ArrayList<>();
  private final FakeAlerts alerts = new FakeAlerts();
  private final Map<InfoHash, FakeTorrent> torrents =
      Collections.synchronizedMap(new LinkedHashMap<>());
  private final List<ModuleStatus> modules = new CopyOnWriteArrayList<>();
  private final List<SlotStatus> slots = new CopyOnWriteArrayList<>();
  private final List<SwapReport> reports = new CopyOnWriteArrayList<>();
  private volatile Settings settings = Settings.defaults();
  private volatile IpFilter ipFilter = IpFilter.none();
  private Optional<String> taken = Optional.empty();
  private boolean hangs;

  /** What was asked of it, in order. */
  public List<String> calls() {
    return calls;
  }

  /** What was added, in order. */
  public List<AddTorrent> added() {
    return added;
  }

  /** How many listen to its alerts. */
  public int listeners() {
    return alerts.listeners();
  }

  /** Its one torrent. */
  public FakeTorrent torrent() {
    return torrents.values().iterator().next();
  }

  /** The torrent of that name. */
  public FakeTorrent torrent(String name) {
    return torrents.values().stream()
        .filter(torrent -> torrent.status().name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  /** Tells everybody. */
  public void tell(Alert alert) {
    alerts.tell(alert);
  }

  /** A provider is there. */
  public void module(String service, String id) {
    modules.add(
        new ModuleStatus(
            service,
            new ModuleName(id, "org.hotswarm." + service + "." + id, "1.0.0"),
            ModuleStatus.State.ACTIVE,
            0,
            ModuleStatus.Use.NONE,
            ModuleStatus.Faults.NONE));
  }

  /** A provider is there, with all that can be said of it. */
  public void module(ModuleStatus module) {
    modules.add(module);
  }

  /** A place is there. */
  public void slot(SlotStatus slot) {
    slots.add(slot);
  }

  /** Something changed hands. */
  public void report(SwapReport report) {
    reports.add(report);
  }

  /** No port can be opened. */
  public void portTaken(String message) {
    taken = Optional.of(message);
  }

  /** Stopping never ends. */
  public void hangsAtTheEnd() {
    hangs = true;
  }

  @Override
  public SessionLimits limits() {
    throw new UnsupportedOperationException("there are no limits here");
  }

  @Override
  public Settings settings() {
    return settings;
  }

  @Override
  public void apply(Settings next) {
    calls.add("apply");
    settings = next;
  }

  @Override
  public void start() throws ListenException {
    calls.add("start");
    if (taken.isPresent()) {
      throw new ListenException(taken.get(), null);
    }
  }

  @Override
  public CompletionStage<Void> stop(Duration patience) {
    calls.add("stop");
    return hangs ? new CompletableFuture<>() : CompletableFuture.completedStage(null);
  }

  @Override
  public CompletionStage<Void> restart(Settings settings, Duration patience) {
    calls.add("restart");
    apply(settings);
    return CompletableFuture.completedStage(null);
  }

  @Override
  public Torrent add(AddTorrent request) throws TorrentException {
    InfoHash infoHash = request.source().infoHash();
    if (torrents.containsKey(infoHash)) {
      throw new TorrentException(TorrentException.Kind.DUPLICATE, infoHash + " is there already");
    }
    added.add(request);
    Optional<Info> info =
        request.source() instanceof OfMetainfo of
            ? Optional.of(of.metainfo().info())
            : Optional.empty();
    FakeTorrent torrent = new FakeTorrent(infoHash, name(request), info);
    torrents.put(infoHash, torrent);
    return torrent;
  }

  private static String name(AddTorrent request) {
    return request.source() instanceof OfMagnet of
        ? of.magnet().displayName().orElse(of.infoHash().hex())
        : ((OfMetainfo) request.source()).metainfo().info().name();
  }

  @Override
  public CompletionStage<Void> remove(Torrent torrent, boolean deleteFiles) {
    torrents.remove(torrent.infoHash());
    return CompletableFuture.completedStage(null);
  }

  @Override
  public Optional<Torrent> find(InfoHash infoHash) {
    return Optional.ofNullable(torrents.get(infoHash));
  }

  @Override
  public List<Torrent> torrents() {
    return List.copyOf(torrents.values());
  }

  @Override
  public DiskStatus disk() {
    return DiskStatus.NONE;
  }

  @Override
  public void pause() {
    calls.add("pause");
  }

  @Override
  public void resume() {
    calls.add("resume");
  }

  @Override
  public boolean isPaused() {
    return calls.lastIndexOf("pause") > calls.lastIndexOf("resume");
  }

  @Override
  public Listening listening() {
    throw new UnsupportedOperationException("it listens nowhere");
  }

  @Override
  public AddressFilter ipFilter() {
    return new AddressFilter() {
      @Override
      public IpFilter rules() {
        return ipFilter;
      }

      @Override
      public void replace(IpFilter rules) {
        ipFilter = rules;
      }
    };
  }

  @Override
  public SessionStatus status() {
    return new SessionStatus(PORT, false, SessionStatus.Traffic.NONE, SessionStatus.Peers.NONE);
  }

  @Override
  public List<ModuleStatus> modules() {
    return modules;
  }

  @Override
  public List<SlotStatus> slots() {
    return slots;
  }

  @Override
  public List<SwapReport> reports() {
    return reports;
  }

  @Override
  public void close() {
    calls.add("close");
  }

  @Override
  public FakeAlerts alerts() {
    return alerts;
  }
}
