package org.hotswarm.cli.control;

import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;

/**
 * Where the control socket of a state directory is. Systems take only some hundred bytes as the
 * path of a socket; where the state directory's is longer, {@code control} is a symbolic link to a
 * socket in a directory of this user alone.
 */
final class ControlPath {
  /** Of the path of a socket: Linux has room for 107 bytes, macOS for 103. */
  static final int MOST_BYTES = 103;

  private static final String NAME = "control";

  private ControlPath() {}

  /** The socket, or a link to it. */
  static Path in(Path state) {
    return state.toAbsolutePath().resolve(NAME);
  }

  static boolean fits(Path socket) {
    return socket.toString().getBytes(Charset.defaultCharset()).length <= MOST_BYTES;
  }

  /** What to connect to. */
  static UnixDomainSocketAddress address(Path state) throws IOException {
    Path socket = in(state);
    if (!Files.isSymbolicLink(socket)) {
      return UnixDomainSocketAddress.of(socket);
    }
    Path elsewhere = Files.readSymbolicLink(socket);
    if (!Files.getOwner(elsewhere, LinkOption.NOFOLLOW_LINKS)
        .equals(Files.getOwner(socket, LinkOption.NOFOLLOW_LINKS))) {
      throw new IOException(elsewhere + " belongs to somebody else");
    }
    return UnixDomainSocketAddress.of(elsewhere);
  }
}
