/**
 * What stands between the engine and a provider: every call into one passes a {@link
 * org.hotswarm.engine.fence.Fence}, which counts what goes wrong, and a {@link
 * org.hotswarm.engine.fence.Watch} looks from outside for calls that do not return. There is one
 * small {@code Fenced} class for each kind of working object; a seat cannot be made without it.
 *
 * <p>Owner thread: any. Invariants: a provider that fails five times within a minute, or whose call
 * does not return for {@link org.hotswarm.engine.fence.Tempo#stall}, is quarantined: nothing is
 * opened from it any more and its seats go to the next best. What cannot be fenced within one
 * process: a thread that never comes back from a call is reported with its stack, but nothing can
 * take it back; the loop it belongs to stands until it does. Memory is shared, too.
 */
package org.hotswarm.engine.fence;
