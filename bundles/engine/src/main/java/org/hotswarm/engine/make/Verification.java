package org.hotswarm.engine.make;

import java.io.IOException;
import java.util.Optional;
import org.hotswarm.engine.make.PieceHasher.Digest;
import org.hotswarm.engine.make.PieceHasher.Wanted;
import org.hotswarm.model.geometry.Geometry;
import org.hotswarm.model.hash.Sha256Hash;
import org.hotswarm.model.metainfo.FileEntry;
import org.hotswarm.model.metainfo.Info;
import org.hotswarm.model.metainfo.Metainfo;

/** What the pieces of a torrent have to be: v1 hashes where it has them, else nodes of v2 trees. */
final class Verification {
  private final Metainfo metainfo;
  private final Info info;
  private final Geometry geometry;

  Verification(Metainfo metainfo) {
    this.metainfo = metainfo;
    this.info = metainfo.info();
    this.geometry = info.geometry();
  }

  Geometry geometry() {
    return geometry;
  }

  Wanted wanted() {
    return info.isV2Only() ? Wanted.V2 : Wanted.V1;
  }

  /** Whether {@code piece} is right; what cannot be read is not. */
  boolean isRight(PieceHasher hasher, int piece) {
    try {
      return hasher.hash(piece).filter(digest -> isRight(digest, piece)).isPresent();
    } catch (IOException unreadable) {
      return false;
    }
  }

  private boolean isRight(Digest digest, int piece) {
    return digest.sha1().filter(sha1 -> info.pieces().matches(piece, sha1)).isPresent()
        || digest.node().filter(node -> node(piece).filter(node::equals).isPresent()).isPresent();
  }

  /** The piece's node; in v2 a piece begins with bytes of the one file that it is part of. */
  private Optional<Sha256Hash> node(int piece) {
    int index = geometry.slices(piece, 0, 1).get(0).file();
    FileEntry file = info.files().get(index);
    return file.length() <= info.pieceLength()
        ? file.piecesRoot()
        : file.piecesRoot()
            .map(root -> metainfo.pieceLayers().get(root))
            .map(layer -> layer.hash(piece - geometry.firstPiece(index)));
  }
}
