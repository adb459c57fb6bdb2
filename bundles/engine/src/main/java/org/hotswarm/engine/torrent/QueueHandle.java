package org.hotswarm.engine.torrent;

import java.util.OptionalInt;
import org.hotswarm.api.TorrentQueue;
import org.hotswarm.engine.queue.QueueRounds;

/**
 * A torrent's place in the queue as applications see it. Any thread.
 *
 * @param port to reach the torrent
 * @param rounds of the session
 */
record QueueHandle(TorrentPort port, QueueRounds rounds) implements TorrentQueue {
  private void move(int places) {
    rounds.line().move(port.infoHash(), places);
    rounds.soon();
  }

  @Override
  public OptionalInt position() {
    return rounds.line().position(port.infoHash());
  }

  @Override
  public void up() {
    move(-1);
  }

  @Override
  public void down() {
    move(1);
  }

  @Override
  public void top() {
    move(Integer.MIN_VALUE);
  }

  @Override
  public void bottom() {
    move(Integer.MAX_VALUE);
  }

  @Override
  public boolean isAutoManaged() {
    return port.isAutoManaged();
  }

  @Override
  public void autoManaged(boolean value) {
    port.autoManaged(value);
  }

  @Override
  public int seedRank() {
    return QueueRounds.seedRank(port.standing());
  }
}
