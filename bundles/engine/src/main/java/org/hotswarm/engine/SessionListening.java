package org.hotswarm.engine;

import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.hotswarm.api.Listening;
import org.hotswarm.api.settings.NetworkSettings;
import org.hotswarm.api.settings.Setting;
import org.hotswarm.api.settings.Settings;

/**
 * Where a session listens, and how it comes to listen elsewhere.
 *
 * <p>Owner thread: any.
 */
final class SessionListening implements Listening {
  private static final List<Setting<?>> WHERE =
      List.of(
          NetworkSettings.LISTEN_PORT_FIRST,
          NetworkSettings.LISTEN_PORT_LAST,
          NetworkSettings.BIND_ADDRESS);

  private final EngineSession session;

  SessionListening(EngineSession session) {
    this.session = session;
  }

  /** Whether a session under {@code one} listens where it does under {@code other}. */
  static boolean isSame(Settings one, Settings other) {
    return WHERE.stream().allMatch(setting -> one.get(setting).equals(other.get(setting)));
  }

  /** Those settings, but listening where {@code place} says. */
  static Settings at(Settings place, Settings settings) {
    Settings moved = settings;
    for (Setting<?> setting : WHERE) {
      moved = copied(setting, place, moved);
    }
    return moved;
  }

  private static <T> Settings copied(Setting<T> setting, Settings from, Settings to) {
    return to.with(setting, from.get(setting));
  }

  @Override
  public Optional<InetSocketAddress> address() {
    return session.machinery().flatMap(Machinery::listens);
  }

  @Override
  public CompletionStage<InetSocketAddress> on(int firstPort, int lastPort, String address) {
    if (address().isEmpty()) {
      return CompletableFuture.failedFuture(
          new IllegalStateException("the session has not been started"));
    }
    return session.move(
        session
            .settings()
            .with(NetworkSettings.LISTEN_PORT_FIRST, firstPort)
            .with(NetworkSettings.LISTEN_PORT_LAST, lastPort)
            .with(NetworkSettings.BIND_ADDRESS, address));
  }
}
