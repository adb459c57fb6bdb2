/**
 * Finding peers: whom a torrent knows, whom it dials next, when its trackers are asked, and what
 * may be reached at all. Trackers and names are asked through ports; nothing here opens a socket.
 *
 * <p>Owner thread: the torrent's loop for {@link org.hotswarm.engine.find.Announcer} and {@link
 * org.hotswarm.engine.find.PeerList}; any for {@link org.hotswarm.engine.find.EgressPolicy} and
 * {@link org.hotswarm.engine.find.AddressRules}. Moving: nothing; these are facts of the engine.
 * Invariants: no address is dialled that {@link org.hotswarm.engine.find.AddressRules} refuses; no
 * URL is shown with what may be secret in it; {@code completed} is said once per tracker. BEPs: 3,
 * 12, 24, 31, 40, 48.
 */
package org.hotswarm.engine.find;
