package org.hotswarm.engine.data;

/** Bytes that came for nothing. Owner thread: the torrent's loop. */
public final class Waste {
  private long failedBytes;
  private long redundantBytes;

  void failed(int bytes) {
    failedBytes += bytes;
  }

  void redundant(int bytes) {
    redundantBytes += bytes;
  }

  /** Bytes of pieces whose hash was wrong. */
  public long failedBytes() {
    return failedBytes;
  }

  /** Bytes that came twice or unasked. */
  public long redundantBytes() {
    return redundantBytes;
  }
}
