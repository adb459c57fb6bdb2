package org.hotswarm.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The example in the README, as a reader would copy it. */
class ReadmeExampleTest {
  private static final Pattern EXAMPLE =
      Pattern.compile(
          "^```java\n(.*?public class (\\w+) .*?)^```$", Pattern.DOTALL | Pattern.MULTILINE);

  private static final Path README = Path.of("..", "..", "README.md");

  @TempDir Path directory;

  @Test
  void theExampleDownloadsATorrent() throws Exception {
    MatchResult example = example();
    Path seeded = Files.createDirectory(directory.resolve("seeded"));
    Path downloaded = directory.resolve("downloaded");
    URL[] compiled = {compile(example.group(2), example.group(1)).toUri().toURL()};
    try (Seed seed = new Seed(seeded);
        URLClassLoader loader = new URLClassLoader(compiled, getClass().getClassLoader())) {
      String[] arguments = {seed.magnet(), downloaded.toString()};
      loader
          .loadClass(example.group(2))
          .getMethod("main", String[].class)
          .invoke(null, (Object) arguments);
      assertThat(downloaded.resolve(seed.file().getFileName())).hasSameBinaryContentAs(seed.file());
    }
  }

  @Test
  void itTakesTenLines() throws IOException {
    assertThat(example().group(1).lines().filter(line -> line.endsWith(";"))).hasSizeLessThan(20);
    String main = example().group(1).replaceAll("(?s).*throws Exception \\{\n", "");
    assertThat(main.chars().filter(character -> character == ';').count()).isLessThanOrEqualTo(10);
  }

  private static MatchResult example() throws IOException {
    List<MatchResult> found = EXAMPLE.matcher(Files.readString(README)).results().toList();
    assertThat(found).hasSize(1);
    return found.get(0);
  }

  private Path compile(String name, String text) throws IOException {
    Path source = Files.writeString(directory.resolve(name + ".java"), text);
    Path classes = Files.createDirectory(directory.resolve("classes"));
    JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
    try (StandardJavaFileManager files = javac.getStandardFileManager(null, null, null)) {
      List<String> options =
          List.of(
              "-d", classes.toString(), "-proc:none", "-cp", System.getProperty("java.class.path"));
      assertThat(
              javac
                  .getTask(null, files, null, options, null, files.getJavaFileObjects(source))
                  .call())
          .as("the example compiles")
          .isTrue();
    }
    return classes;
  }
}
