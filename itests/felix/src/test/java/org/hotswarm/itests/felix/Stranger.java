package org.hotswarm.itests.felix;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A bundle as a stranger would make it: a manifest, classes, component descriptions. */
final class Stranger {
  static final String NAME = "net.example.picker";
  static final String COMPONENT = "OSGI-INF/picker.xml";

  private static final String CLASS = "net.example.StrangePicker";
  private static final String IMPORTS =
      "org.hotswarm.spi;version=\"[1,2)\",org.hotswarm.spi.picker;version=\"[1,2)\","
          + "org.hotswarm.model.geometry;version=\"[1,2)\"";

  private final Map<String, String> headers = new LinkedHashMap<>();
  private final Map<String, byte[]> entries = new LinkedHashMap<>();

  /** Empty but for the names. */
  private Stranger(String name, String version) {
    with("Bundle-ManifestVersion", "2");
    with("Bundle-SymbolicName", name);
    with("Bundle-Version", version);
  }

  /** A picker that works and, ranked higher than ours, is chosen unless somebody is named. */
  static Stranger picker(String version) throws IOException {
    return picker(version, "", "return \"strange\";");
  }

  /** The same but for what its class holds and what its {@code id()} does. */
  static Stranger picker(String version, String members, String id) throws IOException {
    return new Stranger(NAME, version)
        .with("Import-Package", IMPORTS)
        .with("Service-Component", COMPONENT)
        .with(COMPONENT, Sources.component("", CLASS, "").getBytes(StandardCharsets.UTF_8))
        .compiled(CLASS, Sources.picker(members, id));
  }

  /** The same with a description whose root has these attributes and children. */
  Stranger described(String attributes, String children) {
    String xml = Sources.component(attributes, CLASS, children);
    return with(COMPONENT, xml.getBytes(StandardCharsets.UTF_8));
  }

  Stranger with(String header, String value) {
    headers.put(header, value);
    return this;
  }

  Stranger without(String name) {
    headers.remove(name);
    entries.keySet().removeIf(entry -> entry.startsWith(name));
    return this;
  }

  Stranger with(String entry, byte[] bytes) {
    entries.put(entry, bytes);
    return this;
  }

  Stranger compiled(String name, String source) throws IOException {
    Sources.compile(name, source).forEach((type, bytes) -> with(type + ".class", bytes));
    return this;
  }

  /** As if made by a compiler for a Java that does not exist yet. */
  Stranger forJava(int version) {
    byte[] bytes = entries.get(CLASS.replace('.', '/') + ".class");
    bytes[6] = 0;
    bytes[7] = (byte) (version + 44);
    return this;
  }

  /** Packs it. */
  byte[] bytes() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      if (!headers.isEmpty()) {
        put(zip, JarFile.MANIFEST_NAME);
        manifest().write(zip);
      }
      for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
        put(zip, entry.getKey());
        zip.write(entry.getValue());
      }
    }
    return out.toByteArray();
  }

  private static void put(ZipOutputStream zip, String name) throws IOException {
    zip.putNextEntry(new ZipEntry(name));
  }

  private Manifest manifest() {
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    headers.forEach(manifest.getMainAttributes()::putValue);
    return manifest;
  }

  /** No manifest at all. */
  Stranger bare() {
    headers.clear();
    return this;
  }

  /** Writes it to {@code file} piece by piece; nobody else may write to it. */
  Path write(Path file) throws IOException {
    try (OutputStream out = Files.newOutputStream(file)) {
      out.write(bytes());
    }
    return file;
  }
}
