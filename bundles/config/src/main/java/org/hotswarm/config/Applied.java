package org.hotswarm.config;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.hotswarm.api.Session;
import org.hotswarm.api.settings.NetworkSettings;
import org.hotswarm.api.settings.Setting;
import org.hotswarm.api.settings.Settings;
import org.hotswarm.api.settings.SettingsException;
import org.hotswarm.api.settings.SettingsGroup;
import org.hotswarm.api.settings.SettingsTable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the configurations say, in the session: at once, or by a restart of the session where a
 * value is fixed once it runs. Owner thread: any.
 */
final class Applied {
  private static final Logger LOG = LoggerFactory.getLogger(Applied.class);
  private static final List<Setting<?>> WHERE =
      List.of(
          NetworkSettings.LISTEN_PORT_FIRST,
          NetworkSettings.LISTEN_PORT_LAST,
          NetworkSettings.BIND_ADDRESS);

  private static final Duration FOR_TRACKERS = Duration.ofSeconds(3);
  private static final Duration FOR_ALL = Duration.ofSeconds(20);

  private final Session session;

  Applied(Session session) {
    this.session = session;
  }

  /**
   * Applies the values of a group; those that are not given have their default.
   *
   * @throws SettingsException when the session goes on under the settings before
   */
  synchronized void take(SettingsGroup group, Map<Setting<?>, String> texts) {
    Settings before = session.settings();
    Settings after = before;
    for (Setting<?> setting : group.settings()) {
      after = after.with(setting.name(), texts.getOrDefault(setting, setting.fallbackText()));
    }
    if (!differ(group.settings(), before, after)) {
      return;
    }
    if (differ(SettingsTable.fixedOnceStarted(), before, after)) {
      LOG.info("the session takes what is new in {}, for which it begins anew", group.name());
      restart(after);
      return;
    }
    if (differ(WHERE, before, after) && session.listening().address().isPresent()) {
      listen(after);
    }
    session.apply(after);
  }

  private static boolean differ(Iterable<Setting<?>> settings, Settings one, Settings other) {
    for (Setting<?> setting : settings) {
      if (!one.get(setting).equals(other.get(setting))) {
        return true;
      }
    }
    return false;
  }

  private void restart(Settings after) {
    await(session.restart(after, FOR_TRACKERS));
  }

  private void listen(Settings after) {
    await(
        session
            .listening()
            .on(
                after.get(NetworkSettings.LISTEN_PORT_FIRST),
                after.get(NetworkSettings.LISTEN_PORT_LAST),
                after.get(NetworkSettings.BIND_ADDRESS)));
  }

  private static void await(CompletionStage<?> change) {
    try {
      change.toCompletableFuture().get(FOR_ALL.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException refused) {
      throw refused(refused.getCause().getMessage());
    } catch (TimeoutException late) {
      throw refused("the session did not take it within " + FOR_ALL.toSeconds() + " s");
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw refused("interrupted while the session took it");
    }
  }

  private static SettingsException refused(String why) {
    return new SettingsException("not applied: " + why);
  }
}
