/**
 * Rate limits: buckets of tokens in a tree of session, group, torrent and peer, one tree for each
 * direction, and a queue in which connections wait their turn for what the buckets hold.
 *
 * <p>Owner thread: any for buckets and limiters, which share one lock for each direction; a quota
 * is its connection's. Invariants: over any time no bucket gives more than its rate, what it saved
 * up in a 40th of a second, and one request; connections that wait are served in the order they
 * asked, each at most once in a turn, so that those of equal limits get equal shares. BEPs: none.
 */
package org.hotswarm.engine.rate;
