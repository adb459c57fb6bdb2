package org.hotswarm.cli.demo;

import java.util.concurrent.Executor;
import org.hotswarm.api.SessionFactory;
import org.hotswarm.api.TorrentFactory;
import org.hotswarm.api.module.Modules;
import org.hotswarm.cli.waiting.Background;
import org.hotswarm.cli.waiting.Stop;
import org.hotswarm.cli.waiting.Time;

/**
 * What a demonstration works with.
 *
 * @param sessions makes the members' sessions
 * @param torrents makes the torrent
 * @param modules changes bundles
 * @param time what time it is
 * @param stop the wish to end
 * @param executor for long work
 */
public record Tools(
    SessionFactory sessions,
    TorrentFactory torrents,
    Modules modules,
    Time time,
    Stop stop,
    Executor executor) {

  Background background() {
    return new Background(executor, stop);
  }
}
