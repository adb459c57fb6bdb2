package org.hotswarm.engine;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.hotswarm.api.AddTorrent;
import org.hotswarm.api.AddressFilter;
import org.hotswarm.api.ListenException;
import org.hotswarm.api.Listening;
import org.hotswarm.api.Session;
import org.hotswarm.api.Torrent;
import org.hotswarm.api.TorrentException;
import org.hotswarm.api.alert.Alerts;
import org.hotswarm.api.limit.SessionLimits;
import org.hotswarm.api.module.ModuleStatus;
import org.hotswarm.api.module.SlotStatus;
import org.hotswarm.api.module.SwapReport;
import org.hotswarm.api.settings.Settings;
import org.hotswarm.api.status.DiskStatus;
import org.hotswarm.api.status.SessionStatus;
import org.hotswarm.model.hash.InfoHash;

/**
 * A session as long as its engine is there. Whoever still holds it when the engine has left is told
 * so by everything but {@link #stop} and {@link #close}, which have nothing left to do.
 *
 * <p>Owner thread: any.
 */
final class LentSession implements Session {
  private static final String GONE =
      "the engine has left or was replaced; get the session from the registry again";

  private final Session session;
  private final Consumer<LentSession> onClosed;
  private volatile boolean gone;

  LentSession(Session session, Consumer<LentSession> onClosed) {
    this.session = session;
    this.onClosed = onClosed;
  }

  /** The engine leaves. */
  void leave() {
    gone = true;
  }

  private Session there() {
    if (gone) {
      throw new IllegalStateException(GONE);
    }
    return session;
  }

  private static TorrentException refusal() {
    return new TorrentException(TorrentException.Kind.UNAVAILABLE, GONE);
  }

  @Override
  public Settings settings() {
    return there().settings();
  }

  @Override
  public void apply(Settings settings) {
    there().apply(settings);
  }

  @Override
  public SessionLimits limits() {
    return there().limits();
  }

  @Override
  public void start() throws ListenException {
    there().start();
  }

  @Override
  public CompletionStage<Void> stop(Duration patience) {
    return gone ? CompletableFuture.completedFuture(null) : session.stop(patience);
  }

  @Override
  public CompletionStage<Void> restart(Settings settings, Duration patience) {
    return there().restart(settings, patience);
  }

  @Override
  public Torrent add(AddTorrent request) throws TorrentException {
    if (gone) {
      throw refusal();
    }
    return session.add(request);
  }

  @Override
  public CompletionStage<Void> remove(Torrent torrent, boolean deleteFiles) {
    return gone ? CompletableFuture.failedFuture(refusal()) : session.remove(torrent, deleteFiles);
  }

  @Override
  public Optional<Torrent> find(InfoHash infoHash) {
    return there().find(infoHash);
  }

  @Override
  public List<Torrent> torrents() {
    return there().torrents();
  }

  @Override
  public DiskStatus disk() {
    return there().disk();
  }

  @Override
  public void pause() {
    there().pause();
  }

  @Override
  public void resume() {
    there().resume();
  }

  @Override
  public boolean isPaused() {
    return there().isPaused();
  }

  @Override
  public Listening listening() {
    return there().listening();
  }

  @Override
  public AddressFilter ipFilter() {
    return there().ipFilter();
  }

  @Override
  public SessionStatus status() {
    return there().status();
  }

  @Override
  public List<ModuleStatus> modules() {
    return there().modules();
  }

  @Override
  public List<SlotStatus> slots() {
    return there().slots();
  }

  @Override
  public List<SwapReport> reports() {
    return there().reports();
  }

  @Override
  public Alerts alerts() {
    return there().alerts();
  }

  @Override
  public void close() {
    onClosed.accept(this);
    if (!gone) {
      session.close();
    }
  }
}
