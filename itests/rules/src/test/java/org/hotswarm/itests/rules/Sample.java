package org.hotswarm.itests.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** A bundle written in a few lines of Java, compiled, packed and read back. */
final class Sample {

  private final Path directory;
  private final String room;
  private final Manifest manifest = new Manifest();
  private final Map<String, String> sources = new LinkedHashMap<>();
  private final Map<String, String> texts = new LinkedHashMap<>();

  /**
   * A bundle of {@code bundles/<room>} that breaks no rule yet, made somewhere in {@code
   * directory}.
   */
  Sample(Path directory, String room) throws IOException {
    this.directory = Files.createTempDirectory(directory, room);
    this.room = room;
    header("Manifest-Version", "1.0");
    header("Bundle-SymbolicName", "org.hotswarm." + room.replace('-', '.'));
  }

  Sample header(String name, String value) {
    manifest.getMainAttributes().put(new Attributes.Name(name), value);
    return this;
  }

  /** Adds a class by its full name and what stands after its package declaration. */
  Sample source(String name, String text) {
    int dot = name.lastIndexOf('.');
    sources.put(name, "package " + name.substring(0, dot) + ";\n" + text);
    return this;
  }

  Sample component(String name, String xml) {
    texts.put("OSGI-INF/" + name + ".xml", xml);
    return this;
  }

  Sample loadable(String service, String names) {
    texts.put("META-INF/services/" + service, names);
    return this;
  }

  Bundle read() throws IOException {
    Path jar = directory.resolve("bundle.jar");
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar), manifest)) {
      for (Path file : compile()) {
        out.putNextEntry(new JarEntry(directory.resolve("out").relativize(file).toString()));
        Files.copy(file, out);
      }
      for (Map.Entry<String, String> text : texts.entrySet()) {
        out.putNextEntry(new JarEntry(text.getKey()));
        out.write(text.getValue().getBytes(StandardCharsets.UTF_8));
      }
    }
    return Bundle.read(room, jar);
  }

  private List<Path> compile() throws IOException {
    Path out = Files.createDirectories(directory.resolve("out"));
    if (sources.isEmpty()) {
      return List.of();
    }
    JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
    try (StandardJavaFileManager files = javac.getStandardFileManager(null, null, null)) {
      List<String> options = List.of("-d", out.toString(), "-proc:none");
      boolean compiled =
          javac
              .getTask(null, files, null, options, null, files.getJavaFileObjectsFromPaths(write()))
              .call();
      assertThat(compiled).as("the sample compiles").isTrue();
    }
    try (Stream<Path> classes = Files.walk(out)) {
      return classes.filter(Files::isRegularFile).toList();
    }
  }

  private List<Path> write() throws IOException {
    List<Path> files = new ArrayList<>();
    for (Map.Entry<String, String> source : sources.entrySet()) {
      Path file = directory.resolve("src/" + source.getKey().replace('.', '/') + ".java");
      Files.createDirectories(file.getParent());
      files.add(Files.writeString(file, source.getValue()));
    }
    return files;
  }
}
