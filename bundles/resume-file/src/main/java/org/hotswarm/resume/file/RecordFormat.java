package org.hotswarm.resume.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A record's file: one line {@code hotswarm-record VERSION LENGTH SHA256} and then that many bytes.
 */
final class RecordFormat {
  /**
   * The longest record: metadata of 32 MiB (limit 1) and what belongs to it, with room to spare.
   */
  static final int LONGEST = 128 << 20;

  private static final String MAGIC = "hotswarm-record";
  private static final String VERSION = "1";
  private static final int FIELDS = 4;

  /** Longer than any first line. */
  static final int LONGEST_LINE = 128;

  private RecordFormat() {}

  /**
   * The file for {@code body}.
   *
   * @throws IOException when it is too long to be read again
   */
  static ByteBuffer wrap(byte[] body) throws IOException {
    if (body.length > LONGEST) {
      throw new IOException("a record of " + body.length + " bytes is longer than " + LONGEST);
    }
    byte[] line =
        (line(body.length, digest(ByteBuffer.wrap(body))) + "\n")
            .getBytes(StandardCharsets.ISO_8859_1);
    return ByteBuffer.allocate(line.length + body.length).put(line).put(body).flip();
  }

  /**
   * The body in {@code file}.
   *
   * @throws IOException when it is not the one that was wrapped; says what is wrong
   */
  static ByteBuffer unwrap(byte[] file) throws IOException {
    int end = 0;
    while (end < file.length && end < LONGEST_LINE && file[end] != '\n') {
      end++;
    }
    if (end == file.length || end == LONGEST_LINE) {
      throw new IOException("its first line has no end");
    }
    String line = new String(file, 0, end, StandardCharsets.ISO_8859_1);
    String[] fields = line.split(" ", -1);
    if (fields.length != FIELDS || !fields[0].equals(MAGIC)) {
      throw new IOException("it does not begin with " + MAGIC);
    }
    if (!fields[1].equals(VERSION)) {
      throw new IOException("its version is '" + fields[1] + "', and " + VERSION + " is read here");
    }
    ByteBuffer body = ByteBuffer.wrap(file, end + 1, file.length - end - 1).slice();
    if (!line.equals(line(body.remaining(), digest(body)))) {
      throw new IOException("its " + body.remaining() + " bytes are not those that were written");
    }
    return body;
  }

  private static String line(int length, String digest) {
    return String.join(" ", MAGIC, VERSION, Integer.toString(length), digest);
  }

  /** The SHA-256 of a body in hexadecimal digits. */
  static String digest(ByteBuffer body) {
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      sha256.update(body.duplicate());
      return HexFormat.of().formatHex(sha256.digest());
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java platform has SHA-256", impossible);
    }
  }
}
