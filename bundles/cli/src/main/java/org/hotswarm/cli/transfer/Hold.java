package org.hotswarm.cli.transfer;

import java.util.Optional;
import org.hotswarm.api.Session;
import org.hotswarm.api.alert.AlertListener;
import org.hotswarm.cli.exit.Failure;
import org.hotswarm.cli.waiting.Seat;
import org.hotswarm.cli.waiting.Stop;

/**
 * A command's hold on the session. When the engine is replaced, the next one has the same torrents,
 * and the hold is taken anew.
 *
 * <p>Owner thread: the command's.
 */
public final class Hold {
  private final Seat<Session> seat;
  private final AlertListener listener;
  private Session session;
  private AutoCloseable subscription;

  /**
   * Takes hold of the session that is there or comes soon.
   *
   * @param listener hears its alerts
   * @throws Failure when there is none
   */
  public Hold(Seat<Session> seat, Stop stop, AlertListener listener) throws Failure {
    this.seat = seat;
    this.listener = listener;
    take(seat.await(stop));
  }

  private void take(Session next) {
    subscription = next.alerts().subscribe(listener);
    session = next;
  }

  /** The session that is held, which may have gone. */
  public Session session() {
    return session;
  }

  /** Whether the session is still there. */
  boolean isThere() {
    return seat.now().filter(now -> now == session).isPresent();
  }

  /** Takes hold of another session, if one is there. */
  boolean renew() {
    Optional<Session> another = seat.now().filter(now -> now != session);
    another.ifPresent(this::take);
    return another.isPresent();
  }

  /**
   * Listens no more.
   *
   * @throws Exception when the session did not let go
   */
  public void release() throws Exception {
    if (isThere()) {
      subscription.close();
    }
  }
}
