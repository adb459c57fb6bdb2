/**
 * Brings what the session tells about to the framework's Event Admin, so that bundles and tools
 * that know nothing of us can react. Topics and properties are in the bundle's README.
 *
 * <p>Owner thread: the session's thread for this listener; handlers are called on it, one event
 * after another. Invariants: what is about single blocks never becomes an event; progress at most
 * once a second for a torrent; events that wait for slow handlers are bounded by the session's
 * limit for a listener, and those dropped are counted and told. Specification: OSGi Compendium,
 * Event Admin.
 */
package org.hotswarm.events;
