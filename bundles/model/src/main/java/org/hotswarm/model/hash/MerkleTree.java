package org.hotswarm.model.hash;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

/**
 * The SHA-256 trees of BEP 52. A leaf is the hash of a block of 16 KiB, the last block of a file as
 * short as it is; leaves beyond the end of a file are 32 zero bytes. Level 0 is that of the leaves.
 */
public final class MerkleTree {
  /** Bytes of a block (BEP 52). */
  public static final int BLOCK_LENGTH = 16_384;

  private static final int LENGTH = Sha256Hash.LENGTH;

  private MerkleTree() {}

  /** The level of the nodes that stand for pieces of {@code pieceLength}, a power of two. */
  public static int levelOfPieces(int pieceLength) {
    return Integer.numberOfTrailingZeros(pieceLength / BLOCK_LENGTH);
  }

  /**
   * The root of the smallest tree that holds the nodes.
   *
   * @param nodes of one level, from left to right, at least one, 32 bytes each
   * @param level theirs
   */
  public static Sha256Hash root(byte[] nodes, int level) {
    return climb(nodes, level, level);
  }

  /**
   * The node at {@code height} above the leaves.
   *
   * @param leaves its leaves from left to right, at least one, 32 bytes each; those that are
   *     missing lie beyond the end of the file
   */
  public static Sha256Hash node(byte[] leaves, int height) {
    return climb(leaves, 0, height);
  }

  private static Sha256Hash climb(byte[] from, int level, int height) {
    MessageDigest sha256 = sha256();
    byte[] nodes = from.clone();
    byte[] beyond = beyondTheEnd(level, sha256);
    int reached = level;
    for (int count = nodes.length / LENGTH; count > 1 || reached < height; reached++) {
      int parents = (count + 1) / 2;
      for (int parent = 0; parent < parents; parent++) {
        int left = 2 * parent * LENGTH;
        boolean paired = 2 * parent + 1 < count;
        sha256.update(nodes, left, LENGTH);
        sha256.update(paired ? nodes : beyond, paired ? left + LENGTH : 0, LENGTH);
        System.arraycopy(sha256.digest(), 0, nodes, parent * LENGTH, LENGTH);
      }
      beyond = parentOf(beyond, sha256);
      count = parents;
    }
    return Sha256Hash.copyOf(Arrays.copyOf(nodes, LENGTH));
  }

  /** The node of {@code level} below which there are no bytes. */
  private static byte[] beyondTheEnd(int level, MessageDigest sha256) {
    byte[] node = new byte[LENGTH];
    for (int i = 0; i < level; i++) {
      node = parentOf(node, sha256);
    }
    return node;
  }

  private static byte[] parentOf(byte[] twin, MessageDigest sha256) {
    sha256.update(twin);
    return sha256.digest(twin);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java platform has SHA-256", impossible);
    }
  }
}
