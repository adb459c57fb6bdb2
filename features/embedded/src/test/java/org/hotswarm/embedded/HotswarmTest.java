package org.hotswarm.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.Set;
import java.util.stream.Collectors;
import org.hotswarm.api.module.ModuleStatus;
import org.hotswarm.api.settings.NetworkSettings;
import org.hotswarm.spi.picker.Picker;
import org.hotswarm.spi.picker.PickerNeeds;
import org.hotswarm.spi.picker.PickerProvider;
import org.hotswarm.spi.picker.PickerState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HotswarmTest {
  @TempDir Path directory;

  @Test
  void everyKindOfProviderIsFound() {
    try (Hotswarm hotswarm = Hotswarm.open()) {
      assertThat(services(hotswarm))
          .containsExactlyInAnyOrder(
              "bencode",
              "metainfo",
              "wire",
              "transport",
              "picker",
              "choker",
              "store",
              "tracker",
              "fetcher",
              "extension",
              "witness",
              "resume");
    }
  }

  private static Set<String> services(Hotswarm hotswarm) {
    return hotswarm.session().modules().stream()
        .map(ModuleStatus::service)
        .collect(Collectors.toSet());
  }

  @Test
  void providersRankAsTheyDoInARegistry() {
    try (Hotswarm hotswarm = Hotswarm.open()) {
      assertThat(pickers(hotswarm)).containsExactly("rarest", "sequential");
    }
  }

  @Test
  void aStrangersProviderIsFoundThroughItsClassLoader() throws IOException {
    try (URLClassLoader plugins = naming(StrangersPickerProvider.class.getName());
        Hotswarm hotswarm = Hotswarm.open(plugins)) {
      assertThat(pickers(hotswarm)).contains("rarest", "strange");
    }
  }

  private static List<String> pickers(Hotswarm hotswarm) {
    return hotswarm.session().modules().stream()
        .filter(module -> module.service().equals("picker"))
        .map(module -> module.name().id())
        .toList();
  }

  @Test
  void oneThatCannotBeMadeIsNamedAndLeavesNothingBehind() throws IOException {
    try (URLClassLoader plugins = naming("com.example.Missing")) {
      long before = threads();
      assertThatThrownBy(() -> Hotswarm.open(plugins))
          .isInstanceOf(ServiceConfigurationError.class)
          .hasMessageContaining("com.example.Missing");
      await().untilAsserted(() -> assertThat(threads()).isEqualTo(before));
    }
  }

  private URLClassLoader naming(String provider) throws IOException, MalformedURLException {
    Path services = Files.createDirectories(directory.resolve("META-INF/services"));
    Files.writeString(services.resolve(PickerProvider.class.getName()), provider);
    return new URLClassLoader(
        new URL[] {directory.toUri().toURL()}, HotswarmTest.class.getClassLoader());
  }

  @Test
  void closingEndsTheSession() throws Exception {
    Hotswarm hotswarm = Hotswarm.open();
    hotswarm
        .session()
        .apply(
            hotswarm
                .session()
                .settings()
                .with(NetworkSettings.BIND_ADDRESS, "127.0.0.1")
                .with(NetworkSettings.LISTEN_PORT_FIRST, 0));
    hotswarm.session().start();
    assertThat(hotswarm.session().status().port()).isPositive();
    hotswarm.close();
    assertThat(hotswarm.session().status().port()).isZero();
    hotswarm.close();
  }

  private static long threads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().startsWith("hotswarm-watch"))
        .count();
  }

  /** Found by its name in {@code META-INF/services} alone. */
  public static final class StrangersPickerProvider implements PickerProvider {
    @Override
    public String id() {
      return "strange";
    }

    @Override
    public Picker open(PickerNeeds needs, Optional<PickerState> state) {
      throw new UnsupportedOperationException("never chosen");
    }
  }
}
