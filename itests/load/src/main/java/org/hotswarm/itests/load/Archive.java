package org.hotswarm.itests.load;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Enumeration;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;
import org.osgi.framework.Bundle;
import org.osgi.framework.Constants;
import org.osgi.framework.Version;

/**
 * The jar that a bundle came from, read back from the bundle, so that no framework need be asked
 * where it is.
 */
final class Archive {
  private static final String COMPONENTS = "OSGI-INF/";
  private static final String RANKING = "service.ranking";

  private final Map<String, byte[]> entries;

  private Archive(Map<String, byte[]> entries) {
    this.entries = entries;
  }

  static Archive of(Bundle bundle) {
    Map<String, byte[]> entries = new TreeMap<>();
    read(bundle, "", entries);
    return new Archive(entries);
  }

  private static void read(Bundle bundle, String directory, Map<String, byte[]> into) {
    Enumeration<String> paths = bundle.getEntryPaths(directory);
    for (String path : paths == null ? Collections.<String>emptyList() : Collections.list(paths)) {
      if (path.endsWith("/")) {
        read(bundle, path, into);
      } else {
        into.put(path, bytes(bundle, path));
      }
    }
  }

  private static byte[] bytes(Bundle bundle, String path) {
    try (InputStream in = bundle.getEntry(path).openStream()) {
      return in.readAllBytes();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** The same bytes again. */
  InputStream same() {
    return jar(manifest());
  }

  /** The same with another version. */
  InputStream version(int number) {
    Manifest manifest = manifest();
    setVersion(manifest, number);
    return jar(manifest);
  }

  /** A bundle of another name that ranks higher than any delivered one. */
  InputStream newcomer(int number, int ranking) {
    Manifest manifest = manifest();
    setVersion(manifest, number);
    String name = manifest.getMainAttributes().getValue(Constants.BUNDLE_SYMBOLICNAME);
    manifest.getMainAttributes().putValue(Constants.BUNDLE_SYMBOLICNAME, name + Part.NEWCOMER);
    Map<String, byte[]> changed = new TreeMap<>(entries);
    changed.replaceAll(
        (path, bytes) ->
            path.startsWith(COMPONENTS) && path.endsWith(".xml") ? ranked(bytes, ranking) : bytes);
    return new Archive(changed).jar(manifest);
  }

  private static void setVersion(Manifest manifest, int number) {
    Version old =
        Version.parseVersion(manifest.getMainAttributes().getValue(Constants.BUNDLE_VERSION));
    Version next =
        new Version(old.getMajor(), old.getMinor(), old.getMicro() + 1, "number-" + number);
    manifest.getMainAttributes().putValue(Constants.BUNDLE_VERSION, next.toString());
  }

  private static byte[] ranked(byte[] component, int ranking) {
    String text =
        new String(component, StandardCharsets.UTF_8)
            .replaceAll("\\s*<property name=\"" + RANKING + "\"[^>]*/>", "")
            .replaceFirst("( name=\"[^\"]+)\"", "$1.newcomer\"")
            .replaceFirst(
                "(<scr:component[^>]*>)",
                "$1\n  <property name=\""
                    + RANKING
                    + "\" type=\"Integer\" value=\""
                    + ranking
                    + "\"/>");
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private Manifest manifest() {
    try {
      return new Manifest(new ByteArrayInputStream(entries.get(JarFile.MANIFEST_NAME)));
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  private InputStream jar(Manifest manifest) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JarOutputStream jar = new JarOutputStream(bytes, manifest)) {
      for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
        if (!entry.getKey().equals(JarFile.MANIFEST_NAME)) {
          jar.putNextEntry(new ZipEntry(entry.getKey()));
          jar.write(entry.getValue());
        }
      }
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return new ByteArrayInputStream(bytes.toByteArray());
  }
}
