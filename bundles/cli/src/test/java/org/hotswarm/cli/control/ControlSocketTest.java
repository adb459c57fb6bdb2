package org.hotswarm.cli.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ControlSocketTest {
  @TempDir private Path state;

  private static List<String> names(Path directory) throws IOException {
    try (Stream<Path> entries = Files.list(directory)) {
      return entries.map(path -> path.getFileName().toString()).sorted().toList();
    }
  }

  private static void connects(Path state) throws IOException {
    try (SocketChannel client = SocketChannel.open(ControlPath.address(state))) {
      assertThat(client.isConnected()).isTrue();
    }
  }

  @Test
  void isForItsOwnerOnlyAndGoesWhenClosed() throws IOException {
    try (ControlSocket socket = ControlSocket.open(state)) {
      assertThat(socket.place()).isEqualTo(state.resolve("control"));
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(socket.place())))
          .isEqualTo("rw-------");
      connects(state);
      assertThat(names(state)).containsExactly("control", "control.lock");
    }
    assertThat(names(state)).containsExactly("control.lock");
  }

  @Test
  void whatADeadProcessLeftIsReplaced() throws IOException {
    Path left = Files.createDirectory(state.resolve(".control"));
    try (ServerSocketChannel dead = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
      dead.bind(UnixDomainSocketAddress.of(state.resolve("control")));
    }
    try (ServerSocketChannel dead = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
      dead.bind(UnixDomainSocketAddress.of(left.resolve("s")));
    }
    try (ControlSocket socket = ControlSocket.open(state)) {
      connects(state);
      assertThat(socket.place()).exists();
      assertThat(names(state)).containsExactly("control", "control.lock");
    }
  }

  @Test
  void twoCannotHaveIt() throws IOException {
    try (ControlSocket first = ControlSocket.open(state)) {
      assertThatThrownBy(() -> ControlSocket.open(state))
          .isInstanceOf(TakenException.class)
          .hasMessage("state directory " + state + " is in use by another process");
      Files.delete(first.place());
      assertThatThrownBy(() -> ControlSocket.open(state)).isInstanceOf(TakenException.class);
    }
    ControlSocket.open(state).close();
  }

  @Test
  void aPathTooLongForASocketIsALinkToAShorterOne() throws IOException {
    Path deep = Files.createDirectory(state.resolve("d".repeat(100)));
    Path elsewhere;
    try (ControlSocket socket = ControlSocket.open(deep)) {
      assertThat(socket.place()).isEqualTo(deep.resolve("control")).isSymbolicLink();
      elsewhere = Files.readSymbolicLink(socket.place()).getParent();
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(elsewhere)))
          .isEqualTo("rwx------");
      connects(deep);
      assertThatThrownBy(() -> ControlSocket.open(deep)).isInstanceOf(TakenException.class);
    }
    assertThat(elsewhere).doesNotExist();
    assertThat(deep.resolve("control")).doesNotExist();
    Files.createSymbolicLink(deep.resolve("control"), elsewhere.resolve("control"));
    try (ControlSocket socket = ControlSocket.open(deep)) {
      connects(deep);
      assertThat(Files.exists(socket.place(), LinkOption.NOFOLLOW_LINKS)).isTrue();
    }
  }

  @Test
  void aDirectoryThatIsNotThereHasNone() {
    assertThatThrownBy(() -> ControlSocket.open(state.resolve("none")))
        .isInstanceOf(IOException.class)
        .isNotInstanceOf(TakenException.class);
  }
}
