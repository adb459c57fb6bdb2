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
 * @param session the session now
 * @param modules what changes bundles, when it is there
 */
public record Engine(
    String command, Path state, Supplier<Session> session, Supplier<Optional<Modules>> modules) {}
