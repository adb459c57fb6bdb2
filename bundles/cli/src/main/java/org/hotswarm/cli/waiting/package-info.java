/**
 * How a command waits: for alerts, for time to pass, for work in the background, and for the wish
 * to end.
 *
 * <p>Owner thread: the command's; {@link org.hotswarm.cli.waiting.Stop#ask} and {@link
 * org.hotswarm.cli.waiting.Inbox#onAlert} are called from any thread and only leave word. Moving:
 * nothing. Invariants: every wait ends soon after the wish to end; time comes through {@link
 * org.hotswarm.cli.waiting.Time} alone, so that tests can make it up. BEPs: none.
 */
package org.hotswarm.cli.waiting;
