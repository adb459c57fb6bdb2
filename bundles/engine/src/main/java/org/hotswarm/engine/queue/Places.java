package org.hotswarm.engine.queue;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.hotswarm.api.settings.QueueSettings;
import org.hotswarm.api.settings.Setting;
import org.hotswarm.api.settings.Settings;
import org.hotswarm.model.hash.InfoHash;

/**
 * Gives the places of active torrents to those who are next: to downloads by their position, then
 * to seeds by their rank. Those who run without being managed have theirs already.
 */
final class Places {
  private final Set<InfoHash> running = new HashSet<>();
  private int downloads;
  private int seeds;
  private int all;

  private Places(Settings settings) {
    downloads = most(settings, QueueSettings.ACTIVE_DOWNLOADS);
    seeds = most(settings, QueueSettings.ACTIVE_SEEDS);
    all = most(settings, QueueSettings.ACTIVE_LIMIT);
  }

  private static int most(Settings settings, Setting<Integer> limit) {
    int most = settings.get(limit);
    return most < 0 ? Integer.MAX_VALUE : most;
  }

  /** Those of the managed who are to run. */
  static Set<InfoHash> given(List<Contender> contenders, Settings settings) {
    Places places = new Places(settings);
    contenders.stream().filter(one -> !one.managed() && one.running()).forEach(places::isTaken);
    Stream.concat(
            contenders.stream()
                .filter(one -> one.managed() && !one.finished())
                .sorted(Comparator.comparingInt(Contender::position)),
            contenders.stream()
                .filter(one -> one.managed() && one.finished())
                .sorted(Comparator.comparing(Contender::rank)))
        .forEach(places::give);
    return places.running;
  }

  private void isTaken(Contender by) {
    all--;
    if (!by.slow()) {
      take(by);
    }
  }

  private void take(Contender by) {
    if (by.finished()) {
      seeds--;
    } else {
      downloads--;
    }
  }

  private void give(Contender to) {
    boolean idle = to.running() && to.slow();
    boolean room = idle || (to.finished() ? seeds : downloads) > 0;
    if (all <= 0 || !room) {
      return;
    }
    all--;
    running.add(to.infoHash());
    if (!idle) {
      take(to);
    }
  }
}
