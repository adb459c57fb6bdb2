package org.hotswarm.metainfo;

import java.util.HashMap;
import java.util.Map;
import org.hotswarm.model.bencode.BDictionary;
import org.hotswarm.model.bencode.BString;
import org.hotswarm.model.bencode.BValue;
import org.hotswarm.model.hash.PieceLayer;
import org.hotswarm.model.hash.Sha256Hash;
import org.hotswarm.model.metainfo.FileEntry;
import org.hotswarm.model.metainfo.Info;
import org.hotswarm.model.metainfo.MetainfoException;

/**
 * The {@code piece layers} of BEP 52: for each file longer than a piece the nodes of its tree that
 * stand for pieces. Each is believed only when it makes the root that the info-hash vouches for;
 * those that belong to no file go (limit 14).
 */
final class PieceLayers {
  private static final String KEY = "piece layers";

  private final Info info;
  private final BDictionary stated;
  private final Map<Sha256Hash, PieceLayer> read = new HashMap<>();

  private PieceLayers(Info info, BDictionary stated) {
    this.info = info;
    this.stated = stated;
  }

  /** Those of a torrent, by root; none in v1. A v2-only torrent has to have all of them. */
  static Map<Sha256Hash, PieceLayer> read(BDictionary root, Info info) throws MetainfoException {
    PieceLayers layers = new PieceLayers(info, root.dictionary(KEY).orElse(BDictionary.empty()));
    for (FileEntry file : info.files()) {
      if (file.piecesRoot().isPresent() && file.length() > info.pieceLength()) {
        layers.readFor(file, file.piecesRoot().get());
      }
    }
    return layers.read;
  }

  private void readFor(FileEntry file, Sha256Hash root) throws MetainfoException {
    BValue value = stated.entries().get(BString.copyOf(root.toBytes()));
    if (value == null) {
      if (info.isV2Only()) {
        throw problem(file, "is missing");
      }
      return;
    }
    long pieces = (file.length() + info.pieceLength() - 1) / info.pieceLength();
    if (!(value instanceof BString nodes) || nodes.length() != pieces * Sha256Hash.LENGTH) {
      throw problem(file, "is not 32 bytes for each of its " + pieces + " pieces");
    }
    if (!read.containsKey(root)) {
      PieceLayer layer = PieceLayer.copyOf(nodes.toBytes());
      if (!layer.root(info.pieceLength()).equals(root)) {
        throw problem(file, "does not make its pieces root");
      }
      read.put(root, layer);
    }
  }

  private static MetainfoException problem(FileEntry file, String what) {
    return Problem.torrent(KEY + ": the one of " + file.slashedPath() + " " + what);
  }
}
