/**
 * Keeps a torrent's bytes in memory, for tests and for streams that nobody wants to keep. Each
 * piece gets its memory when its first byte arrives; all torrents of one provider share a limit.
 *
 * <p>Owner thread: the torrent's disk lane; the limit may be asked from all lanes at once. Moving:
 * the pieces themselves, by reference, to the next store that keeps its pieces in memory; a store
 * elsewhere gets them copied by the engine. Invariants: what was never written is an error to read,
 * not zeros; pad files hold no bytes of their own and read as zeros; memory that a snapshot shows
 * is never changed, its store writes into a copy; memory taken is given back by {@code delete} and
 * {@code close}, and what is taken over counts even past the limit. BEPs: 3, 47.
 */
package org.hotswarm.store.memory;
