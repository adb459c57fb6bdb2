package org.hotswarm.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What SIGTERM does to a launcher in a JVM of its own. */
@Timeout(60)
class SignalTest {

  @TempDir Path directory;
  private Path caches;
  private Process jvm;

  @BeforeEach
  void makeBundle() throws IOException {
    caches = Files.createDirectory(directory.resolve("caches"));
    TestBundle.activatedBy(WaitingCommand.class).write(directory.resolve("bundles/waiting.jar"));
  }

  @AfterEach
  void endJvm() {
    if (jvm != null) {
      jvm.destroyForcibly();
    }
  }

  @Test
  void theCommandEndsItselfAndItsCodeIsTheProcesses() throws Exception {
    List<String> output = terminateOnceWaiting("polite");
    assertThat(jvm.exitValue()).isEqualTo(WaitingCommand.ENDED);
    assertThat(output).containsExactly("stopped");
    assertThat(caches).isEmptyDirectory();
  }

  @Test
  void aDeafCommandDoesNotHoldTheProcess() throws Exception {
    List<String> output = terminateOnceWaiting("deaf");
    assertThat(jvm.exitValue()).isEqualTo(Command.INTERRUPTED);
    assertThat(output).isEmpty();
    assertThat(caches).isEmptyDirectory();
  }

  private List<String> terminateOnceWaiting(String argument) throws Exception {
    jvm = fork(argument);
    List<String> rest = new ArrayList<>();
    try (BufferedReader output = jvm.inputReader()) {
      assertThat(output.readLine()).isEqualTo("waiting");
      assertThat(jvm.toHandle().destroy()).isTrue();
      output.lines().forEach(rest::add);
    }
    assertThat(jvm.waitFor(30, TimeUnit.SECONDS)).isTrue();
    return rest;
  }

  private Process fork(String argument) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Djava.io.tmpdir=" + caches,
            "-cp",
            System.getProperty("java.class.path"),
            "-XX:-UsePerfData",
            ForkedLauncher.class.getName(),
            directory.toString(),
            argument)
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }
}
