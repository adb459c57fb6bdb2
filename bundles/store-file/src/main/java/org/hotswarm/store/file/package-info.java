/**
 * Keeps a torrent's bytes in files below its save directory. Files are sparse: a piece is written
 * where it belongs, and what was never written takes no room. At most {@code file_pool_size} files
 * are open at once.
 *
 * <p>A file appears when its first byte arrives; empty files and the directories of wanted files
 * are made by {@code prepare}. An unwanted file stays away unless a piece it shares with a wanted
 * neighbour reaches into it. Pad files are never stored and read as zeros. A file that is already
 * there and longer than the torrent says is used and left as long as it is.
 *
 * <p>Below the save directory no symbolic link is ever followed: each file is opened step by step
 * from the save directory's own descriptor, so a link that is put in place of a directory between
 * two steps is refused too (limit 13). Where a file system has no such descriptors, every step is
 * checked by name, which leaves a moment between the check and the use. The save directory itself
 * may be reached through links of the user's.
 *
 * <p>Owner thread: the torrent's disk lane, which waits for the disk and must not be interrupted.
 * Moving: whether the files are prepared; everything else is on disk. Invariants: nothing is
 * written outside the save directory; no descriptor outlives {@code close} or {@code release}.
 * BEPs: 3, 47.
 */
package org.hotswarm.store.file;
