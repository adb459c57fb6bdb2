package org.hotswarm.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlatformTest {

  private static final Duration LONG = Duration.ofSeconds(20);
  private static final Duration SHORT = Duration.ofMillis(1);

  @TempDir Path directory;
  private BundleCache cache;
  private Platform platform;

  @BeforeEach
  void makePlatform() throws IOException {
    cache = new BundleCache();
    platform = new Platform(cache);
  }

  @AfterEach
  void stopPlatform() throws Exception {
    assertThat(platform.stop(LONG)).isTrue();
    cache.delete();
  }

  @Test
  void findsTheCommandAmongBundlesThatRefuse() throws Exception {
    TestBundle.activatedBy(CountingCommand.class).write(bundle("command"));
    TestBundle.named("lost").header("Import-Package", "nowhere").write(bundle("lost"));
    Files.writeString(bundle("text"), "not a jar");
    boot("");
    assertThat(platform.command(LONG).apply(new String[] {"a", "b"})).isEqualTo(2);
  }

  @Test
  void namesTheIdleBundlesWhenThereIsNoCommand() throws Exception {
    TestBundle.named("willing").write(bundle("willing"));
    TestBundle.named("lost").header("Import-Package", "nowhere").write(bundle("lost"));
    TestBundle.named("part").header("Fragment-Host", "willing").write(bundle("part"));
    boot("");
    assertThatThrownBy(() -> platform.command(SHORT))
        .isInstanceOf(IOException.class)
        .hasMessageEndingWith("not active: lost");
  }

  @Test
  void installsAProfileOnlyForItsCommand() throws Exception {
    TestBundle.activatedBy(CountingCommand.class)
        .write(directory.resolve("profiles/count/command.jar"));
    boot("other");
    assertThatThrownBy(() -> platform.command(SHORT)).hasMessageEndingWith("bundles are active");
    stopPlatform();
    makePlatform();
    boot("count");
    assertThat(platform.command(LONG)).isNotNull();
  }

  private Path bundle(String name) throws IOException {
    Files.createDirectories(directory.resolve("bundles"));
    return directory.resolve("bundles/" + name + ".jar");
  }

  private void boot(String profile) throws Exception {
    try (BundleJars jars = BundleJars.open(directory, new Profile(profile))) {
      platform.boot(jars);
    }
  }
}
