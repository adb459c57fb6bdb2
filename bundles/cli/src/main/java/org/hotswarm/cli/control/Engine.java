package org.hotswarm.cli.control;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;
import org.hotswarm.api.Session;
import org.hotswarm.api.module.Modules;

/**
 * The engine of this process, as clients reach it.
 *
 * @param command what runs, such as {@code get}
 * @param state its state directory
 * @param session the session now; none while the engine is replaced
 * @param modules what changes bundles, when it is there
 */
public record Engine(
    String command,
    Path state,
    Supplier<Optional<Session>> session,
    Supplier<Optional<Modules>> modules) {

  /**
   * The session now.
   *
   * @throws ControlException while the engine is replaced
   */
  Session sessionNow() throws ControlException {
    return session
        .get()
        .orElseThrow(
            () ->
                new ControlException(
                    ControlException.Kind.UNAVAILABLE, "the engine is being replaced; try again"));
  }
}
