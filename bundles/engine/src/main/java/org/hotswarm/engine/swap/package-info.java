/**
 * Where providers come and go. {@link org.hotswarm.engine.swap.Switchboard} is the one component
 * with references; each kind of provider has a {@link org.hotswarm.engine.swap.Roster} that knows
 * who is there, and everything that needs one is a {@link org.hotswarm.engine.swap.Slot} on that
 * roster.
 *
 * <p>Owner thread: rosters are called by the registry's threads and only post; a slot belongs to
 * the executor it was made with. Moving: this is where it happens: open the new one with the old
 * one's state, tell it the facts, close the old one. Invariants: a slot's working object is only
 * touched on the slot's owner; when {@code unbind} returns no slot uses the provider any more, or
 * the report says that it did not let go in time.
 */
package org.hotswarm.engine.swap;
