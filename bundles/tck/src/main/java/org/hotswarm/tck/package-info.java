/**
 * The contract kit: one abstract test class per extension point, in the package of the same noun,
 * with a test for each sentence of what that extension point asks. A plug-in author extends it,
 * says which provider is meant, and has it tested as ours are. Beside each contract are a fake for
 * what a provider may ask of the engine, and a second provider where the house has but one.
 *
 * <p>{@link org.hotswarm.tck.ProviderContract} holds for all; {@link org.hotswarm.tck.MoveContract}
 * plays a course of events and hands over to another working object at every point of it.
 *
 * <p>Owner thread: the test, which plays the engine; providers open their working objects on
 * another thread, as they do in the engine.
 */
@Export
@Version("1.0.0")
package org.hotswarm.tck;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
