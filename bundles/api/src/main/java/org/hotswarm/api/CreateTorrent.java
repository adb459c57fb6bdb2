package org.hotswarm.api;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.hotswarm.model.metainfo.Attribution;

/**
 * What to make a torrent of, and how. Immutable; made by {@link #of} and changed by the {@code
 * with} methods.
 *
 * @param path a file or directory
 * @param format which kind
 * @param pieceLength bytes, a power of two from 16 KiB; empty to choose by size
 * @param trackerTiers announce URLs by tier (BEP 12)
 * @param webSeeds URLs (BEP 19)
 * @param privateTorrent BEP 27
 * @param source keeps info-hashes of several trackers apart
 * @param attribution who, when and why
 * @param reading how files are looked for and read
 */
public record CreateTorrent(
    Path path,
    Format format,
    OptionalInt pieceLength,
    List<List<String>> trackerTiers,
    List<String> webSeeds,
    boolean privateTorrent,
    Optional<String> source,
    Attribution attribution,
    Reading reading) {
  public CreateTorrent {
    trackerTiers = trackerTiers.stream().map(List::copyOf).toList();
    webSeeds = List.copyOf(webSeeds);
  }

  /** Kinds of torrent. */
  public enum Format {
    /** SHA-1 pieces (BEP 3). */
    V1,
    /** SHA-256 trees (BEP 52). */
    V2,
    /** Both; pad files let each file begin with a piece. */
    HYBRID
  }

  /**
   * How files are looked for and read.
   *
   * @param exclude glob patterns, as of {@link java.nio.file.FileSystem#getPathMatcher}, of files
   *     and directories to leave out: one with a slash is of the path below the directory, one
   *     without of the name
   * @param attributes whether to record what is executable, hidden or a symbolic link to something
   *     within (BEP 47); else links count as what they lead to
   * @param threads that hash at once; empty for as many as there are disk threads, which are the
   *     most
   */
  public record Reading(List<String> exclude, boolean attributes, OptionalInt threads) {
    /** All files, as they are, by all threads. */
    public static final Reading PLAIN = new Reading(List.of(), false, OptionalInt.empty());

    public Reading {
      exclude = List.copyOf(exclude);
    }
  }

  /** A torrent of {@code path}, read plainly and with nothing said beside. */
  public static CreateTorrent of(Path path, Format format) {
    return new CreateTorrent(
        path,
        format,
        OptionalInt.empty(),
        List.of(),
        List.of(),
        false,
        Optional.empty(),
        Attribution.NONE,
        Reading.PLAIN);
  }

  /** The same with pieces of that many bytes. */
  public CreateTorrent withPieceLength(int bytes) {
    return new CreateTorrent(
        path,
        format,
        OptionalInt.of(bytes),
        trackerTiers,
        webSeeds,
        privateTorrent,
        source,
        attribution,
        reading);
  }

  /** The same, read in that way. */
  public CreateTorrent withReading(Reading value) {
    return new CreateTorrent(
        path,
        format,
        pieceLength,
        trackerTiers,
        webSeeds,
        privateTorrent,
        source,
        attribution,
        value);
  }
}
