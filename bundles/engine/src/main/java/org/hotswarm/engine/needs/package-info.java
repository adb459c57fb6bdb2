/**
 * What working objects are given: one small class for each {@code Needs} interface, and nothing
 * else.
 *
 * <p>Owner thread: that of the working object. Moving: these outlive it.
 */
package org.hotswarm.engine.needs;
