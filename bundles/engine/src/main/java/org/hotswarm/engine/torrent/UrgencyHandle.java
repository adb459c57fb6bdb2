package org.hotswarm.engine.torrent;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletionStage;
import org.hotswarm.api.Urgency;

/**
 * What of a torrent is urgent, as applications see it. Any thread.
 *
 * @param port to reach the torrent
 * @param board what is urgent
 */
record UrgencyHandle(TorrentPort port, StatusBoard board) implements Urgency {
  @Override
  public List<Range> ranges() {
    return board.agenda().ranges();
  }

  @Override
  public CompletionStage<Void> order(List<Range> ranges) {
    List<Range> all = List.copyOf(ranges);
    return port.urge(urgent -> urgent.order(all));
  }

  @Override
  public Map<Integer, Duration> deadlines() {
    long now = port.nanos();
    Map<Integer, Duration> left = new TreeMap<>();
    board.agenda().due().forEach((piece, due) -> left.put(piece, Duration.ofNanos(due - now)));
    return left;
  }

  @Override
  public CompletionStage<Void> deadline(int piece, Duration within) {
    long due = port.nanos() + within.toNanos();
    return port.urge(urgent -> urgent.deadline(piece, due));
  }

  @Override
  public CompletionStage<Void> clearDeadline(int piece) {
    return port.urge(urgent -> urgent.clearDeadline(piece));
  }
}
