package org.hotswarm.cli.fake;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hotswarm.model.hash.InfoHash;
import org.hotswarm.model.hash.PieceHashes;
import org.hotswarm.model.hash.Sha256Hash;
import org.hotswarm.model.metainfo.Attribution;
import org.hotswarm.model.metainfo.FileEntry;
import org.hotswarm.model.metainfo.Info;
import org.hotswarm.model.metainfo.InfoBytes;
import org.hotswarm.model.metainfo.Metainfo;

/** Torrents for tests, named by what is in them. */
public final class Torrents {
  /** Bytes of a piece. */
  public static final int PIECE = 65_536;

  private Torrents() {}

  /** A torrent of one file. */
  public static Metainfo single(String name, long length) {
    return of(name, List.of(new FileEntry(List.of(name), length, "")));
  }

  /** A torrent of these files below a directory; each is written {@code dir/name:length}. */
  public static Metainfo directory(String name, String... files) {
    List<FileEntry> entries = new ArrayList<>();
    for (String file : files) {
      String[] parts = file.split(":");
      List<String> path = new ArrayList<>(List.of(name));
      path.addAll(List.of(parts[0].split("/")));
      entries.add(new FileEntry(path, Long.parseLong(parts[1]), parts.length > 2 ? parts[2] : ""));
    }
    return of(name, entries);
  }

  /** The same, by another version: {@code hybrid}, or {@code v2} alone. */
  public static Metainfo as(String version, Metainfo metainfo) {
    Info info = metainfo.info();
    Sha256Hash hash = Sha256Hash.copyOf(new byte[32]);
    boolean hybrid = version.equals("hybrid");
    Info other =
        new Info(
            hybrid ? info.infoHash() : hash.truncated(),
            Optional.of(hash),
            info.name(),
            info.pieceLength(),
            hybrid ? info.pieces() : PieceHashes.copyOf(new byte[0]),
            info.files().stream().map(file -> file.withPiecesRoot(Optional.of(hash))).toList(),
            info.privateTorrent(),
            info.source(),
            info.raw());
    return new Metainfo(other, List.of(), List.of(), List.of(), Attribution.NONE);
  }

  private static Metainfo of(String name, List<FileEntry> files) {
    long length = files.stream().mapToLong(FileEntry::length).sum();
    int pieces = (int) ((length + PIECE - 1) / PIECE);
    byte[] raw = (name + files).getBytes(StandardCharsets.UTF_8);
    Info info =
        new Info(
            InfoHash.ofInfo(raw),
            Optional.empty(),
            name,
            PIECE,
            PieceHashes.copyOf(new byte[pieces * PieceHashes.HASH_LENGTH]),
            files,
            false,
            Optional.empty(),
            InfoBytes.copyOf(raw));
    return new Metainfo(info, List.of(), List.of(), List.of(), Attribution.NONE);
  }
}
