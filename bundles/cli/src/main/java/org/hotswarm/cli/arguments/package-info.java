/**
 * What may stand on the command line: the options of each command, and how rates, times, ports,
 * file selections and piece lengths are written.
 *
 * <p>Owner thread: none, all values are immutable once built. Moving: nothing. Invariants: whatever
 * cannot be read ends in a {@link org.hotswarm.cli.exit.Failure} with exit code 28 that names the
 * option and says what it takes; an option of a part that is not there is refused, never ignored.
 * BEPs: none.
 */
package org.hotswarm.cli.arguments;
