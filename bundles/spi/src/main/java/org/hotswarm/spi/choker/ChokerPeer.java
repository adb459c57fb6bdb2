package org.hotswarm.spi.choker;

/**
 * One connected peer in one round.
 *
 * @param id names it from round to round, unique in the session
 * @param interested whether it wants something of ours
 * @param unchoked whether it is unchoked now
 * @param optimistic whether that is by optimistic choice
 * @param seeding whether the torrent is complete, so that its rate to us says nothing
 * @param downRate bytes per second of payload it sends us
 * @param upRate bytes per second of payload we send it
 * @param sinceUnchokedNanos since it was last unchoked; {@code Long.MAX_VALUE} for never
 * @param sentSinceUnchoked payload bytes we sent it since then
 */
public record ChokerPeer(
    long id,
    boolean interested,
    boolean unchoked,
    boolean optimistic,
    boolean seeding,
    long downRate,
    long upRate,
    long sinceUnchokedNanos,
    long sentSinceUnchoked) {}
