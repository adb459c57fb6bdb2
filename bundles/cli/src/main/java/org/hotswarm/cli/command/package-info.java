/**
 * The words of the command line, one class each, and the dispatch that picks one.
 *
 * <p>Owner thread: the command's, which is the one that calls {@link
 * org.hotswarm.cli.command.Dispatch#run}. Moving: nothing. Invariants: a failure is told once, on
 * standard error, and as an event where JSON was asked for; a session that was started is stopped.
 * BEPs: 9, 12 and 53 as far as magnets, tiers and file selections are shown.
 */
package org.hotswarm.cli.command;
