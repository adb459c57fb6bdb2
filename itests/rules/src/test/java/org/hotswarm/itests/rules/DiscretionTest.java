package org.hotswarm.itests.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DiscretionTest {
  private static final String PICKER =
      "bundles/picker-rarest/src/main/java/org/hotswarm/picker/rarest/RarestPicker.java";

  @Test
  void theHouseDoesNotLearnAboutIt() throws IOException {
    List<Path> sources = House.sources();
    assertThat(sources).hasSizeGreaterThan(200);
    assertThat(sources).flatMap(DiscretionTest::broken).isEmpty();
  }

  private static List<String> broken(Path source) throws IOException {
    return Discretion.broken(source.toString().replace('\\', '/'), House.read(source)).toList();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/** Keeps its state for the next swap. */",
        "boolean swapped;",
        "void hotSwap() {}",
        "import org.hotswarm.engine.swapping.Slot;",
        "import org.hotswarm.engine.swap.Slot; // where we are swapped",
        "String message = \"SWAPPED\";",
      })
  void aProviderThatSaysItIsHeard(String line) {
    assertThat(Discretion.broken(PICKER, "class RarestPicker {\n" + line + "\n}\n"))
        .containsExactly(PICKER + ":2 says " + line);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "import org.hotswarm.engine.swap.Slot;",
        "import org.hotswarm.api.module.SwapReport;",
        "if (alert instanceof SessionAlert.Swap news) {",
        "record Swap(SwapReport report) implements SessionAlert {",
        "Collections.swap(list, 0, 1);",
      })
  void namesAreNotHeldAgainstAnybody(String line) {
    assertThat(Discretion.broken(PICKER, line)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "bundles/engine/src/main/java/org/hotswarm/engine/swap/Slot.java",
        "bundles/api/src/main/java/org/hotswarm/api/module/SwapReport.java",
        "bundles/shell/src/main/java/org/hotswarm/shell/ModuleCommands.java",
      })
  void whoSwapsAndWhoReportsMaySayIt(String file) {
    assertThat(Discretion.broken(file, "int swaps;")).isEmpty();
  }

  @Test
  void otherRoomsOfTheEngineMayNot() {
    String file = "bundles/engine/src/main/java/org/hotswarm/engine/data/StorePort.java";
    assertThat(Discretion.broken(file, "int swaps;")).hasSize(1);
  }
}
