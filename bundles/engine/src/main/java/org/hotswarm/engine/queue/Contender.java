package org.hotswarm.engine.queue;

import org.hotswarm.model.hash.InfoHash;

/**
 * A torrent when it is decided who runs.
 *
 * @param infoHash which
 * @param managed whether that is decided here
 * @param running whether it runs now
 * @param slow whether it has transferred nothing lately, and so takes no place of a kind
 * @param finished whether it has all it wants
 * @param position in line
 * @param rank as a seed
 */
record Contender(
    InfoHash infoHash,
    boolean managed,
    boolean running,
    boolean slow,
    boolean finished,
    int position,
    SeedRank rank) {}
