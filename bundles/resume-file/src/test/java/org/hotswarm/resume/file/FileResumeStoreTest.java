package org.hotswarm.resume.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;
import org.hotswarm.spi.NoState;
import org.hotswarm.spi.resume.ResumeStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FileResumeStoreTest {
  @TempDir Path directory;

  @Test
  void keepsTheNewestOfEachName() throws IOException {
    Path state = directory.resolve("a/state");
    try (ResumeStore store = Records.open(state)) {
      assertThat(store.names()).isEmpty();
      assertThat(store.load("session")).isEmpty();
      store.save("session", Records.of(1));
      store.save(Records.TORRENT, Records.of(2));
      store.save("session", Records.of(3));
      store.save("session", Records.of(4));

      assertThat(store.names()).containsExactly(Records.TORRENT, "session");
      assertThat(store.load("session")).contains(Records.of(4));
    }
    try (ResumeStore next = Records.open(state)) {
      assertThat(next.load("session")).contains(Records.of(4));
      assertThat(next.load(Records.TORRENT)).contains(Records.of(2));
      assertThat(next.snapshot()).isEqualTo(new NoState());
    }
  }

  @Test
  void removedRecordsLeaveNothing() throws IOException {
    try (ResumeStore store = Records.open(directory)) {
      store.save("session", Records.of(1));
      store.save("session", Records.of(2));
      store.save(Records.TORRENT, Records.of(3));
      store.remove("session");
      store.remove("session");

      assertThat(store.load("session")).isEmpty();
      assertThat(store.names()).containsExactly(Records.TORRENT);
    }
    try (Stream<Path> left = Files.list(directory)) {
      assertThat(left.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrder("lock", Records.TORRENT + ".resume");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "../session",
        "/etc/passwd",
        "a/b",
        "Session",
        "session ",
        "session.resume",
        "0123456789ABCDEF0123456789ABCDEF01234567",
        "0123456789abcdef",
        "session\0",
        "thisnameismuchtoolongtobethenameofanyrecord"
      })
  void namesThatCouldLeadElsewhereAreRefused(String name) throws IOException {
    Path state = directory.resolve("state");
    try (ResumeStore store = Records.open(state)) {
      for (org.assertj.core.api.ThrowableAssert.ThrowingCallable access :
          java.util.List.<org.assertj.core.api.ThrowableAssert.ThrowingCallable>of(
              () -> store.save(name, Records.of(1)),
              () -> store.load(name),
              () -> store.remove(name))) {
        assertThatThrownBy(access)
            .isInstanceOf(IOException.class)
            .hasMessageContaining("names no record");
      }
    }
    assertThat(state).doesNotExist();
  }

  @Test
  void foreignFilesAreNoRecords() throws IOException {
    try (ResumeStore store = Records.open(directory)) {
      for (String foreign :
          new String[] {"notes.txt", "X.resume", "session.resume.new", "a.resume.bak", ".resume"}) {
        Files.writeString(directory.resolve(foreign), "x");
      }
      store.save(Records.TORRENT, Records.of(1));
      assertThat(store.names()).containsExactly(Records.TORRENT);
    }
    assertThat(directory.resolve("notes.txt")).hasContent("x");
  }

  @Test
  @EnabledOnOs({OS.LINUX, OS.MAC})
  void onlyTheOwnerMayLook() throws IOException {
    Path state = directory.resolve("private");
    try (ResumeStore store = Records.open(state)) {
      store.save("session", Records.of(1));
      assertThat(mode(state)).isEqualTo("rwx------");
      assertThat(mode(state.resolve("session.resume"))).isEqualTo("rw-------");
    }
  }

  private static String mode(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }

  @Test
  @EnabledOnOs({OS.LINUX, OS.MAC})
  void stateDirectoryMayBeReachedThroughALink() throws IOException {
    Path real = Files.createDirectory(directory.resolve("real"));
    Path link = Files.createSymbolicLink(directory.resolve("link"), real);
    try (ResumeStore store = Records.open(link)) {
      store.save("session", Records.of(1));
    }
    assertThat(real.resolve("session.resume")).exists();
  }

  @Test
  void worksWhereFilesHaveNoOwners() throws IOException {
    for (Configuration kind : new Configuration[] {Configuration.unix(), Configuration.windows()}) {
      try (FileSystem system = Jimfs.newFileSystem(kind);
          ResumeStore store = Records.open(system.getPath("state").toAbsolutePath())) {
        store.save("session", Records.of(1));
        store.save("session", Records.of(2));
        assertThat(store.load("session")).contains(Records.of(2));
      }
    }
  }

  @Test
  void fullDiskLeavesTheOldRecord() throws IOException {
    Configuration small =
        Configuration.unix().toBuilder().setBlockSize(512).setMaxSize(8 << 10).build();
    try (FileSystem system = Jimfs.newFileSystem(small);
        ResumeStore store = Records.open(system.getPath("/state"))) {
      store.save("session", Records.of(1));
      store.save("session", Records.of(2));
      var long1 = Records.of(3).toBuilder().put("metadata", new byte[16 << 10]).build();

      assertThatThrownBy(() -> store.save("session", long1))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("session.resume.new")
          .hasMessageContaining("out of disk space");
      assertThat(store.load("session")).contains(Records.of(2));
      store.save("session", Records.of(4));
      assertThat(store.load("session")).contains(Records.of(4));
    }
  }

  @Test
  void recordsCanBeReadWhenTheDiskIsFull() throws IOException {
    Configuration small =
        Configuration.unix().toBuilder().setBlockSize(512).setMaxSize(8 << 10).build();
    try (FileSystem system = Jimfs.newFileSystem(small)) {
      Path state = system.getPath("/state");
      try (ResumeStore store = Records.open(state)) {
        store.save("session", Records.of(1));
      }
      long room = Files.getFileStore(state).getUsableSpace();
      Files.write(system.getPath("/ballast"), new byte[(int) room]);
      try (ResumeStore store = Records.open(state)) {
        assertThat(store.load("session")).contains(Records.of(1));
        assertThat(state.resolve("lock.owner")).isEmptyFile();
      }
    }
  }

  @Test
  void fileInPlaceOfTheDirectoryIsNamed() throws IOException {
    Path file = Files.writeString(directory.resolve("state"), "x");
    try (ResumeStore store = Records.open(file)) {
      assertThatThrownBy(store::names)
          .isInstanceOf(IOException.class)
          .hasMessageContaining(file.toString());
    }
  }

  @Test
  void closedStoreAnswersNothing() throws IOException {
    ResumeStore store = Records.open(directory);
    store.save("session", Records.of(1));
    store.close();
    store.close();
    assertThatThrownBy(() -> store.load("session"))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("closed");
  }
}
