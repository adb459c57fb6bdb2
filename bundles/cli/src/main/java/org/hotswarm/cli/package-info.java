/**
 * The command line's door to the outside: the service that the launcher looks for.
 *
 * <p>Owner thread: a command runs on the thread that calls {@link org.hotswarm.cli.CommandLine},
 * the process's main thread; the wish to end may come from any. Moving: nothing; a command that
 * runs while this bundle is stopped ends. Invariants: standard output carries results and events
 * only, errors go to standard error. BEPs: none.
 */
package org.hotswarm.cli;
