package org.hotswarm.engine.peer;

import java.util.function.IntSupplier;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.hotswarm.api.settings.NetworkSettings;
import org.hotswarm.api.settings.Settings;

/**
 * Which local port the next connection is opened from (manual: outgoing_ports). Routers that give
 * traffic its rank by port know ours by the range; a port serves several connections, as long as
 * they go to different ends.
 *
 * <p>Owner thread: the session's loop.
 *
 * @param settings of the moment
 * @param random which of the range
 */
public record OutgoingPorts(Supplier<Settings> settings, RandomGenerator random)
    implements IntSupplier {
  /** A port of the range, or 0 for any. */
  @Override
  public int getAsInt() {
    int first = settings.get().get(NetworkSettings.OUTGOING_PORT_FIRST);
    int last = settings.get().get(NetworkSettings.OUTGOING_PORT_LAST);
    return first == 0 ? 0 : first + random.nextInt(Math.max(0, last - first) + 1);
  }
}
