package org.hotswarm.engine;

import java.io.File;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.hotswarm.api.Session;
import org.hotswarm.api.SessionFactory;
import org.hotswarm.api.TorrentFactory;
import org.hotswarm.engine.resume.ParkFile;
import org.hotswarm.engine.swap.Rosters;
import org.hotswarm.engine.swap.Switchboard;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleEvent;
import org.osgi.framework.Constants;
import org.osgi.framework.ServiceRegistration;
import org.osgi.framework.SynchronousBundleListener;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts the session and the torrent factory into the registry. Its one reference is the switchboard
 * of its own bundle, so no provider that comes or goes touches it. When it leaves, the session is
 * parked in the bundle's own files, and whoever comes after it takes that up: another version of
 * this bundle, or this one when the framework has started again.
 */
@Component(service = {})
public final class EngineComponent {
  private static final Logger LOG = LoggerFactory.getLogger(EngineComponent.class);
  private static final Duration PATIENCE = Duration.ofSeconds(3);

  private final BundleContext context;
  private final SynchronousBundleListener listener = this::onBundle;
  private final Rosters rosters;
  private final EngineSession own;
  private final LentSession session;
  private final List<LentSession> more = new CopyOnWriteArrayList<>();
  private final ParkingPlace parking;
  private final List<ServiceRegistration<?>> registrations;

  /** Begins when the bundle does. */
  @Activate
  public EngineComponent(@Reference Switchboard switchboard, BundleContext context) {
    rosters = switchboard.rosters();
    own = new EngineSession(rosters);
    session = new LentSession(own, closed -> {});
    Optional<File> file = Optional.ofNullable(context.getDataFile("parked-session"));
    parking = new ParkingPlace(file.map(File::toPath).map(ParkFile::new), own);
    parking.takeUp();
    this.context = context;
    context.addBundleListener(listener);
    registrations =
        List.of(
            context.registerService(Session.class, session, null),
            context.registerService(TorrentFactory.class, own.factory(), null),
            context.registerService(SessionFactory.class, this::lend, null));
    parking.report();
  }

  private Session lend() {
    LentSession another = new LentSession(new EngineSession(rosters), more::remove);
    more.add(another);
    return another;
  }

  /** When the framework stops, providers may leave before us: the session is parked at once. */
  private void onBundle(BundleEvent event) {
    boolean framework = event.getBundle().getBundleId() == Constants.SYSTEM_BUNDLE_ID;
    if (framework && event.getType() == BundleEvent.STOPPING) {
      leave();
    }
  }

  private void leave() {
    session.leave();
    parking.park(PATIENCE);
  }

  @Deactivate
  void deactivate() {
    context.removeBundleListener(listener);
    registrations.forEach(ServiceRegistration::unregister);
    leave();
    own.close();
    end(List.copyOf(more));
  }

  private static void end(List<LentSession> sessions) {
    List<CompletableFuture<Void>> ends =
        sessions.stream().map(lent -> lent.stop(Duration.ZERO).toCompletableFuture()).toList();
    try {
      CompletableFuture.allOf(ends.toArray(CompletableFuture<?>[]::new))
          .get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException | ExecutionException failure) {
      LOG.warn("a session has not ended in time", failure);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
    sessions.forEach(LentSession::close);
    sessions.forEach(LentSession::leave);
  }
}
