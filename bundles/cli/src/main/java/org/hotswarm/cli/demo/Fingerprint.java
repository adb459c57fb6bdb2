package org.hotswarm.cli.demo;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * What tells the contents of files from all others.
 *
 * @param lengths of the files, in their order
 * @param sha256 of all of them, one after another
 */
record Fingerprint(List<Long> lengths, String sha256) {
  private static final int CHUNK = 1 << 20;

  /** Reads all files. */
  static Fingerprint of(List<Path> files) throws IOException {
    MessageDigest digest = digest();
    List<Long> lengths = new ArrayList<>();
    byte[] chunk = new byte[CHUNK];
    for (Path file : files) {
      long length = 0;
      try (InputStream in = Files.newInputStream(file)) {
        for (int read; (read = in.read(chunk)) > 0; length += read) {
          digest.update(chunk, 0, read);
        }
      }
      lengths.add(length);
    }
    return new Fingerprint(List.copyOf(lengths), HexFormat.of().formatHex(digest.digest()));
  }

  private static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java platform has SHA-256", impossible);
    }
  }
}
