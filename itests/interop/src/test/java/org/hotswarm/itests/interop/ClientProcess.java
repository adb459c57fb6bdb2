package org.hotswarm.itests.interop;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.awaitility.core.ConditionTimeoutException;

/** A process with a deadline, whose output goes to files. Signals reach the process itself. */
final class ClientProcess implements AutoCloseable {
  /** Longer than any one test should take; {@code timeout} ends the process even without us. */
  static final Duration DEADLINE = Duration.ofSeconds(150);

  private static final int TAIL_LINES = 25;

  private final String name;
  private final Path output;
  private final Path errors;
  private final Process process;

  private ClientProcess(String name, Path output, Path errors, Process process) {
    this.name = name;
    this.output = output;
    this.errors = errors;
    this.process = process;
  }

  static ClientProcess start(String name, Path directory, List<String> command) {
    List<String> limited =
        new ArrayList<>(List.of("timeout", "--foreground", "-k", "5", "" + DEADLINE.toSeconds()));
    limited.addAll(command);
    Path output = directory.resolve(name + ".out");
    Path errors = directory.resolve(name + ".err");
    try {
      ProcessBuilder builder =
          new ProcessBuilder(limited)
              .directory(directory.toFile())
              .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
              .redirectOutput(output.toFile())
              .redirectError(errors.toFile());
      builder.environment().put("LC_ALL", "C.UTF-8");
      return new ClientProcess(name, output, errors, builder.start());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Complete lines of standard output so far. */
  List<String> lines() {
    try {
      String text = new String(Files.readAllBytes(output), StandardCharsets.UTF_8);
      return text.substring(0, text.lastIndexOf('\n') + 1).lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  boolean alive() {
    return process.isAlive();
  }

  /** Waits until {@code condition} holds; fails with what the process said when it ends before. */
  void awaitUntil(String what, BooleanSupplier condition) {
    try {
      await()
          .atMost(DEADLINE)
          .pollInterval(Duration.ofMillis(50))
          .until(() -> condition.getAsBoolean() || !alive());
    } catch (ConditionTimeoutException e) {
      throw new AssertionError(name + ": no " + what + " in time\n" + tail(), e);
    }
    if (!condition.getAsBoolean()) {
      throw new AssertionError(
          name + " ended with " + process.exitValue() + " before: " + what + "\n" + tail());
    }
  }

  void awaitLine(String line) {
    awaitUntil(line, () -> lines().contains(line));
  }

  int awaitExit() {
    try {
      if (!process.waitFor(DEADLINE.toSeconds(), TimeUnit.SECONDS)) {
        throw new AssertionError(name + " goes on and on\n" + tail());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
    return process.exitValue();
  }

  /** SIGINT, as from a terminal. */
  void interrupt() {
    try {
      new ProcessBuilder("kill", "-INT", "" + process.pid()).start().waitFor(5, TimeUnit.SECONDS);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** SIGTERM, and SIGKILL to those that do not care. */
  @Override
  public void close() {
    process.destroy();
    try {
      if (process.waitFor(8, TimeUnit.SECONDS)) {
        return;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
  }

  /** The last lines of both outputs, for messages of failure. */
  String tail() {
    try {
      List<String> said = new ArrayList<>(Files.readAllLines(errors, StandardCharsets.ISO_8859_1));
      said.addAll(Files.readAllLines(output, StandardCharsets.ISO_8859_1));
      List<String> last = said.subList(Math.max(0, said.size() - TAIL_LINES), said.size());
      return "--- " + name + "\n" + String.join("\n", last) + "\n";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
