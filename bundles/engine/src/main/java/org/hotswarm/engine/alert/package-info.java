/**
 * Alerts on their way to listeners, off the engine's threads.
 *
 * <p>Owner thread: any for posting; listeners are called on a thread of their own. Invariants: the
 * queue is bounded; what is dropped is counted and told.
 */
package org.hotswarm.engine.alert;
