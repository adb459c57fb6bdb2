package org.hotswarm.cli.transfer;

import java.time.Duration;
import java.util.Optional;
import org.hotswarm.cli.arguments.SeedUntil;

/**
 * When a torrent is done.
 *
 * @param complete whether the data must be there already, as for a seed
 * @param seed how long to go on once complete; empty to end at once
 * @param timeout until the command ends, whatever is missing
 */
public record Plan(boolean complete, Optional<SeedUntil> seed, Optional<Duration> timeout) {}
