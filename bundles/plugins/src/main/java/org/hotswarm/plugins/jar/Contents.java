package org.hotswarm.plugins.jar;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.hotswarm.api.module.ModuleException;
import org.hotswarm.api.module.ModuleException.Kind;

/**
 * What is in a jar. All of it has been read once, and is whole.
 *
 * @param file the jar
 * @param shown its name, for people
 * @param manifest its main section
 * @param entries all names
 */
record Contents(Path file, String shown, Attributes manifest, SortedSet<String> entries) {
  /** Bytes of a manifest; those of large bundles have some 20 KiB. */
  private static final int MANIFEST_LIMIT = 1 << 20;

  /** Bytes of all entries together. */
  private static final long UNPACKED_LIMIT = 512L << 20;

  private static final int ENTRY_LIMIT = 65_535;
  private static final byte[] ZIP = {'P', 'K'};

  static Contents read(Path file, String shown) throws ModuleException {
    try (ZipFile zip = new ZipFile(file.toFile())) {
      Manifest manifest = manifest(zip, shown);
      SortedSet<String> names = sweep(zip, shown);
      if (names.stream().anyMatch(name -> name.matches("META-INF/[^/]+\\.SF"))) {
        verify(file, shown);
      }
      return new Contents(file, shown, manifest.getMainAttributes(), names);
    } catch (IOException | IllegalArgumentException unreadable) {
      throw new ModuleException(
          Kind.UNREADABLE,
          shown
              + (startsLikeAZip(file) ? " is cut off or damaged: " : " is not a jar: ")
              + unreadable.getMessage(),
          unreadable);
    }
  }

  private static boolean startsLikeAZip(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      return java.util.Arrays.equals(in.readNBytes(ZIP.length), ZIP);
    } catch (IOException gone) {
      return false;
    }
  }

  private static Manifest manifest(ZipFile zip, String shown) throws IOException, ModuleException {
    ZipEntry entry = zip.getEntry(JarFile.MANIFEST_NAME);
    if (entry == null) {
      throw unsuitable(shown, "has no manifest (" + JarFile.MANIFEST_NAME + ")");
    }
    byte[] bytes;
    try (InputStream in = zip.getInputStream(entry)) {
      bytes = in.readNBytes(MANIFEST_LIMIT + 1);
    }
    if (bytes.length > MANIFEST_LIMIT) {
      throw unsuitable(shown, "has a manifest of more than " + MANIFEST_LIMIT + " bytes");
    }
    try {
      return new Manifest(new ByteArrayInputStream(bytes));
    } catch (IOException malformed) {
      throw unsuitable(shown, "has a malformed manifest: " + malformed.getMessage());
    }
  }

  private static SortedSet<String> sweep(ZipFile zip, String shown)
      throws IOException, ModuleException {
    if (zip.size() > ENTRY_LIMIT) {
      throw unsuitable(shown, "has more than " + ENTRY_LIMIT + " entries");
    }
    SortedSet<String> names = new TreeSet<>();
    long left = UNPACKED_LIMIT;
    byte[] buffer = new byte[64 << 10];
    for (Enumeration<? extends ZipEntry> all = zip.entries(); all.hasMoreElements(); ) {
      ZipEntry entry = all.nextElement();
      String name = entry.getName();
      if (name.startsWith("/") || name.matches("(.*[/\\\\])?\\.\\.([/\\\\].*)?")) {
        throw unsuitable(shown, "has an entry outside of itself: " + name);
      }
      names.add(name);
      left -= entry.getSize() > left ? entry.getSize() : drain(zip, entry, buffer, left);
      if (left < 0) {
        throw unsuitable(shown, "unpacks to more than " + (UNPACKED_LIMIT >> 20) + " MiB");
      }
    }
    return names;
  }

  /** Reads an entry, one byte more than allowed at most. */
  private static long drain(ZipFile zip, ZipEntry entry, byte[] buffer, long most)
      throws IOException {
    long length = 0;
    CRC32 crc = new CRC32();
    try (InputStream in = new CheckedInputStream(zip.getInputStream(entry), crc)) {
      for (int n = in.read(buffer); n >= 0 && length <= most; n = in.read(buffer)) {
        length += n;
      }
    }
    if (length <= most && entry.getCrc() >= 0 && crc.getValue() != entry.getCrc()) {
      throw new IOException(entry.getName() + " has a wrong checksum");
    }
    return length;
  }

  /** Reads all once more, now against the signature. */
  private static void verify(Path file, String shown) throws IOException, ModuleException {
    try (JarFile jar = new JarFile(file.toFile(), true)) {
      for (Enumeration<JarEntry> all = jar.entries(); all.hasMoreElements(); ) {
        try (InputStream in = jar.getInputStream(all.nextElement())) {
          in.transferTo(java.io.OutputStream.nullOutputStream());
        }
      }
    } catch (SecurityException tampered) {
      throw unsuitable(shown, "is not as it was signed: " + tampered.getMessage());
    }
  }

  /** The beginning of an entry. */
  byte[] bytes(String entry, int most) throws ModuleException {
    try (ZipFile zip = new ZipFile(file.toFile());
        InputStream in = zip.getInputStream(zip.getEntry(entry))) {
      return in.readNBytes(most);
    } catch (IOException vanished) {
      throw new ModuleException(Kind.UNREADABLE, shown + ": " + vanished.getMessage(), vanished);
    }
  }

  ModuleException unsuitable(String what) {
    return unsuitable(shown, what);
  }

  private static ModuleException unsuitable(String shown, String what) {
    return new ModuleException(Kind.UNSUITABLE, shown + " " + what);
  }
}
