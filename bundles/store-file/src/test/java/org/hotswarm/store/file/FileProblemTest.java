package org.hotswarm.store.file;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.hotswarm.spi.store.StoreFullException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FileProblemTest {
  private static final Path FILE = Path.of("/save/t/f");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "No space left on device",
        "Disk quota exceeded",
        "File too large",
        "There is not enough space on the disk"
      })
  void lackOfRoomIsRecognised(String reason) {
    assertThat(FileProblem.of("write", FILE, new IOException(reason)))
        .isInstanceOf(StoreFullException.class)
        .hasMessageContaining("/save/t/f")
        .hasMessageContaining(reason);
    assertThat(FileProblem.of("create", FILE, new FileSystemException("/save/t", null, reason)))
        .isInstanceOf(StoreFullException.class);
  }

  @Test
  void otherProblemsAreNotLackOfRoom() {
    IOException problem = FileProblem.of("write", FILE, new IOException("Input/output error"));
    assertThat(problem)
        .isNotInstanceOf(StoreFullException.class)
        .hasMessage("cannot write /save/t/f: Input/output error");
  }

  @Test
  void volumeWithoutRoomSpeaksWhereTheMessageIsForeign() throws IOException {
    IOException foreign = new IOException("Auf dem Ger\u00e4t ist kein Speicherplatz mehr frei");
    Configuration small = Configuration.unix().toBuilder().setMaxSize(16 << 10).build();
    try (FileSystem system = Jimfs.newFileSystem(small)) {
      Path file = Files.write(system.getPath("/f"), new byte[8 << 10]);

      assertThat(FileProblem.ofWrite(file, 0, 1 << 10, foreign))
          .isNotInstanceOf(StoreFullException.class)
          .hasMessageStartingWith("cannot write 1024 bytes at 0 of /f: Auf dem");
      assertThat(FileProblem.ofWrite(file, 0, 9 << 10, foreign))
          .isInstanceOf(StoreFullException.class);
    }
    assertThat(FileProblem.ofWrite(FILE, 0, 1, foreign))
        .as("of a volume that cannot be asked")
        .isNotInstanceOf(StoreFullException.class);
  }

  @Test
  void messagesSayWhatAndWhere() {
    assertThat(FileProblem.of("open", FILE, new AccessDeniedException("/save/t/f")))
        .hasMessage("cannot open /save/t/f: permission denied; check who may write there");
    assertThat(FileProblem.of("open", FILE, new NoSuchFileException("/save/t")))
        .hasMessage("cannot open /save/t/f: /save/t is not there");
    assertThat(
            FileProblem.of(
                "create", FILE, new FileSystemException("f", null, "Read-only file system")))
        .hasMessage("cannot create /save/t/f: Read-only file system");
    assertThat(FileProblem.of("write", FILE, new ClosedChannelException()))
        .hasMessage("cannot write /save/t/f: ClosedChannelException");
  }
}
