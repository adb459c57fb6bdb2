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
import org.hotswarm.model.metainfo.FileEntry;
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

  private final MetainfoLimits limits;
  private final NameCleaner names;

  InfoReader(MetainfoLimits limits, NameCleaner names) {
    this.limits = limits;
    this.names = names;
  }

  Info read(BDictionary info, ByteBuffer raw) throws MetainfoException {
    boolean hybrid = isHybrid(info);
    byte[] bytes = new byte[raw.remaining()];
    raw.get(raw.position(), bytes);
    InfoHash infoHash = InfoHash.ofInfo(bytes);
    BString rawName = rawName(info);
    String name = names.clean(rawName, "info.name");
    FileList files = new FileList(limits, names, name.isEmpty() ? infoHash.hex() : name);
    List<FileEntry> entries = files.read(info, rawName);
    int pieceLength = pieceLength(info);
    PieceHashes pieces = pieces(info);
    expectPieces(files.totalLength(), pieceLength, pieces.count());
    if (hybrid) {
      checkV2(info, pieceLength, files);
    }
    return new Info(
        infoHash,
        hybrid ? Optional.of(sha256(bytes)) : Optional.empty(),
        files.name(),
        pieceLength,
        pieces,
        entries,
        info.integer("private").orElse(0) != 0,
        info.text("source").map(DeceptiveCharacters::drop),
        InfoBytes.copyOf(bytes));
  }

  private static boolean isHybrid(BDictionary info) throws MetainfoException {
    long version = info.integer("meta version").orElse(1);
    if (version < 1 || version > V2) {
      throw Problem.torrent("info.meta version " + version + " is of a later kind of torrent");
    }
    if (version == V2 && info.find("pieces").isEmpty()) {
      throw Problem.torrent(
          "info has no v1 pieces: v2-only torrents cannot be downloaded yet, a hybrid one can");
    }
    return version == V2;
  }

  private static BString rawName(BDictionary info) throws MetainfoException {
    return info.string("name.utf-8")
        .or(() -> info.string("name"))
        .orElseThrow(() -> Problem.torrent("info.name is missing or no string"));
  }

  private static int pieceLength(BDictionary info) throws MetainfoException {
    long length =
        info.integer("piece length")
            .orElseThrow(() -> Problem.torrent("info.piece length is missing or no integer"));
    if (length < 1 || length > MAXIMUM_PIECE_LENGTH) {
      throw Problem.torrent(
          "info.piece length " + length + " is not in 1.." + MAXIMUM_PIECE_LENGTH);
    }
    return (int) length;
  }

  private PieceHashes pieces(BDictionary info) throws MetainfoException {
    BString pieces =
        info.string("pieces")
            .orElseThrow(() -> Problem.torrent("info.pieces is missing or no string"));
    if (pieces.length() % PieceHashes.HASH_LENGTH != 0) {
      throw Problem.torrent(
          "info.pieces has " + pieces.length() + " bytes, which is no multiple of 20");
    }
    if (pieces.length() / PieceHashes.HASH_LENGTH > limits.pieces()) {
      throw Problem.torrent("info.pieces names more than " + limits.pieces() + " pieces");
    }
    return PieceHashes.copyOf(pieces.toBytes());
  }

  private static void expectPieces(long totalLength, int pieceLength, int count)
      throws MetainfoException {
    long expected = (totalLength + pieceLength - 1) / pieceLength;
    if (expected != count) {
      throw Problem.torrent(
          "info.pieces names " + count + " pieces, but the files fill " + expected);
    }
  }

  private void checkV2(BDictionary info, int pieceLength, FileList files) throws MetainfoException {
    if (pieceLength < MINIMUM_V2_PIECE_LENGTH || Integer.bitCount(pieceLength) != 1) {
      throw Problem.torrent(
          "info.piece length " + pieceLength + " is no power of two from 16384, as v2 has it");
    }
    BDictionary tree =
        info.dictionary("file tree")
            .orElseThrow(() -> Problem.torrent("info.file tree is missing or no dictionary"));
    files.expectSame(new FileTree(names).files(tree));
  }

  private static Sha256Hash sha256(byte[] bytes) {
    try {
      return Sha256Hash.copyOf(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java platform has SHA-256", impossible);
    }
  }
}
