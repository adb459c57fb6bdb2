package org.hotswarm.model.metainfo;

import java.util.List;
import java.util.Optional;
import org.hotswarm.model.geometry.FileSpan;
import org.hotswarm.model.geometry.Geometry;
import org.hotswarm.model.hash.InfoHash;
import org.hotswarm.model.hash.PieceHashes;
import org.hotswarm.model.hash.Sha256Hash;

/**
 * The info dictionary: what the info-hash vouches for.
 *
 * @param infoHash by which the swarm is known; of a v2-only torrent the v2 hash cut short
 * @param infoHashV2 full v2 hash of a hybrid or v2 torrent (BEP 52)
 * @param name suggested name, cleaned
 * @param pieceLength bytes of every piece but the last
 * @param pieces v1 hashes, in piece order; none in a v2-only torrent
 * @param files in torrent order; for a single-file torrent one entry whose path is the name. In a
 *     v2-only torrent pad files stand where BEP 52 begins a file at a piece of its own
 * @param privateTorrent whether only its trackers may name peers (BEP 27)
 * @param source the {@code source} key by which trackers keep torrents apart
 * @param raw the bencoded dictionary itself
 */
public record Info(
    InfoHash infoHash,
    Optional<Sha256Hash> infoHashV2,
    String name,
    int pieceLength,
    PieceHashes pieces,
    List<FileEntry> files,
    boolean privateTorrent,
    Optional<String> source,
    InfoBytes raw) {
  public Info {
    files = List.copyOf(files);
  }

  /** Whether there are no v1 hashes to check pieces by (BEP 52). */
  public boolean isV2Only() {
    return infoHashV2.isPresent() && pieces.count() == 0;
  }

  /** Whether it has the hashes of both versions (BEP 52). */
  public boolean isHybrid() {
    return infoHashV2.isPresent() && !isV2Only();
  }

  /** Bytes of all files, pad files included. */
  public long totalLength() {
    return files.stream().mapToLong(FileEntry::length).sum();
  }

  /** Bytes of all files that are stored, which pad files are not. */
  public long payloadLength() {
    return files.stream().filter(file -> !file.isPadding()).mapToLong(FileEntry::length).sum();
  }

  /** The measures of the torrent. */
  public Geometry geometry() {
    List<FileSpan> spans = new java.util.ArrayList<>(files.size());
    long offset = 0;
    for (FileEntry file : files) {
      spans.add(new FileSpan(offset, file.length(), file.isPadding()));
      offset += file.length();
    }
    return new Geometry(pieceLength, spans);
  }
}
