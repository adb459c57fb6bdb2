/**
 * What a person or a program sees: events as JSON lines, live lines on a terminal, plain lines
 * elsewhere, and the words and units they are made of.
 *
 * <p>Owner thread: the command's; a report is never called from two threads at once. Moving:
 * nothing. Invariants: text that came from a torrent, a tracker or a peer passes {@link
 * org.hotswarm.cli.output.Printable} before it reaches a terminal; every line is flushed; progress
 * as JSON comes at most once a second per torrent and only when something changed. BEPs: none.
 */
package org.hotswarm.cli.output;
