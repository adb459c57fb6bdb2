package org.hotswarm.metainfo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.MessageDigest;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.hotswarm.model.bencode.BDictionary;
import org.hotswarm.model.bencode.BInteger;
import org.hotswarm.model.bencode.BList;
import org.hotswarm.model.bencode.BString;
import org.hotswarm.model.bencode.BValue;
import org.hotswarm.model.hash.Sha256Hash;
import org.hotswarm.model.metainfo.Info;
import org.hotswarm.model.metainfo.MetainfoException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Torrents of v1 and v2 in one (limit 14). */
class HybridTest {
  @Test
  void loadsAsV1WithBothHashes() throws Exception {
    BDictionary.Builder hybrid = Torrents.hybrid();
    Info info = Torrents.readInfo(hybrid);
    byte[] raw = Torrents.BENCODE.encode(hybrid.build());
    assertThat(info.infoHash().toBytes()).isEqualTo(MessageDigest.getInstance("SHA-1").digest(raw));
    assertThat(info.infoHashV2().orElseThrow().toBytes())
        .isEqualTo(MessageDigest.getInstance("SHA-256").digest(raw));
    assertThat(Torrents.paths(info)).containsExactly("root/a", "root/.pad/x", "root/b");
    assertThat(info.geometry().pieceCount()).isEqualTo(2);
  }

  @Test
  void aSingleFileIsTheOnlyLeaf() throws MetainfoException {
    Info info =
        Torrents.readInfo(
            Torrents.single("one", 5)
                .put("meta version", 2)
                .put("file tree", tree(Map.of("one", Torrents.leaf(5, Torrents.root(1))))));
    assertThat(info.infoHashV2()).isPresent();
  }

  @Test
  void directoriesAreWalkedInOrder() throws MetainfoException {
    BDictionary directory =
        tree(
            Map.of(
                "y", Torrents.leaf(1, Torrents.root(1)), "z", Torrents.leaf(2, Torrents.root(2))));
    BDictionary empty =
        BDictionary.builder().put("", BDictionary.builder().put("length", 0).build()).build();
    Info info =
        Torrents.readInfo(
            Torrents.multi(
                    List.of(
                        Torrents.file(1, "d", "y"),
                        Torrents.pad(Torrents.PIECE - 1),
                        Torrents.file(2, "d", "z"),
                        Torrents.file(0, "e")))
                .put("meta version", 2)
                .put("file tree", tree(Map.of("d", directory, "e", empty))));
    assertThat(info.infoHashV2()).isPresent();
    assertThat(info.files())
        .map(
            file ->
                file.piecesRoot().map(Sha256Hash::toBytes).map(root -> root[0]).orElse((byte) 0))
        .containsExactly((byte) 1, (byte) 0, (byte) 2, (byte) 0);
    assertThat(info.isHybrid()).isTrue();
  }

  static Map<String, BDictionary.Builder> bad() {
    Map<String, BDictionary.Builder> bad = new TreeMap<>();
    bad.put("version 3", Torrents.hybrid().put("meta version", 3));
    bad.put("version 0", Torrents.hybrid().put("meta version", 0));
    bad.put("version -2", Torrents.hybrid().put("meta version", -2));
    bad.put("no tree", Torrents.hybrid().remove("file tree"));
    bad.put("tree is a list", Torrents.hybrid().put("file tree", BList.of()));
    bad.put("tree is empty", withTree(BDictionary.empty()));
    bad.put("piece length 16385", withPieceLength(16_385));
    bad.put("piece length 8192", withPieceLength(8_192));
    bad.put("piece length 24576", withPieceLength(24_576));
    bad.put("file of text", withA(BString.of("x")));
    bad.put("file of a list", withA(BList.of()));
    bad.put("empty directory", withA(BDictionary.empty()));
    bad.put("properties are text", withA(named("", BString.of("x"))));
    bad.put("properties are an integer", withA(named("", new BInteger(5))));
    bad.put(
        "no length", withProperties(BDictionary.builder().put("pieces root", Torrents.root(1))));
    bad.put("negative length", withA(Torrents.leaf(-5, Torrents.root(1))));
    bad.put("huge length", withA(Torrents.leaf(Long.MAX_VALUE, Torrents.root(1))));
    bad.put("another length", withA(Torrents.leaf(6, Torrents.root(1))));
    bad.put("length is text", withProperties(properties().put("length", "5")));
    bad.put("no root", withProperties(BDictionary.builder().put("length", 5)));
    bad.put("root is a list", withProperties(properties().put("pieces root", BList.of())));
    bad.put("root of no bytes", withA(Torrents.leaf(5, new byte[0])));
    bad.put("root of 20 bytes", withA(Torrents.leaf(5, new byte[20])));
    bad.put("root of 31 bytes", withA(Torrents.leaf(5, new byte[31])));
    bad.put("root of 33 bytes", withA(Torrents.leaf(5, new byte[33])));
    bad.put("root of zeros", withA(Torrents.leaf(5, new byte[32])));
    bad.put("file and directory", withA(both()));
    bad.put("another name", withTree(tree(Map.of("A", good(5), "b", good(7)))));
    bad.put("a file less", withTree(tree(Map.of("a", good(5)))));
    bad.put("a file more", withTree(tree(Map.of("a", good(5), "b", good(7), "c", good(1)))));
    bad.put(
        "a directory more",
        withTree(tree(Map.of("root", tree(Map.of("a", good(5), "b", good(7)))))));
    bad.put("a name of nothing", withTree(tree(Map.of("", good(5), "b", good(7)))));
    bad.put(
        "a directory of nothing",
        withTree(tree(Map.of("", tree(Map.of("a", good(5))), "b", good(7)))));
    bad.put(
        "parent directory", withTree(tree(Map.of("..", tree(Map.of("a", good(5))), "b", good(7)))));
    bad.put("absolute name", withTree(tree(Map.of("/a", good(5), "b", good(7)))));
    bad.put("a pad file in the tree", withProperties(properties().put("attr", "p")));
    bad.put(
        "a file that begins inside a piece",
        Torrents.hybrid()
            .put("files", BList.of(Torrents.file(5, "a"), Torrents.file(7, "b")))
            .put("pieces", new byte[20]));
    bad.put("tree of v1 paths", withTree(tree(Map.of("files", BList.of()))));
    return bad;
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("names")
  void refuses(String name) {
    assertThatThrownBy(() -> Torrents.readInfo(bad().get(name)))
        .isInstanceOfSatisfying(
            MetainfoException.class,
            error -> assertThat(error.kind()).isEqualTo(MetainfoException.Kind.TORRENT))
        .hasMessageContaining("info.");
  }

  static List<String> names() {
    return List.copyOf(bad().keySet());
  }

  @Test
  void thereAreThirtyBadOnesAndMore() {
    assertThat(bad()).hasSizeGreaterThanOrEqualTo(30);
  }

  private static BDictionary.Builder withPieceLength(int length) {
    long total = Torrents.PIECE + 7;
    byte[] pieces = new byte[(int) ((total + length - 1) / length) * 20];
    return Torrents.hybrid().put("piece length", length).put("pieces", pieces);
  }

  private static BDictionary.Builder withTree(BDictionary tree) {
    return Torrents.hybrid().put("file tree", tree);
  }

  private static BDictionary.Builder withA(BValue node) {
    return withTree(tree(Map.of("a", node, "b", good(7))));
  }

  private static BDictionary.Builder withProperties(BDictionary.Builder properties) {
    return withA(named("", properties.build()));
  }

  private static BDictionary.Builder properties() {
    return BDictionary.builder().put("length", 5).put("pieces root", Torrents.root(1));
  }

  private static BDictionary good(long length) {
    return Torrents.leaf(length, Torrents.root(1));
  }

  private static BDictionary both() {
    return good(5).toBuilder().put("c", good(1)).build();
  }

  private static BDictionary named(String key, BValue value) {
    return BDictionary.builder().put(key, value).build();
  }

  private static BDictionary tree(Map<String, ? extends BValue> nodes) {
    BDictionary.Builder tree = BDictionary.builder();
    nodes.forEach(tree::put);
    return tree.build();
  }
}
