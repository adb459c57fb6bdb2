package org.hotswarm.resume.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.hotswarm.spi.resume.ResumeStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** F20: two of us on one state directory. */
class DirectoryLockTest {
  @TempDir Path directory;

  @Test
  void secondStoreOfThisProcessIsRefusedUntilTheFirstIsClosed() throws IOException {
    ResumeStore first = Records.open(directory);
    try (ResumeStore second = Records.open(directory)) {
      first.save("session", Records.of(1));
      for (int i = 0; i < 3; i++) {
        refuses(second);
      }
      first.save("session", Records.of(2));
      first.close();

      assertThat(second.load("session")).contains(Records.of(2));
      second.save("session", Records.of(3));
    }
  }

  private static void refuses(ResumeStore store) {
    assertThatThrownBy(() -> store.load("session"))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("in use by process " + ProcessHandle.current().pid())
        .hasMessageContaining("stop it or choose another directory");
  }

  @Test
  void openingLocksNothing() throws IOException {
    try (ResumeStore first = Records.open(directory);
        ResumeStore second = Records.open(directory)) {
      assertThat(directory).isEmptyDirectory();
      second.save("session", Records.of(1));
      assertThat(first).isNotNull();
    }
    assertThat(directory.resolve("lock.owner")).doesNotExist();
  }

  @Test
  void otherProcessIsRefusedAndDoesNoHarm() throws Exception {
    ResumeStore ours = Records.open(directory);
    ours.save("session", Records.of(1));
    try (Other other = new Other(directory)) {
      assertThat(other.said()).contains("in use by process " + ProcessHandle.current().pid());
      assertThat(ours.load("session")).contains(Records.of(1));
      ours.save("session", Records.of(2));
    } finally {
      ours.close();
    }
    try (Other other = new Other(directory)) {
      assertThat(other.said()).isEqualTo("held");
    }
  }

  @Test
  void refusedStoreOfThisProcessDoesNotOpenTheDirectoryToOthers() throws Exception {
    try (ResumeStore ours = Records.open(directory)) {
      ours.save("session", Records.of(1));
      ResumeStore second = Records.open(directory);
      refuses(second);
      second.close();
      try (Other other = new Other(directory)) {
        assertThat(other.said()).contains("in use by process");
      }
    }
  }

  @Test
  void weAreRefusedWhileAnotherProcessHoldsItAndNotWhenItIsKilled() throws Exception {
    try (Other other = new Other(directory);
        ResumeStore ours = Records.open(directory)) {
      assertThat(other.said()).isEqualTo("held");
      assertThatThrownBy(ours::names)
          .isInstanceOf(IOException.class)
          .hasMessageContaining("in use by process " + other.process.pid());

      other.process.destroyForcibly().waitFor();

      assertThat(directory.resolve("lock.owner")).exists();
      assertThat(ours.load("session")).contains(Records.of(77));
    }
  }

  @Test
  void lockHoldsWithoutTheNameOfItsOwner() throws Exception {
    try (ResumeStore ours = Records.open(directory)) {
      ours.save("session", Records.of(1));
      Files.delete(directory.resolve("lock.owner"));
      try (Other other = new Other(directory)) {
        assertThat(other.said()).contains("in use by another process");
      }
    }
  }

  /** A process of its own that tries the directory. */
  private static final class Other implements AutoCloseable {
    final Process process;
    private final BufferedReader output;

    Other(Path directory) throws IOException {
      process =
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-cp",
                  System.getProperty("java.class.path"),
                  LockHolder.class.getName(),
                  directory.toString())
              .redirectError(ProcessBuilder.Redirect.INHERIT)
              .start();
      output = process.inputReader();
    }

    String said() throws IOException {
      return output.readLine();
    }

    @Override
    public void close() throws IOException {
      process.getOutputStream().close();
      process.onExit().join();
    }
  }
}
