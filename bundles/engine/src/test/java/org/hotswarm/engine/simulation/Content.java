package org.hotswarm.engine.simulation;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.hotswarm.bencode.TwoPassBencode;
import org.hotswarm.metainfo.CleaningMetainfoCodec;
import org.hotswarm.model.bencode.BDictionary;
import org.hotswarm.model.bencode.BList;
import org.hotswarm.model.bencode.BString;
import org.hotswarm.model.bencode.BValue;
import org.hotswarm.model.geometry.Geometry;
import org.hotswarm.model.hash.InfoHash;
import org.hotswarm.model.metainfo.Attribution;
import org.hotswarm.model.metainfo.Info;
import org.hotswarm.model.metainfo.Metainfo;
import org.hotswarm.model.metainfo.MetainfoException;
import org.hotswarm.model.wire.Piece;
import org.hotswarm.model.wire.Request;
import org.hotswarm.spi.metainfo.MetainfoLimits;

/** Random bytes and the torrent that describes them. */
final class Content {
  private final byte[] bytes;
  private final Info info;

  private Content(byte[] bytes, Info info) {
    this.bytes = bytes;
    this.info = info;
  }

  static Content of(int pieces, int pieceLength) {
    return of(pieces * pieceLength, pieceLength, false);
  }

  static Content of(int length, int pieceLength, boolean isPrivate) {
    return of(pieceLength, isPrivate, length);
  }

  /** With one file for each length, or just a file when there is one. */
  static Content of(int pieceLength, boolean isPrivate, int... lengths) {
    int length = Arrays.stream(lengths).sum();
    byte[] bytes = new byte[length];
    new Random(length).nextBytes(bytes);
    int count = (length + pieceLength - 1) / pieceLength;
    ByteBuffer hashes = ByteBuffer.allocate(count * 20);
    MessageDigest sha1 = sha1();
    for (int piece = 0; piece < count; piece++) {
      int begin = piece * pieceLength;
      sha1.update(bytes, begin, Math.min(pieceLength, length - begin));
      hashes.put(sha1.digest());
    }
    BDictionary.Builder tree =
        BDictionary.builder()
            .put("name", "content")
            .put("piece length", pieceLength)
            .put("pieces", hashes.array());
    if (lengths.length == 1) {
      tree.put("length", length);
    } else {
      tree.put("files", files(lengths));
    }
    if (isPrivate) {
      tree.put("private", 1);
    }
    byte[] raw = new TwoPassBencode().encode(tree.build());
    try {
      Info info =
          new CleaningMetainfoCodec()
              .decodeInfo(ByteBuffer.wrap(raw), new TwoPassBencode(), MetainfoLimits.STANDARD);
      return new Content(bytes, info);
    } catch (MetainfoException wrong) {
      throw new IllegalStateException(wrong);
    }
  }

  private static BList files(int... lengths) {
    List<BValue> files = new ArrayList<>();
    for (int length : lengths) {
      files.add(
          BDictionary.builder()
              .put("length", length)
              .put("path", BList.of(BString.of("file" + files.size())))
              .build());
    }
    return new BList(files);
  }

  private static MessageDigest sha1() {
    try {
      return MessageDigest.getInstance("SHA-1");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  byte[] bytes() {
    return bytes;
  }

  Info info() {
    return info;
  }

  InfoHash infoHash() {
    return info.infoHash();
  }

  Geometry geometry() {
    return info.geometry();
  }

  int pieces() {
    return geometry().pieceCount();
  }

  Metainfo metainfo() {
    return new Metainfo(
        info,
        List.of(List.of("http://tracker.example/announce")),
        List.of(),
        List.of(),
        Attribution.NONE);
  }

  /** What answers {@code request}. */
  Piece answer(Request request) {
    int from = request.piece() * info.pieceLength() + request.begin();
    return new Piece(
        request.piece(), request.begin(), ByteBuffer.wrap(bytes, from, request.length()).slice());
  }

  /** The same with wrong bytes. */
  static Piece lie(Request request) {
    return new Piece(request.piece(), request.begin(), ByteBuffer.allocate(request.length()));
  }
}
