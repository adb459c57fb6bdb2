/**
 * What an application calls: the session, the torrents in it, what they say of themselves, and the
 * making and reading of torrents.
 *
 * <p>Owner thread: any; getters read immutable snapshots and never wait for a disk or a peer; what
 * changes something only posts it to its owner, and the effect shows in a later status. Errors are
 * typed: what is wrong with an argument is thrown at once, what goes wrong later is an alert and a
 * state.
 */
@Export
@Version("1.0.0")
package org.hotswarm.api;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
