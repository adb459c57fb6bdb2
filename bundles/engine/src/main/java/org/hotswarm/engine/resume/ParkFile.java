package org.hotswarm.engine.resume;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import org.hotswarm.model.bencode.BDictionary;
import org.hotswarm.model.bencode.BencodeException;
import org.hotswarm.spi.bencode.Bencode;
import org.hotswarm.spi.bencode.BencodeLimits;

/**
 * The one file that a session waits in while there is no engine. It is whole or not there, and only
 * its owner can read it: trackers' addresses hold keys.
 *
 * @param path of the file
 */
public record ParkFile(Path path) {
  /** A torrent has some twenty values; ten thousand of them, with their pieces, fit. */
  private static final BencodeLimits LIMITS = new BencodeLimits(100, 20_000_000, true);

  /** Whether a session waits in it. */
  public boolean isThere() {
    return Files.exists(path);
  }

  /** Puts a session in, on stable storage. */
  public void write(ParkedSession session) throws IOException {
    Path fresh = sibling(".new");
    Files.createDirectories(path.toAbsolutePath().getParent());
    Files.deleteIfExists(fresh);
    Set<StandardOpenOption> options =
        Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    try (FileChannel channel = FileChannel.open(fresh, options, ownerOnly())) {
      ByteBuffer bytes = ByteBuffer.wrap(CanonicalBytes.of(session.toBencode()));
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(true);
    }
    Files.move(fresh, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  private FileAttribute<?>[] ownerOnly() {
    return path.getFileSystem().supportedFileAttributeViews().contains("posix")
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
        }
        : new FileAttribute<?>[0];
  }

  /** Reads the session that waits; the file stays. */
  public ParkedSession.Reading read(Bencode bencode, InfoDecoder decoder) throws IOException {
    try {
      BDictionary tree =
          bencode.decodeDictionary(ByteBuffer.wrap(Files.readAllBytes(path)), LIMITS);
      return ParkedSession.of(tree, decoder);
    } catch (BencodeException damaged) {
      throw new IOException(path + " is damaged: " + damaged.getMessage(), damaged);
    }
  }

  /** The session goes on elsewhere. */
  public void delete() throws IOException {
    Files.deleteIfExists(path);
  }

  /** Keeps the file where it is not looked at again; answers where. */
  public Path setAside() throws IOException {
    int number = 1;
    while (Files.exists(sibling(".failed-" + number))) {
      number++;
    }
    return Files.move(path, sibling(".failed-" + number));
  }

  private Path sibling(String suffix) {
    return path.resolveSibling(path.getFileName() + suffix);
  }
}
