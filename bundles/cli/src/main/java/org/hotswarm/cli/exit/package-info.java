/**
 * How a command ends: the exit codes that scripts rely on, and the exception that carries one up to
 * whoever ends the command.
 *
 * <p>Owner thread: none, all values are immutable. Moving: nothing. Invariants: a number never
 * changes its meaning. BEPs: none.
 */
package org.hotswarm.cli.exit;
