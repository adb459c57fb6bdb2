package org.hotswarm.spi.metainfo;

import java.util.List;
import java.util.Optional;
import org.hotswarm.model.hash.PieceHashes;
import org.hotswarm.model.metainfo.Attribution;
import org.hotswarm.model.metainfo.FileEntry;

/**
 * What a new torrent is made of.
 *
 * @param name of the file, or of the directory that holds the files
 * @param singleFile whether the torrent is one file called {@code name} rather than a directory
 * @param files in torrent order; paths below the directory
 * @param pieceLength bytes
 * @param pieces v1 hashes of the files' bytes one after the other
 * @param publication what is said around the info dictionary, and the flags within it
 */
public record TorrentLayout(
    String name,
    boolean singleFile,
    List<FileEntry> files,
    int pieceLength,
    PieceHashes pieces,
    Publication publication) {

  /**
   * How a torrent is made known.
   *
   * @param trackerTiers announce URLs by tier (BEP 12)
   * @param webSeeds URLs (BEP 19)
   * @param privateTorrent BEP 27
   * @param source keeps info-hashes of several trackers apart
   * @param attribution who, when and why
   */
  public record Publication(
      List<List<String>> trackerTiers,
      List<String> webSeeds,
      boolean privateTorrent,
      Optional<String> source,
      Attribution attribution) {}
}
