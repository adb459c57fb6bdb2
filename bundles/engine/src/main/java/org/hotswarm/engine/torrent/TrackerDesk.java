package org.hotswarm.engine.torrent;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.hotswarm.api.Trackers;
import org.hotswarm.api.status.TrackerStatus;
import org.hotswarm.engine.find.Announcer;
import org.hotswarm.engine.find.Login;

/**
 * The trackers of a torrent as applications see them.
 *
 * @param handle of the torrent
 */
record TrackerDesk(TorrentHandle handle) implements Trackers {
  private void ask(Consumer<Announcer> wish) {
    handle.open().announcing(wish);
  }

  @Override
  public List<TrackerStatus> all() {
    return handle.shown().trackers();
  }

  @Override
  public List<List<String>> tiers() {
    return handle.shown().tiers();
  }

  @Override
  public void replace(List<List<String>> tiers) {
    List<List<String>> copy = tiers.stream().map(List::copyOf).toList();
    ask(announcer -> announcer.replace(copy));
  }

  @Override
  public void login(String user, String password) {
    Optional<Login> login =
        user.isEmpty() ? Optional.empty() : Optional.of(new Login(user, password));
    ask(announcer -> announcer.login(login));
  }

  @Override
  public void announce() {
    ask(Announcer::reannounce);
  }

  @Override
  public void announceIn(Duration delay) {
    ask(announcer -> announcer.announceIn(delay));
  }

  @Override
  public void announceTo(String url) {
    boolean known =
        tiers().stream().anyMatch(tier -> tier.contains(url))
            || all().stream().anyMatch(tracker -> tracker.url().equals(url));
    if (!known) {
      throw new IllegalArgumentException(handle.infoHash() + " has no tracker " + url);
    }
    ask(announcer -> announcer.announceTo(url));
  }

  @Override
  public void scrape() {
    ask(Announcer::scrape);
  }
}
