package org.hotswarm.engine;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.hotswarm.api.Session;
import org.hotswarm.api.SessionFactory;
import org.hotswarm.api.TorrentFactory;
import org.hotswarm.engine.swap.Switchboard;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts the session and the torrent factory into the registry. Its one reference is the switchboard
 * of its own bundle, so no provider that comes or goes touches it.
 */
@Component(service = {})
public final class EngineComponent {
  private static final Logger LOG = LoggerFactory.getLogger(EngineComponent.class);
  private static final Duration PATIENCE = Duration.ofSeconds(3);

  private final EngineSession session;
  private final List<ServiceRegistration<?>> registrations;

  /** Begins when the bundle does. */
  @Activate
  public EngineComponent(@Reference Switchboard switchboard, BundleContext context) {
    session = new EngineSession(switchboard.rosters());
    registrations =
        List.of(
            context.registerService(Session.class, session, null),
            context.registerService(TorrentFactory.class, session.factory(), null),
            context.registerService(
                SessionFactory.class, () -> new EngineSession(switchboard.rosters()), null));
  }

  @Deactivate
  void deactivate() {
    registrations.forEach(ServiceRegistration::unregister);
    try {
      session
          .stop(PATIENCE)
          .toCompletableFuture()
          .get(PATIENCE.toMillis() + 1000, TimeUnit.MILLISECONDS);
    } catch (TimeoutException | ExecutionException failure) {
      LOG.warn("the session did not stop cleanly", failure);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
