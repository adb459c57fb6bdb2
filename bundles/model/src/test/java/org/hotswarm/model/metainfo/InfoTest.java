package org.hotswarm.model.metainfo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hotswarm.model.geometry.FileSpan;
import org.hotswarm.model.hash.InfoHash;
import org.hotswarm.model.hash.PieceHashes;
import org.hotswarm.model.hash.PieceLayer;
import org.hotswarm.model.hash.Sha256Hash;
import org.junit.jupiter.api.Test;

class InfoTest {
  @Test
  void geometryFollowsTheFilesInOrder() {
    Info info =
        info(
            List.of(
                new FileEntry(List.of("r", "a"), 3, ""),
                new FileEntry(List.of("r", ".pad"), 5, "p"),
                new FileEntry(List.of("r", "b"), 0, "x"),
                new FileEntry(List.of("r", "c"), 9, "")));
    assertThat(info.totalLength()).isEqualTo(17);
    assertThat(info.geometry().files())
        .containsExactly(
            new FileSpan(0, 3, false),
            new FileSpan(3, 5, true),
            new FileSpan(8, 0, false),
            new FileSpan(8, 9, false));
    assertThat(info.geometry().pieceCount()).isEqualTo(3);
  }

  @Test
  void valuesCopyTheirLists() {
    List<String> path = new ArrayList<>(List.of("a", "b"));
    FileEntry entry = new FileEntry(path, 1, "");
    path.clear();
    assertThat(entry.slashedPath()).isEqualTo("a/b");
    assertThatThrownBy(() -> entry.path().add("c"))
        .isInstanceOf(UnsupportedOperationException.class);

    List<FileEntry> files = new ArrayList<>(List.of(entry));
    Info info = info(files);
    files.clear();
    assertThat(info.files()).containsExactly(entry);

    List<List<String>> tiers = new ArrayList<>(List.of(new ArrayList<>(List.of("t"))));
    Metainfo metainfo = new Metainfo(info, tiers, List.of(), List.of(), Attribution.NONE);
    tiers.get(0).clear();
    tiers.clear();
    assertThat(metainfo.trackerTiers()).containsExactly(List.of("t"));
  }

  @Test
  void trackersSeedsAndNodesAreAddedToAnother() {
    Metainfo bare =
        new Metainfo(
            info(List.of()),
            List.of(),
            List.of(),
            List.of(),
            Attribution.NONE,
            Map.of(Sha256Hash.copyOf(new byte[32]), PieceLayer.copyOf(new byte[64])));
    Metainfo full =
        bare.withTracker("a", 0)
            .withTracker("b", 7)
            .withTracker("c", 0)
            .withWebSeed("s")
            .withWebSeed("t")
            .withNode("n:1");
    assertThat(full.trackerTiers()).containsExactly(List.of("a", "c"), List.of("b"));
    assertThat(full.webSeeds()).containsExactly("s", "t");
    assertThat(full.nodes()).containsExactly("n:1");
    assertThat(full.info()).isSameAs(bare.info());
    assertThat(full.pieceLayers()).hasSize(1).isEqualTo(bare.pieceLayers());
    assertThat(bare.trackerTiers()).isEmpty();
    assertThatThrownBy(() -> bare.withTracker("a", -1))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void rawBytesAreItsOwn() {
    byte[] bytes = {1, 2};
    InfoBytes raw = InfoBytes.copyOf(bytes);
    bytes[0] = 9;
    raw.toBytes()[0] = 9;
    assertThat(raw.toBytes()).containsExactly(1, 2);
    assertThat(raw.buffer().isReadOnly()).isTrue();
    assertThat(raw)
        .isEqualTo(InfoBytes.copyOf(new byte[] {1, 2}))
        .isNotEqualTo(InfoBytes.copyOf(bytes));
    assertThat(raw.length()).isEqualTo(2);
  }

  private static Info info(List<FileEntry> files) {
    return new Info(
        InfoHash.copyOf(new byte[20]),
        Optional.empty(),
        "r",
        8,
        PieceHashes.copyOf(new byte[60]),
        files,
        false,
        Optional.empty(),
        InfoBytes.copyOf(new byte[0]));
  }
}
