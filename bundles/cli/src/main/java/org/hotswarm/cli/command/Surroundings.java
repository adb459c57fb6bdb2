package org.hotswarm.cli.command;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.hotswarm.api.Session;
import org.hotswarm.api.SessionFactory;
import org.hotswarm.api.TorrentFactory;
import org.hotswarm.api.module.Modules;
import org.hotswarm.cli.output.Terminal;
import org.hotswarm.cli.waiting.Background;
import org.hotswarm.cli.waiting.Seat;
import org.hotswarm.cli.waiting.Stop;
import org.hotswarm.cli.waiting.Time;

/**
 * What a command finds around it.
 *
 * @param session not yet started; the engine may be replaced while a command runs
 * @param sessions makes more of them
 * @param factory reads and makes torrents
 * @param modules changes bundles, when it is there
 * @param terminal where output goes
 * @param time what time it is
 * @param stop the wish to end
 * @param executor for long work; its threads do not keep the process alive
 * @param environment of the process
 */
public record Surroundings(
    Seat<Session> session,
    SessionFactory sessions,
    TorrentFactory factory,
    Supplier<Optional<Modules>> modules,
    Terminal terminal,
    Time time,
    Stop stop,
    Executor executor,
    Map<String, String> environment) {

  Background background() {
    return new Background(executor, stop);
  }
}
