package org.hotswarm.resume.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32C;

/**
 * What was added to one record. The file begins with a line {@code hotswarm-journal VERSION
 * DIGEST}, where the digest is that of the record; a journal of another record is none. Then come
 * entries: length and checksum, four bytes each, and the body. The checksum is CRC-32C over the
 * digest, the length and the body, so that no entry of an older journal is ever taken for one of
 * this.
 */
final class JournalFile {
  /** Bytes of a journal; a record is saved long before there are as many. */
  static final int LONGEST = 64 << 20;

  private static final String MAGIC = "hotswarm-journal 1 ";
  private static final int PREFIX = 8;

  private final StateDirectory directory;
  private final Path file;
  private final byte[] header;
  private long end = -1;

  /**
   * @param digest of the record that is added to
   */
  JournalFile(StateDirectory directory, Path file, String digest) {
    this.directory = directory;
    this.file = file;
    this.header = (MAGIC + digest + "\n").getBytes(StandardCharsets.ISO_8859_1);
  }

  /** The bodies of all entries before the first that is damaged. */
  List<ByteBuffer> read() throws IOException {
    List<ByteBuffer> bodies = new ArrayList<>();
    ByteBuffer rest = content();
    end = 0;
    if (rest.remaining() < header.length
        || !rest.slice(0, header.length).equals(ByteBuffer.wrap(header))) {
      return bodies;
    }
    rest.position(header.length);
    while (isWhole(rest)) {
      int length = rest.getInt(rest.position());
      bodies.add(rest.slice(rest.position() + PREFIX, length));
      rest.position(rest.position() + PREFIX + length);
    }
    end = rest.position();
    return bodies;
  }

  private ByteBuffer content() throws IOException {
    try {
      long size = Files.size(file);
      return size > LONGEST ? ByteBuffer.allocate(0) : ByteBuffer.wrap(Files.readAllBytes(file));
    } catch (NoSuchFileException none) {
      return ByteBuffer.allocate(0);
    }
  }

  private boolean isWhole(ByteBuffer rest) {
    int at = rest.position();
    if (rest.remaining() < PREFIX) {
      return false;
    }
    int length = rest.getInt(at);
    return length > 0
        && length <= rest.remaining() - PREFIX
        && rest.getInt(at + Integer.BYTES) == checksum(rest.slice(at + PREFIX, length));
  }

  private int checksum(ByteBuffer body) {
    CRC32C sum = new CRC32C();
    sum.update(header);
    sum.update(ByteBuffer.allocate(Integer.BYTES).putInt(0, body.remaining()));
    sum.update(body);
    return (int) sum.getValue();
  }

  /**
   * Adds an entry behind the last whole one, over what a write that failed may have left there.
   *
   * @param forced whether it is on stable storage when this returns
   */
  void append(byte[] body, boolean forced) throws IOException {
    if (end < 0) {
      read();
    }
    boolean begins = end == 0;
    ByteBuffer bytes = ByteBuffer.allocate((begins ? header.length : 0) + PREFIX + body.length);
    if (begins) {
      bytes.put(header);
    }
    bytes.putInt(body.length).putInt(checksum(ByteBuffer.wrap(body))).put(body).flip();
    if (end + bytes.remaining() > LONGEST) {
      throw new IOException(file + " would be longer than " + LONGEST + " bytes");
    }
    try (FileChannel channel = directory.open(file)) {
      write(channel, bytes);
      if (forced) {
        channel.force(true);
      }
    } catch (IOException problem) {
      throw new IOException("cannot write " + file + ": " + problem.getMessage(), problem);
    }
    if (begins && forced) {
      directory.force();
    }
    end += bytes.limit();
  }

  private void write(FileChannel channel, ByteBuffer bytes) throws IOException {
    long at = end;
    while (bytes.hasRemaining()) {
      at += channel.write(bytes, at);
    }
  }
}
