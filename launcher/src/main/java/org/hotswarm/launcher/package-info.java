/**
 * The executable jar's own classes: they boot Felix with the bundles nested in the jar, wait for
 * the command line to register itself, and run it on the main thread.
 *
 * <p>The two sides share no class but the JDK's. The command is a service of type {@link
 * java.util.function.Function} with the property {@code hotswarm.main=true}; it takes the {@code
 * String[]} of arguments and returns the exit code as an {@link java.lang.Integer}. If it is also a
 * {@link java.lang.Runnable}, {@code run()} asks it to end early.
 *
 * <p>Owner thread: the command runs on the JVM's main thread; a signal is handled on the shutdown
 * thread. Invariants: logs go to standard error, standard input and output belong to the command;
 * whatever happens after a signal, the JVM is gone within five seconds. BEPs: none.
 */
package org.hotswarm.launcher;
