package org.hotswarm.engine.needs;

import java.util.concurrent.Executor;
import org.hotswarm.spi.fetch.FetcherNeeds;
import org.hotswarm.spi.net.Egress;

/**
 * The facts of the session for a fetcher.
 *
 * @param blocking where look-ups and HTTP run
 * @param egress whom it may talk to
 */
public record FetcherFacts(Executor blocking, Egress egress) implements FetcherNeeds {}
