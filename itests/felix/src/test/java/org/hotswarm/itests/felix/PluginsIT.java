package org.hotswarm.itests.felix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.hotswarm.api.module.BundleStatus;
import org.hotswarm.api.module.ModuleException;
import org.hotswarm.api.module.Modules;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** A stranger's picker is brought in, replaced and taken out while a download runs. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class PluginsIT {
  @TempDir static Path directory;

  private static Download download;
  private static Modules modules;

  @BeforeAll
  static void begin() throws Exception {
    download = Download.begin(directory);
    modules = download.modules();
  }

  @AfterAll
  static void end() throws Exception {
    download.end();
  }

  @Test
  @Order(1)
  void aGoodOneIsInstalledAndUsed() throws Exception {
    Path jar = Stranger.picker("1.0.0").write(directory.resolve("first.jar"));
    BundleStatus status = modules.install(jar);
    assertThat(status.state()).isEqualTo("active");
    assertThat(status.location()).isEqualTo(jar.toAbsolutePath().toString());
    assertThat(pickers()).contains("strange 1.0.0");
    assertThat(modules.bundles()).contains(status);
    download.awaitProgress();
  }

  @Test
  @Order(2)
  void theSameAgainIsRefused() {
    assertThatThrownBy(() -> modules.install(directory.resolve("first.jar")))
        .isInstanceOf(ModuleException.class)
        .hasMessageContaining("is there already: net.example.picker 1.0.0");
  }

  @Test
  @Order(3)
  void itIsUpdatedInPlaceUpAndDown() throws Exception {
    Path newer = Stranger.picker("1.1.0").write(directory.resolve("second.jar"));
    assertThat(modules.update(Stranger.NAME, Optional.of(newer)).version()).isEqualTo("1.1.0");
    assertThat(pickers()).contains("strange 1.1.0").doesNotContain("strange 1.0.0");
    download.awaitProgress();
    assertThat(modules.update(Stranger.NAME, Optional.empty()).version()).isEqualTo("1.0.0");
    assertThat(pickers()).contains("strange 1.0.0");
  }

  @Test
  @Order(4)
  void aBadUpdateLeavesItAsItWas() throws Exception {
    List<String> before = download.fingerprint();
    Path bad =
        Stranger.picker("1.2.0", "", "throw new IllegalStateException(\"no name today\");")
            .write(directory.resolve("bad.jar"));
    assertThatThrownBy(() -> modules.update(Stranger.NAME, Optional.of(bad)))
        .hasMessageContaining("no name today");
    assertThat(download.fingerprint()).isEqualTo(before);
  }

  @Test
  @Order(5)
  void anotherBundleIsNoUpdate() throws Exception {
    Path other =
        Stranger.picker("1.2.0")
            .with("Bundle-SymbolicName", "net.example.other")
            .write(directory.resolve("other.jar"));
    assertThatThrownBy(() -> modules.update(Stranger.NAME, Optional.of(other)))
        .hasMessageContaining("is another bundle: net.example.other");
  }

  @Test
  @Order(6)
  void itStopsAndStarts() throws Exception {
    assertThat(modules.stop(Stranger.NAME).state()).isEqualTo("resolved");
    assertThat(pickers()).doesNotContain("strange 1.0.0");
    assertThat(modules.bundles()).extracting(BundleStatus::name).contains(Stranger.NAME);
    assertThat(modules.start(Stranger.NAME).state()).isEqualTo("active");
    assertThat(pickers()).contains("strange 1.0.0");
  }

  @Test
  @Order(7)
  void twoVersionsAreSideBySide() throws Exception {
    modules.install(directory.resolve("second.jar"));
    assertThat(pickers()).contains("strange 1.0.0", "strange 1.1.0");
    assertThatThrownBy(() -> modules.stop(Stranger.NAME)).hasMessageContaining("which");
    modules.uninstall(Stranger.NAME + ":1.1.0");
    assertThat(pickers()).contains("strange 1.0.0").doesNotContain("strange 1.1.0");
  }

  @Test
  @Order(8)
  void itIsTakenOut() throws Exception {
    modules.uninstall(Stranger.NAME);
    assertThat(pickers()).doesNotContain("strange 1.0.0");
    assertThatThrownBy(() -> modules.stop(Stranger.NAME))
        .hasMessageContaining("there is no bundle net.example.picker");
    download.awaitProgress();
  }

  @Test
  @Order(9)
  void oursAreUpdatedFromTheirOwnBytes() throws Exception {
    for (String name : List.of("picker.rarest", "wire", "org.hotswarm.choker.rate")) {
      assertThat(modules.update(name, Optional.empty()).state()).as(name).isEqualTo("active");
      download.awaitProgress();
    }
  }

  @Test
  @Order(10)
  void theHouseItselfIsNotTouched() {
    for (String name : List.of("engine", "plugins", "spi", "cli", "org.apache.felix.scr")) {
      assertThatThrownBy(() -> modules.stop(name)).hasMessageContaining("is not touched");
      assertThatThrownBy(() -> modules.uninstall(name)).hasMessageContaining("is not touched");
    }
    assertThatThrownBy(() -> modules.update("spi", Optional.empty()))
        .hasMessageContaining("is not touched");
  }

  @Test
  @Order(11)
  void theDownloadCompletes() throws Exception {
    download.complete();
  }

  private static List<String> pickers() {
    return download.leech().session().modules().stream()
        .filter(module -> module.service().equals("picker"))
        .map(module -> module.name().toString())
        .toList();
  }
}
