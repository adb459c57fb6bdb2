/**
 * The engine's threads, clock and randomness; the only room that makes any of them.
 *
 * <p>A torrent is owned by one loop, disk work by one lane at a time, blocking look-ups by a small
 * pool. No thread is ever interrupted, for an interrupt closes the file channel it meets.
 *
 * <p>Owner thread: any. Moving: nothing; threads outlive every provider. Invariants: a {@link
 * org.hotswarm.engine.loop.Lane} runs one task at a time, in order.
 */
package org.hotswarm.engine.loop;
