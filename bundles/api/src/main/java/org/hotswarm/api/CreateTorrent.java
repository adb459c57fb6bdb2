package org.hotswarm.api;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.hotswarm.model.metainfo.Attribution;

/**
 * What to make a torrent of.
 *
 * @param path a file or directory
 * @param format which kind
 * @param pieceLength bytes, a power of two from 16 KiB; empty to choose by size
 * @param trackerTiers announce URLs by tier (BEP 12)
 * @param webSeeds URLs (BEP 19)
 * @param privateTorrent BEP 27
 * @param source keeps info-hashes of several trackers apart
 * @param attribution who, when and why
 */
public record CreateTorrent(
    Path path,
    Format format,
    OptionalInt pieceLength,
    List<List<String>> trackerTiers,
    List<String> webSeeds,
    boolean privateTorrent,
    Optional<String> source,
    Attribution attribution) {

  /** Kinds of torrent. */
  public enum Format {
    /** SHA-1 pieces (BEP 3). */
    V1,
    /** SHA-256 trees (BEP 52). */
    V2,
    /** Both. */
    HYBRID
  }
}
