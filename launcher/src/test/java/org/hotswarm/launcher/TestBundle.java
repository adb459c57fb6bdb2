package org.hotswarm.launcher;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/** A bundle made on the spot from classes of the test class path. */
final class TestBundle {

  private final Manifest manifest = new Manifest();
  private final Class<?>[] classes;

  private TestBundle(String name, Class<?>... classes) {
    this.classes = classes;
    header("Manifest-Version", "1.0");
    header("Bundle-ManifestVersion", "2");
    header("Bundle-SymbolicName", name);
    header("Import-Package", "org.osgi.framework,org.slf4j");
  }

  static TestBundle named(String name) {
    return new TestBundle(name);
  }

  static TestBundle activatedBy(Class<?> activator) {
    return new TestBundle(activator.getSimpleName(), activator)
        .header("Bundle-Activator", activator.getName());
  }

  TestBundle header(String name, String value) {
    manifest.getMainAttributes().put(new Attributes.Name(name), value);
    return this;
  }

  void write(Path file) throws IOException {
    Files.createDirectories(file.getParent());
    try (JarOutputStream jar = new JarOutputStream(Files.newOutputStream(file), manifest)) {
      for (Class<?> type : classes) {
        String path = type.getName().replace('.', '/') + ".class";
        jar.putNextEntry(new JarEntry(path));
        try (InputStream bytes = type.getClassLoader().getResourceAsStream(path)) {
          bytes.transferTo(jar);
        }
      }
    }
  }
}
