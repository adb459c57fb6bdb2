/**
 * Asks trackers over HTTP and HTTPS, and gets documents such as .torrent files the same way. Each
 * announce or scrape is one {@link org.hotswarm.tracker.http.Call}, each document one {@link
 * org.hotswarm.tracker.http.Download}: its {@link org.hotswarm.tracker.http.Hops} follow redirects
 * one by one, each hop a connection of its own to an address the egress policy has checked.
 *
 * <p>Owner thread: the session's loop begins and ends calls, any thread a download; all input and
 * output happens on the blocking executor, and ends at once when the deadline passes, for the
 * socket is closed under it. Moving: nothing; calls under way are asked again by the engine.
 * Invariants: no byte is sent to an address that was not checked; no more of a reply is kept than
 * the settings allow, counted after inflating; what a tracker sends ends in a reply, a {@link
 * org.hotswarm.spi.tracker.TrackerException} or, of a document, an {@link java.io.IOException},
 * never in anything else; no message holds more of a URL than scheme, host and port. BEPs: 3, 7,
 * 23, 24, 31, 48.
 */
package org.hotswarm.tracker.http;
