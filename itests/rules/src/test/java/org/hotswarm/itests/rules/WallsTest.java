package org.hotswarm.itests.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WallsTest {

  @TempDir Path directory;

  @Test
  void aBundleIsNamedAfterItsDirectory() throws IOException {
    Bundle right = sample("picker-rarest").read();
    Bundle wrong = sample("picker-rarest").header("Bundle-SymbolicName", "rarest").read();
    assertThat(Walls.wrongName(right)).isEmpty();
    assertThat(Walls.wrongName(wrong))
        .containsExactly("is named rarest, not org.hotswarm.picker.rarest");
  }

  @Test
  void itsClassesAreInItsPackages() throws IOException {
    Bundle bundle =
        sample("wire")
            .source("org.hotswarm.wire.Codec", "class Codec {}")
            .source("org.hotswarm.wire.peer.Codec", "class Codec {}")
            .source("org.hotswarm.model.Stray", "class Stray {}")
            .source("some.library.Packed", "class Packed {}")
            .read();
    assertThat(Walls.foreignPackages(bundle)).containsExactly("holds org.hotswarm.model.Stray");
  }

  @Test
  void aProviderExportsNothing() throws IOException {
    String packages = "a.b;c.d;version=\"1,0;0\";uses:=\"x.y,z\",e.f";
    assertThat(Walls.exports(sample("model").header("Export-Package", packages).read())).isEmpty();
    assertThat(Walls.exports(sample("wire").header("Export-Package", packages).read()))
        .containsExactly("exports a.b", "exports c.d", "exports e.f");
  }

  @ParameterizedTest
  @CsvSource({
    "model, spi, false",
    "spi, model, true",
    "spi, api, false",
    "spi, spi.store, true",
    "api, model.hash, true",
    "api, spi, false",
    "engine, api.settings, true",
    "engine, picker.rarest, false",
    "picker-rarest, spi.picker, true",
    "picker-rarest, api, false",
    "picker-rarest, engine, false",
    "picker-rarest, picker.sequential, false",
    "picker-rarest, modeler, false",
    "cli, api, true",
    "cli, spi, false",
    "cli, engine, false",
  })
  void importsGoDownstairs(String room, String imported, boolean allowed) throws IOException {
    Bundle bundle =
        sample(room)
            .header("Import-Package", "org.hotswarm." + imported + ";version=\"[1,2)\",org.slf4j")
            .read();
    assertThat(Walls.imports(bundle).findAny().isEmpty()).isEqualTo(allowed);
  }

  @Test
  void bundlesAreWiredByPackage() throws IOException {
    assertThat(Walls.otherWiring(sample("wire").read())).isEmpty();
    assertThat(Walls.otherWiring(sample("wire").header("Require-Bundle", "a").read())).hasSize(1);
    assertThat(Walls.otherWiring(sample("wire").header("DynamicImport-Package", "*").read()))
        .hasSize(1);
  }

  private Sample sample(String room) throws IOException {
    return new Sample(directory, room);
  }
}
