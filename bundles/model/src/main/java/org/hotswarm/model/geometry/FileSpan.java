package org.hotswarm.model.geometry;

/**
 * Where one file lies in a torrent's bytes.
 *
 * @param offset first byte, counted from the start of the torrent
 * @param length bytes, possibly 0
 * @param padding whether it is a pad file of BEP 47, which is never stored and reads as zeros
 */
public record FileSpan(long offset, long length, boolean padding) {
  /** One past the last byte, counted from the start of the torrent. */
  public long end() {
    return offset + length;
  }
}
