package org.hotswarm.events;

import java.util.EnumSet;
import java.util.Set;
import org.hotswarm.api.Session;
import org.hotswarm.api.Torrent;
import org.hotswarm.api.alert.AlertCategory;
import org.hotswarm.api.status.TorrentStatus;
import org.osgi.framework.Bundle;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.event.EventAdmin;

/** Listens to the session as long as there is one, and somebody to bring events to. */
@Component(service = {})
public final class Bridge {
  /** What events are made of; nothing about single peers or blocks. */
  static final Set<AlertCategory> CATEGORIES =
      EnumSet.of(AlertCategory.STATUS, AlertCategory.ERROR, AlertCategory.PROGRESS);

  private final AutoCloseable subscription;

  /**
   * Begins to listen.
   *
   * @param engine whose session it is
   */
  @Activate
  public Bridge(
      @Reference Session session,
      @Reference(service = Session.class) ServiceReference<Session> engine,
      @Reference EventAdmin admin) {
    Events events =
        new Events(
            infoHash -> session.find(infoHash).map(Bridge::facts),
            name(engine.getBundle()),
            admin::sendEvent);
    subscription = session.alerts().subscribe(events, CATEGORIES);
  }

  private static Events.Facts facts(Torrent torrent) {
    TorrentStatus status = torrent.status();
    return new Events.Facts(status.name(), status.progress().done(), status.progress().total());
  }

  private static String name(Bundle engine) {
    return engine.getSymbolicName() + " " + engine.getVersion();
  }

  @Deactivate
  void deactivate() throws Exception {
    subscription.close();
  }
}
