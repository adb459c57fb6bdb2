/**
 * Magnet links to values and back.
 *
 * <p>Owner thread: any; nothing is kept between calls. Moving: nothing moves. Invariants: a link
 * that is read costs no more than its limits allow, however often a parameter is repeated. BEPs: 9,
 * 52, 53.
 */
package org.hotswarm.metainfo.magnet;
