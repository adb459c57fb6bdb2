package org.hotswarm.metainfo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.MessageDigest;
import java.util.Map;
import org.hotswarm.model.bencode.BDictionary;
import org.hotswarm.model.bencode.BList;
import org.hotswarm.model.bencode.BString;
import org.hotswarm.model.bencode.BValue;
import org.hotswarm.model.hash.MerkleTree;
import org.hotswarm.model.hash.PieceLayer;
import org.hotswarm.model.metainfo.FileEntry;
import org.hotswarm.model.metainfo.Info;
import org.hotswarm.model.metainfo.Metainfo;
import org.hotswarm.model.metainfo.MetainfoException;
import org.hotswarm.spi.metainfo.MetainfoLimits;
import org.junit.jupiter.api.Test;

/** Torrents of v2 alone, and the piece layers around them (BEP 52, limit 14). */
class V2Test {
  private static final int PIECE = Torrents.PIECE;

  /** Three pieces, of 16 KiB each, so that leaves and nodes of pieces are the same. */
  private static final byte[] LAYER = leaves(3);

  private static final byte[] ROOT = MerkleTree.root(LAYER, 0).toBytes();

  private static byte[] leaves(int count) {
    byte[] leaves = new byte[count * 32];
    for (int i = 0; i < leaves.length; i++) {
      leaves[i] = (byte) (i * 7 + 1);
    }
    return leaves;
  }

  private static BDictionary tree(Map<String, ? extends BValue> nodes) {
    BDictionary.Builder tree = BDictionary.builder();
    nodes.forEach(tree::put);
    return tree.build();
  }

  @Test
  void itsHashIsTheSha256AndThatCutShort() throws Exception {
    BDictionary.Builder info = Torrents.v2(tree(Map.of("a", Torrents.leaf(5, ROOT))));
    Info read = Torrents.readInfo(info);
    byte[] hash =
        MessageDigest.getInstance("SHA-256").digest(Torrents.BENCODE.encode(info.build()));
    assertThat(read.infoHashV2().orElseThrow().toBytes()).isEqualTo(hash);
    assertThat(read.infoHash()).isEqualTo(read.infoHashV2().orElseThrow().truncated());
    assertThat(read.isV2Only()).isTrue();
    assertThat(read.isHybrid()).isFalse();
  }

  @Test
  void everyFileBeginsWithAPiece() throws MetainfoException {
    BDictionary directory =
        tree(Map.of("x", Torrents.leaf(PIECE + 1, ROOT), "y", Torrents.leaf(PIECE, ROOT)));
    BDictionary empty = tree(Map.of("", BDictionary.builder().put("length", 0).build()));
    Info info =
        Torrents.readInfo(
            Torrents.v2(tree(Map.of("d", directory, "e", empty, "f", Torrents.leaf(1, ROOT)))));
    assertThat(Torrents.paths(info))
        .containsExactly("root/d/x", "root/.pad/16383", "root/d/y", "root/e", "root/f");
    assertThat(info.files())
        .map(FileEntry::isPadding)
        .containsExactly(false, true, false, false, false);
    assertThat(info.geometry().pieceCount()).isEqualTo(4);
    assertThat(info.geometry().firstPiece(4)).isEqualTo(3);
  }

  @Test
  void aFileThatBearsTheTorrentsNameIsAlone() throws MetainfoException {
    Info one = Torrents.readInfo(Torrents.v2(tree(Map.of("root", Torrents.leaf(5, ROOT)))));
    assertThat(Torrents.paths(one)).containsExactly("root");
    Info below = Torrents.readInfo(Torrents.v2(tree(Map.of("other", Torrents.leaf(5, ROOT)))));
    assertThat(Torrents.paths(below)).containsExactly("root/other");
  }

  @Test
  void attributesAreKept() throws MetainfoException {
    BDictionary file =
        BDictionary.builder().put("attr", "xh").put("length", 5).put("pieces root", ROOT).build();
    Info info = Torrents.readInfo(Torrents.v2(tree(Map.of("a", tree(Map.of("", file))))));
    assertThat(info.files().get(0).attributes()).isEqualTo("xh");
  }

  @Test
  void refusesWhatHasNoBytesOrTooManyPiecesOrIsTooDeep() {
    assertIsRefused(Torrents.v2(BDictionary.empty()), "no byte");
    assertIsRefused(
        Torrents.v2(tree(Map.of("a", Torrents.leaf(1L << 40, ROOT)))), "more than 2097152 pieces");
    assertIsRefused(Torrents.v2(tree(Map.of("a", Torrents.leaf(1L << 50, ROOT)))), "2^48-1");
    BDictionary deep = Torrents.leaf(1, ROOT);
    for (int i = 0; i < 20; i++) {
      deep = tree(Map.of("d", deep));
    }
    MetainfoLimits shallow = new MetainfoLimits(1 << 20, 100, 20, 10, 100, 10, 10);
    BDictionary.Builder info = Torrents.v2(tree(Map.of("d", deep)));
    assertThatThrownBy(
            () ->
                Torrents.CODEC.decodeInfo(Torrents.buffer(info.build()), Torrents.BENCODE, shallow))
        .isInstanceOf(MetainfoException.class)
        .hasMessageContaining("deeper than 20");
  }

  private static void assertIsRefused(BDictionary.Builder info, String why) {
    assertThatThrownBy(() -> Torrents.readInfo(info))
        .isInstanceOf(MetainfoException.class)
        .hasMessageContaining(why);
  }

  private static BDictionary.Builder torrent(BValue layers) {
    return BDictionary.builder()
        .put("info", Torrents.v2(tree(Map.of("a", Torrents.leaf(2 * PIECE + 1, ROOT)))).build())
        .put("piece layers", layers);
  }

  private static BDictionary layers(byte[] root, BValue layer) {
    return BDictionary.builder().put(BString.copyOf(root), layer).build();
  }

  @Test
  void layersThatMakeTheirRootAreRead() throws MetainfoException {
    BDictionary.Builder torrent = torrent(layers(ROOT, BString.copyOf(LAYER)));
    Metainfo metainfo = Torrents.read(torrent);
    PieceLayer layer = metainfo.pieceLayers().values().iterator().next();
    assertThat(layer.toBytes()).isEqualTo(LAYER);
    assertThat(layer.hash(1).toBytes()).startsWith(LAYER[32]).endsWith(LAYER[63]);
    assertThat(Torrents.CODEC.encode(metainfo, Torrents.BENCODE))
        .isEqualTo(Torrents.BENCODE.encode(torrent.build()));
  }

  @Test
  void layersOfNoFileAreLeftOut() throws MetainfoException {
    BDictionary more =
        layers(ROOT, BString.copyOf(LAYER)).toBuilder()
            .put("short", "x")
            .put(BString.copyOf(Torrents.root(9)), BString.copyOf(LAYER))
            .build();
    assertThat(Torrents.read(torrent(more)).pieceLayers()).hasSize(1);
  }

  @Test
  void layersThatDoNotFitAreRefused() {
    byte[] other = LAYER.clone();
    other[95] ^= 1;
    assertLayersAreRefused(BDictionary.empty(), "is missing");
    assertLayersAreRefused(BList.of(), "is missing");
    assertLayersAreRefused(layers(ROOT, BString.copyOf(leaves(2))), "each of its 3 pieces");
    assertLayersAreRefused(layers(ROOT, BString.copyOf(leaves(4))), "each of its 3 pieces");
    assertLayersAreRefused(layers(ROOT, BString.copyOf(new byte[95])), "each of its 3 pieces");
    assertLayersAreRefused(layers(ROOT, BList.of()), "each of its 3 pieces");
    assertLayersAreRefused(layers(ROOT, BString.copyOf(other)), "does not make its pieces root");
  }

  private static void assertLayersAreRefused(BValue layers, String why) {
    assertThatThrownBy(() -> Torrents.read(torrent(layers)))
        .isInstanceOfSatisfying(
            MetainfoException.class,
            error -> assertThat(error.kind()).isEqualTo(MetainfoException.Kind.TORRENT))
        .hasMessageStartingWith("piece layers: the one of root/a ")
        .hasMessageContaining(why);
  }

  /** Peers check its data by v1 hashes. */
  @Test
  void aHybridMayGoWithoutLayersButNotWithWrongOnes() throws MetainfoException {
    BDictionary.Builder info =
        Torrents.single("one", 2 * PIECE + 1)
            .put("meta version", 2)
            .put("file tree", tree(Map.of("one", Torrents.leaf(2 * PIECE + 1, ROOT))));
    BDictionary.Builder torrent = BDictionary.builder().put("info", info.build());
    assertThat(Torrents.read(torrent).pieceLayers()).isEmpty();
    torrent.put("piece layers", layers(ROOT, BString.copyOf(leaves(2))));
    assertThatThrownBy(() -> Torrents.read(torrent)).hasMessageContaining("each of its 3 pieces");
  }
}
