package org.hotswarm.itests.felix;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Zip files that no packing tool makes. */
final class RawZip {
  /** Signature, and where the unpacked length is: APPNOTE.TXT, 4.3.12 and 4.3.16. */
  private static final int DIRECTORY_ENTRY = 0x02014b50;

  private static final int LENGTH_IN_ENTRY = 24;
  private static final int END_LENGTH = 22;

  private RawZip() {}

  /** With one entry. */
  static byte[] of(String entry, byte[] bytes) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      zip.putNextEntry(new ZipEntry(entry));
      zip.write(bytes);
    }
    return out.toByteArray();
  }

  /** A small entry, and one that unpacks to so many MiB. */
  static byte[] bomb(String first, int size) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      zip.setLevel(1);
      zip.putNextEntry(new ZipEntry(first));
      zip.putNextEntry(new ZipEntry("zeros"));
      byte[] part = zeros(1 << 20);
      for (int i = 0; i < size; i++) {
        zip.write(part);
      }
    }
    return out.toByteArray();
  }

  /** Its last entry claims to unpack to so many bytes; a claim is four bytes without a sign. */
  static byte[] claiming(int length, byte[] zip) {
    ByteBuffer bytes = ByteBuffer.wrap(zip).order(ByteOrder.LITTLE_ENDIAN);
    int entry = zip.length - END_LENGTH;
    while (bytes.getInt(entry) != DIRECTORY_ENTRY) {
      entry--;
    }
    bytes.putInt(entry + LENGTH_IN_ENTRY, length);
    return zip;
  }

  static byte[] zeros(int length) {
    return new byte[length];
  }

  /** What cannot be packed. */
  static byte[] noise(int length) {
    byte[] bytes = new byte[length];
    new Random(5).nextBytes(bytes);
    return bytes;
  }
}
