package org.hotswarm.api.status;

/**
 * What went to the stores of a session and came from them since it started (manual: {@code
 * cache_status}). Stores read and write through the cache of the operating system; there is none of
 * our own.
 *
 * @param blocksWritten 16 KiB blocks written
 * @param writes calls that wrote them; fewer, as blocks that follow one another go together
 * @param blocksRead 16 KiB blocks read for peers
 * @param reads calls that read them
 * @param queued bytes received that wait to be written; {@code disk_queue_bytes} bounds them
 */
public record DiskStatus(
    long blocksWritten, long writes, long blocksRead, long reads, long queued) {
  /** Of a session that does not run. */
  public static final DiskStatus NONE = new DiskStatus(0, 0, 0, 0, 0);
}
