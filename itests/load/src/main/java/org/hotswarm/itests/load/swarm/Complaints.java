package org.hotswarm.itests.load.swarm;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.hotswarm.api.alert.Alert;
import org.hotswarm.api.alert.AlertListener;
import org.hotswarm.api.alert.PeerAlert.PeerBan;
import org.hotswarm.api.alert.PeerAlert.PeerDisconnected;
import org.hotswarm.api.alert.TorrentAlert.HashFailed;
import org.hotswarm.api.alert.TorrentAlert.TorrentError;

/** Counts what the swarm has to say against the session under trial. Owner thread: any. */
final class Complaints implements AlertListener {
  private final Map<String, Integer> counts = new TreeMap<>();

  @Override
  public synchronized void onAlert(Alert alert) {
    if (alert instanceof PeerDisconnected
        || alert instanceof HashFailed
        || alert instanceof PeerBan
        || alert instanceof TorrentError) {
      String what = alert.type() + ": " + alert.message().replaceAll("[\\t\\n=]", " ");
      counts.merge(what, 1, Integer::sum);
    }
  }

  /** All since the last time, and forgets them: {@code what=count}, by tabs. */
  synchronized String take() {
    String all =
        counts.entrySet().stream()
            .map(count -> count.getKey() + "=" + count.getValue())
            .collect(Collectors.joining("\t"));
    counts.clear();
    return all;
  }
}
