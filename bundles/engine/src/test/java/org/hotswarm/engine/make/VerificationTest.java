package org.hotswarm.engine.make;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.hotswarm.model.geometry.PieceSet;
import org.hotswarm.model.hash.MerkleTree;
import org.hotswarm.model.hash.PieceHashes;
import org.hotswarm.model.hash.PieceLayer;
import org.hotswarm.model.hash.Sha256Hash;
import org.hotswarm.model.metainfo.Attribution;
import org.hotswarm.model.metainfo.FileEntry;
import org.hotswarm.model.metainfo.Info;
import org.hotswarm.model.metainfo.InfoBytes;
import org.hotswarm.model.metainfo.Metainfo;
import org.hotswarm.spi.metainfo.MetainfoLimits;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Data of v2-only torrents, checked by the trees of BEP 52. */
class VerificationTest {
  private static final int PIECE = 32_768;
  private static final int BLOCK = 16_384;

  @TempDir Path root;

  private final FakeCodec codec = new FakeCodec();
  private final TorrentWorkshop workshop =
      new TorrentWorkshop(
          new TorrentWorkshop.Codecs(codec, codec),
          () -> MetainfoLimits.STANDARD,
          Runnable::run,
          1,
          scheme -> Optional.empty());

  private static byte[] random(int length) {
    byte[] bytes = new byte[length];
    new Random(length).nextBytes(bytes);
    return bytes;
  }

  private static byte[] leaves(byte[] bytes) throws Exception {
    ByteArrayOutputStream leaves = new ByteArrayOutputStream();
    for (int at = 0; at < bytes.length; at += BLOCK) {
      byte[] block = Arrays.copyOfRange(bytes, at, Math.min(bytes.length, at + BLOCK));
      leaves.write(MessageDigest.getInstance("SHA-256").digest(block));
    }
    return leaves.toByteArray();
  }

  private static FileEntry entry(String name, byte[] bytes) throws Exception {
    return new FileEntry(
        List.of("top", name), bytes.length, "", Optional.of(MerkleTree.root(leaves(bytes), 0)));
  }

  private Metainfo torrent(byte[] a, byte[] b) throws Exception {
    byte[] leaves = leaves(a);
    ByteArrayOutputStream nodes = new ByteArrayOutputStream();
    for (int at = 0; at < leaves.length; at += 2 * Sha256Hash.LENGTH) {
      byte[] own = Arrays.copyOfRange(leaves, at, Math.min(leaves.length, at + 2 * 32));
      nodes.write(MerkleTree.node(own, 1).toBytes());
    }
    FileEntry first = entry("a", a);
    Sha256Hash hash = Sha256Hash.copyOf(new byte[32]);
    Info info =
        new Info(
            hash.truncated(),
            Optional.of(hash),
            "top",
            PIECE,
            PieceHashes.copyOf(new byte[0]),
            List.of(
                first,
                new FileEntry(List.of("top", ".pad"), PIECE - a.length % PIECE, "p"),
                entry("b", b)),
            false,
            Optional.empty(),
            InfoBytes.copyOf(new byte[0]));
    return new Metainfo(
        info,
        List.of(),
        List.of(),
        List.of(),
        Attribution.NONE,
        Map.of(first.piecesRoot().orElseThrow(), PieceLayer.copyOf(nodes.toByteArray())));
  }

  @Test
  void piecesAreNodesOfTheirFilesTrees() throws Exception {
    byte[] a = random(2 * PIECE + 5);
    byte[] b = random(BLOCK + 1);
    Metainfo torrent = torrent(a, b);
    Files.createDirectory(root.resolve("top"));
    Files.write(root.resolve("top/a"), a);
    Files.write(root.resolve("top/b"), b);
    assertThat(workshop.verify(torrent, root, bytes -> {})).isEqualTo(PieceSet.full(4));
    a[PIECE + 7] ^= 1;
    Files.write(root.resolve("top/a"), a);
    b[0] ^= 1;
    Files.write(root.resolve("top/b"), b);
    PieceSet right = workshop.verify(torrent, root, bytes -> {});
    assertThat(right.count()).isEqualTo(2);
    assertThat(right.nextSet(0)).isZero();
    assertThat(right.nextSet(1)).isEqualTo(2);
  }

  @Test
  void whatIsMissingIsNotRight() throws Exception {
    byte[] b = random(9);
    Metainfo torrent = torrent(random(PIECE + 1), b);
    Files.createDirectory(root.resolve("top"));
    Files.write(root.resolve("top/b"), b);
    assertThat(workshop.verify(torrent, root, bytes -> {}).count()).isEqualTo(1);
  }
}
