/**
 * Extensions of the peer protocol (BEP 10). One working object per torrent and extension; numbers
 * on the wire are the engine's.
 *
 * <p>Owner thread: the torrent's loop. Order: {@code peerJoined} comes before that peer's messages
 * and {@code peerLeft} after them; a peer that turns the extension off leaves. Pressure: {@link
 * ExtensionPeer#queuedBytes}. Failure: what it throws is reported and the message dropped; {@link
 * ExtensionPeer#disconnect} is for peers that lie. Moving: {@link ExtensionState}, a bencode tree;
 * the engine lets peers join again. BEPs: 9, 10, 11.
 */
@Export
@Version("1.0.0")
package org.hotswarm.spi.extension;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
