/**
 * The way of the data: what is asked of whom, blocks on their way to the store, and requests on
 * their way out.
 *
 * <p>Owner thread: the torrent's loop, but for {@link org.hotswarm.engine.data.PieceWriter}, which
 * lives on the torrent's disk lane. {@link org.hotswarm.engine.data.StorePort} is the only crossing
 * between the two. Moving: facts stay here while pickers and stores come and go. Invariants: a
 * block is free, asked for, received, or part of a verified piece, and nothing else; bytes received
 * and not yet written are bounded by {@link org.hotswarm.engine.data.DiskBudget}. BEPs: 3, 6.
 */
package org.hotswarm.engine.data;
