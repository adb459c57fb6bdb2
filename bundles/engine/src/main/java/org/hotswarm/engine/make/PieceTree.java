package org.hotswarm.engine.make;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import org.hotswarm.model.hash.MerkleTree;
import org.hotswarm.model.hash.Sha256Hash;

/** The SHA-256 tree of one piece after the other (BEP 52), fed in order. One thread's at a time. */
final class PieceTree {
  private final MessageDigest sha256;
  private final byte[] leaves;
  private int length;
  private int inBlock;

  PieceTree(int pieceLength) {
    leaves = new byte[pieceLength / MerkleTree.BLOCK_LENGTH * Sha256Hash.LENGTH];
    try {
      sha256 = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java platform has SHA-256", impossible);
    }
  }

  /** The next bytes of the piece. */
  void update(byte[] bytes, int offset, int count) {
    int end = offset + count;
    for (int at = offset; at < end; ) {
      int part = Math.min(end - at, MerkleTree.BLOCK_LENGTH - inBlock);
      sha256.update(bytes, at, part);
      at += part;
      inBlock += part;
      if (inBlock == MerkleTree.BLOCK_LENGTH) {
        endBlock();
      }
    }
  }

  private void endBlock() {
    System.arraycopy(sha256.digest(), 0, leaves, length, Sha256Hash.LENGTH);
    length += Sha256Hash.LENGTH;
    inBlock = 0;
  }

  /**
   * The node of all bytes since the last {@link #reset}, at least one.
   *
   * @param height of the node asked for; 0 for that of the smallest tree that holds the piece
   */
  Sha256Hash node(int height) {
    if (inBlock > 0) {
      endBlock();
    }
    return MerkleTree.node(Arrays.copyOf(leaves, length), height);
  }

  /** Begins another piece. */
  void reset() {
    sha256.reset();
    length = 0;
    inBlock = 0;
  }
}
