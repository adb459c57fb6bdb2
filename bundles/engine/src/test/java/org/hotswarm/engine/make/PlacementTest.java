package org.hotswarm.engine.make;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.hotswarm.model.hash.InfoHash;
import org.hotswarm.model.hash.PieceHashes;
import org.hotswarm.model.metainfo.FileEntry;
import org.hotswarm.model.metainfo.Info;
import org.hotswarm.model.metainfo.InfoBytes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlacementTest {
  private static Info info(String name, String... paths) {
    boolean single = paths.length == 1 && paths[0].equals(name);
    List<FileEntry> files =
        Arrays.stream(paths)
            .map(path -> single ? path : name + "|" + path)
            .map(path -> new FileEntry(List.of(path.split("\\|", -1)), 1, ""))
            .toList();
    return new Info(
        InfoHash.ofInfo(new byte[0]),
        Optional.empty(),
        name,
        16384,
        PieceHashes.copyOf(new byte[20]),
        files,
        false,
        Optional.empty(),
        InfoBytes.copyOf(new byte[0]));
  }

  @Test
  void aSingleFileIsBelowTheSavePathItself() {
    Path save = Path.of("/save");
    assertThat(Placement.files(info("a.iso", "a.iso"), save))
        .containsExactly(save.resolve("a.iso"));
  }

  @Test
  void theFilesOfADirectoryAreBelowIt() {
    Path save = Path.of("/save/../save");
    assertThat(Placement.files(info("dir", "a", "sub|b"), save))
        .containsExactly(Path.of("/save/dir/a"), Path.of("/save/dir/sub/b"));
    assertThat(Placement.files(info("dir", "a"), save)).containsExactly(Path.of("/save/dir/a"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ".", "save", "./save/.."})
  void aRelativeSavePathIsAsGood(String save) {
    Path expected = Path.of(save).toAbsolutePath().normalize().resolve("a.iso");
    assertThat(Placement.files(info("a.iso", "a.iso"), Path.of(save))).containsExactly(expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"..", "/etc/passwd", "a/../../x", ".", "", "..|x", "a|..", "a|/x", "a|."})
  void nothingLeavesTheSavePath(String path) {
    Path save = Path.of("/save");
    assertThatThrownBy(() -> Placement.files(info("dir", path, "b"), save))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Placement.files(info(path.replace("|", "/../../"), "a", "b"), save))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"..\\x", "C:\\x", "\\x", "\\\\host\\share\\x", "a\\..\\..\\x"})
  void neitherDoesItOnWindows(String path) throws IOException {
    try (FileSystem windows = Jimfs.newFileSystem(Configuration.windows())) {
      Path save = windows.getPath("C:\\save");
      assertThatThrownBy(() -> Placement.files(info("dir", path, "b"), save))
          .isInstanceOf(IllegalArgumentException.class);
      assertThat(Placement.files(info("dir", "a|b", "c"), save))
          .contains(windows.getPath("C:\\save\\dir\\a\\b"));
    }
  }
}
