package org.hotswarm.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.hotswarm.launcher.BundleJars.BundleJar;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BundleJarsTest {

  private static final String[] NAMES = {
    "bundles/a.jar", "bundles/notes.txt", "bundles/old/b.jar", "profiles/shell/c.jar", "d.jar"
  };

  @TempDir Path directory;

  @Test
  void aJarAndADirectoryHoldTheSame() throws IOException {
    for (Path root : List.of(jar(), folder())) {
      assertThat(contents(root, "")).containsExactly("hotswarm:bundles/a.jar=bundles/a.jar");
      assertThat(contents(root, "shell"))
          .containsExactly(
              "hotswarm:bundles/a.jar=bundles/a.jar",
              "hotswarm:profiles/shell/c.jar=profiles/shell/c.jar");
      assertThat(contents(root, "../bundles/old")).hasSize(1);
    }
  }

  @Test
  void theCommandIsTheFirstArgumentThatIsNoOption() {
    assertThat(Profile.of("-q", "--json", "get", "shell").name()).isEqualTo("get");
    assertThat(Profile.of("--help").isWord()).isFalse();
    assertThat(Profile.of("../get").isWord()).isFalse();
  }

  private static List<String> contents(Path root, String profile) throws IOException {
    List<String> contents = new ArrayList<>();
    try (BundleJars jars = BundleJars.open(root, new Profile(profile))) {
      for (BundleJar jar : jars.all()) {
        try (InputStream bytes = jar.bytes().open()) {
          contents.add(jar.location() + "=" + new String(bytes.readAllBytes()));
        }
      }
    }
    return contents;
  }

  private Path folder() throws IOException {
    Path root = directory.resolve("folder");
    for (String name : NAMES) {
      Files.createDirectories(root.resolve(name).getParent());
      Files.writeString(root.resolve(name), name);
    }
    return root;
  }

  private Path jar() throws IOException {
    Path file = directory.resolve("all.jar");
    try (JarOutputStream jar = new JarOutputStream(Files.newOutputStream(file))) {
      for (String name : NAMES) {
        jar.putNextEntry(new JarEntry(name));
        jar.write(name.getBytes());
      }
    }
    return file;
  }
}
