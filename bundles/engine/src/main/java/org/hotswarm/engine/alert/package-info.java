/**
 * Alerts on their way to the application: kept until it takes them, and told to listeners off the
 * engine's threads.
 *
 * <p>Owner thread: any for posting, which never waits for who takes or listens; listeners are
 * called on threads of their own. Invariants: every queue is bounded; what is dropped is counted
 * and told.
 */
package org.hotswarm.engine.alert;
