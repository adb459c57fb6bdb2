package org.hotswarm.api.alert;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/**
 * Brings each alert to those who want its kind (manual: dispatcher). It is a listener, and takes
 * what was popped as well:
 *
 * <pre>{@code
 * AlertDispatcher dispatcher =
 *     new AlertDispatcher()
 *         .on(TorrentAlert.TorrentFinished.class, done -> celebrate(done.infoHash()))
 *         .on(SessionAlert.class, news -> log(news.message()));
 * session.alerts().popAll().forEach(dispatcher::onPosted);
 * }</pre>
 *
 * <p>Owner thread: any; handlers are called by whoever brings the alert, in the order they came.
 */
public final class AlertDispatcher implements AlertListener {
  private final List<Handler<?>> handlers = new CopyOnWriteArrayList<>();
  private volatile Consumer<? super Alert> others = alert -> {};

  private record Handler<A extends Alert>(Class<A> type, Consumer<? super A> action) {
    boolean handle(Alert alert) {
      boolean mine = type.isInstance(alert);
      if (mine) {
        action.accept(type.cast(alert));
      }
      return mine;
    }
  }

  /**
   * Has {@code action} called for alerts of {@code type}: one kind, or a family such as {@link
   * TorrentAlert}.
   *
   * @return this
   */
  public <A extends Alert> AlertDispatcher on(Class<A> type, Consumer<? super A> action) {
    handlers.add(new Handler<>(type, action));
    return this;
  }

  /**
   * Has {@code action}, and no longer the one before it, called for alerts that nobody else wants.
   *
   * @return this
   */
  public AlertDispatcher otherwise(Consumer<? super Alert> action) {
    others = action;
    return this;
  }

  /** Calls all who want it; what one of them throws comes out here and ends the round. */
  @Override
  public void onAlert(Alert alert) {
    boolean handled = false;
    for (Handler<?> handler : handlers) {
      handled |= handler.handle(alert);
    }
    if (!handled) {
      others.accept(alert);
    }
  }
}
