package org.hotswarm.metainfo;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.Optional;
import org.hotswarm.metainfo.path.DeceptiveCharacters;
import org.hotswarm.metainfo.path.NameCleaner;
import org.hotswarm.model.bencode.BDictionary;
import org.hotswarm.model.bencode.BString;
import org.hotswarm.model.hash.InfoHash;
import org.hotswarm.model.hash.PieceHashes;
import org.hotswarm.model.hash.Sha256Hash;
import org.hotswarm.model.metainfo.Info;
import org.hotswarm.model.metainfo.InfoBytes;
import org.hotswarm.model.metainfo.MetainfoException;
import org.hotswarm.spi.metainfo.MetainfoLimits;

/** Reads an info dictionary and checks that its numbers agree (limits 6 to 14). */
final class InfoReader {
  /** Longest piece (limit 6). */
  private static final long MAXIMUM_PIECE_LENGTH = 536_854_528;

  /** Of BEP 52, which allows powers of two from here on. */
  private static final int MINIMUM_V2_PIECE_LENGTH = 16_384;

  /** The only {@code meta version} that says something new (BEP 52). */
  private static final long V2 = 2;

  private static final PieceHashes NONE = PieceHashes.copyOf(new byte[0]);

  private final MetainfoLimits limits;
  private final NameCleaner names;

  InfoReader(MetainfoLimits limits, NameCleaner names) {
    this.limits = limits;
    this.names = names;
  }

  Info read(BDictionary info, ByteBuffer raw) throws MetainfoException {
    boolean v2 = isV2(info);
    boolean v1 = !v2 || info.find("pieces").isPresent();
    byte[] bytes = new byte[raw.remaining()];
    raw.get(raw.position(), bytes);
    Optional<Sha256Hash> infoHashV2 = v2 ? Optional.of(sha256(bytes)) : Optional.empty();
    InfoHash infoHash =
        infoHashV2
            .filter(hash -> !v1)
            .map(Sha256Hash::truncated)
            .orElseGet(() -> InfoHash.ofInfo(bytes));
    BString rawName = rawName(info);
    String name = names.clean(rawName, "info.name");
    FileList files = new FileList(limits, names, name.isEmpty() ? infoHash.hex() : name);
    int pieceLength = pieceLength(info, v2);
    if (v1) {
      files.read(info, rawName);
    }
    if (v2) {
      readTree(info, rawName, pieceLength, files);
    }
    return new Info(
        infoHash,
        infoHashV2,
        files.name(),
        pieceLength,
        v1 ? pieces(info, files.totalLength(), pieceLength) : NONE,
        files.entries(),
        info.integer("private").orElse(0) != 0,
        info.text("source").map(DeceptiveCharacters::drop),
        InfoBytes.copyOf(bytes));
  }

  private static boolean isV2(BDictionary info) throws MetainfoException {
    long version = info.integer("meta version").orElse(1);
    if (version < 1 || version > V2) {
      throw Problem.torrent("info.meta version " + version + " is of a later kind of torrent");
    }
    return version == V2;
  }

  private static BString rawName(BDictionary info) throws MetainfoException {
    return info.string("name.utf-8")
        .or(() -> info.string("name"))
        .orElseThrow(() -> Problem.torrent("info.name is missing or no string"));
  }

  private static int pieceLength(BDictionary info, boolean v2) throws MetainfoException {
    long length =
        info.integer("piece length")
            .orElseThrow(() -> Problem.torrent("info.piece length is missing or no integer"));
    if (length < 1 || length > MAXIMUM_PIECE_LENGTH) {
      throw Problem.torrent(
          "info.piece length " + length + " is not in 1.." + MAXIMUM_PIECE_LENGTH);
    }
    if (v2 && (length < MINIMUM_V2_PIECE_LENGTH || Long.bitCount(length) != 1)) {
      throw Problem.torrent(
          "info.piece length " + length + " is no power of two from 16384, as v2 has it");
    }
    return (int) length;
  }

  private PieceHashes pieces(BDictionary info, long totalLength, int pieceLength)
      throws MetainfoException {
    BString pieces =
        info.string("pieces")
            .orElseThrow(() -> Problem.torrent("info.pieces is missing or no string"));
    if (pieces.length() % PieceHashes.HASH_LENGTH != 0) {
      throw Problem.torrent(
          "info.pieces has " + pieces.length() + " bytes, which is no multiple of 20");
    }
    int count = pieces.length() / PieceHashes.HASH_LENGTH;
    if (count > limits.pieces()) {
      throw Problem.torrent("info.pieces names more than " + limits.pieces() + " pieces");
    }
    long expected = (totalLength + pieceLength - 1) / pieceLength;
    if (expected != count) {
      throw Problem.torrent(
          "info.pieces names " + count + " pieces, but the files fill " + expected);
    }
    return PieceHashes.copyOf(pieces.toBytes());
  }

  /** The files of a v2-only torrent, or the trees of a hybrid's. */
  private void readTree(BDictionary info, BString rawName, int pieceLength, FileList files)
      throws MetainfoException {
    BDictionary root =
        info.dictionary("file tree")
            .orElseThrow(() -> Problem.torrent("info.file tree is missing or no dictionary"));
    List<StatedFile> tree = new FileTree(names).files(root);
    if (!files.entries().isEmpty()) {
      files.agreeWith(tree, pieceLength);
      return;
    }
    files.readTree(tree, rawName, pieceLength);
    if ((files.totalLength() + pieceLength - 1) / pieceLength > limits.pieces()) {
      throw Problem.torrent("info.file tree fills more than " + limits.pieces() + " pieces");
    }
  }

  private static Sha256Hash sha256(byte[] bytes) {
    try {
      return Sha256Hash.copyOf(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java platform has SHA-256", impossible);
    }
  }
}
