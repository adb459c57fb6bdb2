package org.hotswarm.shell;

import java.time.Duration;
import java.util.List;
import org.hotswarm.api.Trackers;
import org.hotswarm.api.status.TrackerStatus;

/**
 * Trackers that are what the test says.
 *
 * @param all how they are
 * @param calls is told what is asked of them
 */
record FakeTrackers(List<TrackerStatus> all, List<String> calls) implements Trackers {
  @Override
  public List<List<String>> tiers() {
    return all.stream().map(tracker -> List.of(tracker.url())).toList();
  }

  @Override
  public void replace(List<List<String>> tiers) {
    calls.add("replace " + tiers);
  }

  @Override
  public void login(String user, String password) {
    calls.add("login " + user);
  }

  @Override
  public void announce() {
    calls.add("announce");
  }

  @Override
  public void announceIn(Duration delay) {
    calls.add("announce in " + delay);
  }

  @Override
  public void announceTo(String url) {
    calls.add("announce to " + url);
  }

  @Override
  public void scrape() {
    calls.add("scrape");
  }
}
