package org.hotswarm.spi.metainfo;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hotswarm.model.hash.PieceHashes;
import org.hotswarm.model.hash.PieceLayer;
import org.hotswarm.model.hash.Sha256Hash;
import org.hotswarm.model.metainfo.Attribution;
import org.hotswarm.model.metainfo.FileEntry;

/**
 * What a new torrent is made of.
 *
 * @param name of the file, or of the directory that holds the files
 * @param singleFile whether the torrent is one file called {@code name} rather than a directory
 * @param files in torrent order, with pad files where v1 is to have them; paths below the
 *     directory. In v2 in the order of their paths, element by element
 * @param pieceLength bytes
 * @param pieces v1 hashes of the files' bytes one after the other; none for v2 alone
 * @param pieceLayers for v2, of files longer than a piece, by their roots (BEP 52)
 * @param links where symbolic links lead, by index in {@code files}: elements below the directory
 *     (BEP 47)
 * @param publication what is said around the info dictionary, and the flags within it
 */
public record TorrentLayout(
    String name,
    boolean singleFile,
    List<FileEntry> files,
    int pieceLength,
    PieceHashes pieces,
    Optional<Map<Sha256Hash, PieceLayer>> pieceLayers,
    Map<Integer, List<String>> links,
    Publication publication) {
  public TorrentLayout {
    files = List.copyOf(files);
    pieceLayers = pieceLayers.map(Map::copyOf);
    links = Map.copyOf(links);
  }

  /** One of v1 without links. */
  public TorrentLayout(
      String name,
      boolean singleFile,
      List<FileEntry> files,
      int pieceLength,
      PieceHashes pieces,
      Publication publication) {
    this(name, singleFile, files, pieceLength, pieces, Optional.empty(), Map.of(), publication);
  }

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
