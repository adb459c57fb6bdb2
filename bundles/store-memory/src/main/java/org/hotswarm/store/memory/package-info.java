/**
 * Keeps a torrent's bytes in memory, for tests and for streams that nobody wants to keep. Each
 * piece gets its memory when its first byte arrives; all torrents of one provider share a limit.
 *
 * <p>Owner thread: the torrent's disk lane; the limit may be asked from all lanes at once. Moving:
 * nothing but the name of the allocation, for the bytes die with the store: whoever moves a torrent
 * to or from memory copies its pieces or fetches them again. Invariants: what was never written is
 * an error to read, not zeros; pad files hold no bytes of their own and read as zeros; memory taken
 * is given back by {@code delete} and {@code close}. BEPs: 3, 47.
 */
package org.hotswarm.store.memory;
