/**
 * What every extension point has in common. Each {@code org.hotswarm.spi.<noun>} package holds the
 * same four types: the working object {@code Noun}, the service {@code NounProvider}, what it may
 * ask for {@code NounNeeds}, and the values that move {@code NounState}.
 *
 * <p>A plug-in author registers a provider as an OSGi service and looks nothing up. The engine
 * opens working objects from it, one per torrent or session as the package says, gives each its
 * needs, and may at any moment take a snapshot, close it, and open another provider's with that
 * state.
 *
 * <p>Owner thread: a working object is called on one thread at a time, always the owner that its
 * package names. Moving: a snapshot holds opinions only; facts (who has what, what is verified, who
 * was asked) are the engine's, which tells them again to whoever comes next.
 */
@Export
@Version("1.0.0")
package org.hotswarm.spi;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
