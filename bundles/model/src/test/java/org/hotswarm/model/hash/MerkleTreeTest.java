package org.hotswarm.model.hash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MerkleTreeTest {
  private static byte[] leaves(int count) {
    byte[] leaves = new byte[count * 32];
    new Random(count).nextBytes(leaves);
    return leaves;
  }

  /** Of a power of two of leaves, straight from the definition. */
  private static byte[] defined(byte[] leaves) throws NoSuchAlgorithmException {
    if (leaves.length == 32) {
      return leaves;
    }
    int half = leaves.length / 2;
    MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
    sha256.update(defined(Arrays.copyOf(leaves, half)));
    return sha256.digest(defined(Arrays.copyOfRange(leaves, half, leaves.length)));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 7, 8, 9, 17, 100})
  void leavesBeyondTheEndAreZeros(int count) throws NoSuchAlgorithmException {
    int width = count == 1 ? 1 : Integer.highestOneBit(count - 1) * 2;
    assertThat(MerkleTree.root(leaves(count), 0).toBytes())
        .isEqualTo(defined(Arrays.copyOf(leaves(count), width * 32)));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 8, 16})
  void aNodeHasItsHeightHoweverFewItsLeaves(int count) throws NoSuchAlgorithmException {
    assertThat(MerkleTree.node(leaves(count), 4).toBytes())
        .isEqualTo(defined(Arrays.copyOf(leaves(count), 16 * 32)));
  }

  @Test
  void nodesOfPiecesMakeTheRootThatTheirLeavesMake() {
    byte[] leaves = leaves(11);
    byte[] nodes = new byte[3 * 32];
    for (int piece = 0; piece < 3; piece++) {
      byte[] own =
          Arrays.copyOfRange(leaves, piece * 128, Math.min(leaves.length, piece * 128 + 128));
      System.arraycopy(MerkleTree.node(own, 2).toBytes(), 0, nodes, piece * 32, 32);
    }
    assertThat(MerkleTree.levelOfPieces(65_536)).isEqualTo(2);
    assertThat(PieceLayer.copyOf(nodes).root(65_536)).isEqualTo(MerkleTree.root(leaves, 0));
  }

  @Test
  void aLayerHasWholeHashes() {
    assertThat(PieceLayer.copyOf(leaves(3)).count()).isEqualTo(3);
    assertThat(PieceLayer.copyOf(leaves(3)).hash(2).toBytes())
        .isEqualTo(Arrays.copyOfRange(leaves(3), 64, 96));
    assertThatThrownBy(() -> PieceLayer.copyOf(new byte[0]))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> PieceLayer.copyOf(new byte[33]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("33");
  }
}
