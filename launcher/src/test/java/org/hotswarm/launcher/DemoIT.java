package org.hotswarm.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The jar as users have it: {@code demo}, small, in a JVM of its own. */
@Timeout(120)
class DemoIT {
  private static final Path JAR = Path.of("target", "hotswarm.jar").toAbsolutePath();

  @TempDir Path directory;
  private Path temporary;
  private Process jvm;

  @BeforeEach
  void makeRoom() throws IOException {
    temporary = Files.createDirectory(directory.resolve("tmp"));
  }

  @AfterEach
  void endJvm() {
    if (jvm != null) {
      jvm.destroyForcibly();
    }
  }

  private void start(String... options) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Djava.io.tmpdir=" + temporary, "-jar", JAR.toString(), "demo"));
    command.addAll(List.of(options));
    jvm = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
  }

  private List<String> finish() throws Exception {
    try (BufferedReader output = jvm.inputReader()) {
      List<String> lines = output.lines().toList();
      assertThat(jvm.waitFor(30, TimeUnit.SECONDS)).isTrue();
      return lines;
    }
  }

  private static Stream<String> events(List<String> lines, String event) {
    return lines.stream().filter(line -> line.startsWith("{\"event\":\"" + event + "\""));
  }

  @Test
  void everyPartIsChangedAndEveryByteIsRight() throws Exception {
    start("--size", "24MiB", "--down", "4M", "--json");
    List<String> lines = finish();
    assertThat(jvm.exitValue()).as(String.join("\n", lines)).isZero();
    assertThat(lines).allMatch(line -> line.startsWith("{\"event\":\"") && line.endsWith("}"));
    assertThat(events(lines, "started")).hasSize(4);
    assertThat(events(lines, "verified")).hasSize(3).allMatch(is -> is.contains("\"right\":true"));
    assertThat(events(lines, "swap"))
        .noneMatch(line -> line.contains("\"outcome\":\"refused\""))
        .noneMatch(line -> line.contains("\"state\":\"dropped\""));
    for (String service :
        List.of("picker", "wire", "store", "choker", "bencode", "transport", "extension")) {
      assertThat(events(lines, "swap"))
          .as(service)
          .anyMatch(line -> line.contains("\"service\":\"" + service + "\",\"from\":\""))
          .anyMatch(line -> line.contains("\"outcome\":\"took_over\""));
    }
    assertThat(lines.get(lines.size() - 1))
        .startsWith(
            "{\"event\":\"result\",\"right\":true,\"leeches\":3,\"size\":25165824,\"steps\":9,")
        .contains("\"stepsLeft\":0", "\"connectionsLost\":0");
    assertThat(temporary).isEmptyDirectory();
  }

  @Test
  void anInterruptionCleansUp() throws Exception {
    start("--size", "24MiB", "--down", "1M");
    try (BufferedReader output = jvm.inputReader()) {
      assertThat(output.lines().anyMatch(line -> line.contains("stop picker.rarest"))).isTrue();
      new ProcessBuilder("kill", "-INT", "" + jvm.pid()).start().waitFor();
      assertThat(output.lines()).contains("Interrupted");
    }
    assertThat(jvm.waitFor(30, TimeUnit.SECONDS)).isTrue();
    assertThat(jvm.exitValue()).isEqualTo(Command.INTERRUPTED);
    assertThat(temporary).isEmptyDirectory();
  }
}
