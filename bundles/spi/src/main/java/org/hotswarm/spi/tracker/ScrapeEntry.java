package org.hotswarm.spi.tracker;

import org.hotswarm.model.hash.InfoHash;

/**
 * The numbers of one swarm.
 *
 * @param infoHash which
 * @param swarm how many
 */
public record ScrapeEntry(InfoHash infoHash, AnnounceReply.Swarm swarm) {}
