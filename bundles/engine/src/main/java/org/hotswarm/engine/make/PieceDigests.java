package org.hotswarm.engine.make;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hotswarm.api.CreateTorrent.Format;
import org.hotswarm.engine.make.PieceHasher.Digest;
import org.hotswarm.engine.make.PieceHasher.Wanted;
import org.hotswarm.model.geometry.Geometry;
import org.hotswarm.model.hash.PieceHashes;
import org.hotswarm.model.hash.PieceLayer;
import org.hotswarm.model.hash.Sha256Hash;
import org.hotswarm.model.metainfo.FileEntry;

/**
 * The hashes of all pieces of a new torrent, and what they make: the v1 hashes, the roots of files,
 * the piece layers. {@link #set} from several threads, for each piece once; all else afterwards.
 */
final class PieceDigests {
  private final Geometry geometry;
  private final Format format;
  private final byte[] sha1s;
  private final byte[] nodes;
  private final Map<Sha256Hash, PieceLayer> layers = new HashMap<>();

  PieceDigests(Geometry geometry, Format format) {
    this.geometry = geometry;
    this.format = format;
    int count = geometry.pieceCount();
    this.sha1s = new byte[format == Format.V2 ? 0 : count * PieceHashes.HASH_LENGTH];
    this.nodes = new byte[format == Format.V1 ? 0 : count * Sha256Hash.LENGTH];
  }

  Wanted wanted() {
    return switch (format) {
      case V1 -> Wanted.V1;
      case V2 -> Wanted.V2;
      case HYBRID -> Wanted.BOTH;
    };
  }

  void set(int piece, Digest digest) {
    digest.sha1().ifPresent(sha1 -> put(sha1, sha1s, piece));
    digest.node().ifPresent(node -> put(node.toBytes(), nodes, piece));
  }

  private static void put(byte[] hash, byte[] into, int piece) {
    System.arraycopy(hash, 0, into, piece * hash.length, hash.length);
  }

  PieceHashes pieces() {
    return PieceHashes.copyOf(sha1s);
  }

  /** The files with the roots of their trees; finds {@link #layers} on the way. */
  List<FileEntry> withRoots(List<FileEntry> files) {
    List<FileEntry> rooted = new ArrayList<>(files.size());
    for (int i = 0; i < files.size(); i++) {
      FileEntry file = files.get(i);
      boolean hashed = file.length() > 0 && !file.isPadding();
      rooted.add(hashed ? file.withPiecesRoot(Optional.of(root(i))) : file);
    }
    return rooted;
  }

  private Sha256Hash root(int file) {
    int first = geometry.firstPiece(file);
    int count = geometry.lastPiece(file) + 1 - first;
    byte[] own = new byte[count * Sha256Hash.LENGTH];
    System.arraycopy(nodes, first * Sha256Hash.LENGTH, own, 0, own.length);
    if (count == 1) {
      return Sha256Hash.copyOf(own);
    }
    PieceLayer layer = PieceLayer.copyOf(own);
    Sha256Hash root = layer.root(geometry.pieceLength());
    layers.put(root, layer);
    return root;
  }

  /** Of files longer than a piece, by root. */
  Map<Sha256Hash, PieceLayer> layers() {
    return layers;
  }
}
