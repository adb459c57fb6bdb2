package org.hotswarm.itests.interop;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.stream.Collectors;

/** One test's network, directory and processes. Closing it ends and removes all three. */
final class Lab implements AutoCloseable {
  /** The test runs in the module's directory. */
  static final Path ROOM = Path.of("target", "interop").toAbsolutePath();

  private final Payloads payloads;
  private final Namespace namespace;
  private final Path directory;
  private final Deque<ClientProcess> running = new ArrayDeque<>();
  private int addresses;

  private Lab(Payloads payloads, Namespace namespace, Path directory) {
    this.payloads = payloads;
    this.namespace = namespace;
    this.directory = directory;
  }

  static Lab open(Payloads payloads) {
    try {
      Files.createDirectories(ROOM);
      return new Lab(payloads, Namespace.open(), Files.createTempDirectory(ROOM, "lab"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** 64 MiB in seven files. */
  Payload large() {
    return payloads.large();
  }

  /** 3 MiB in seven files. */
  Payload small() {
    return payloads.small();
  }

  /** 32 MiB in seven files and pieces so small that the metadata takes two blocks of BEP 9. */
  Payload fine() {
    return payloads.fine();
  }

  /** An address no other client of this lab has. Several from one address are often refused. */
  String nextAddress() {
    addresses++;
    return "10.99.1." + addresses;
  }

  /** A directory in this lab, made if need be. */
  Path directory(String name) {
    try {
      return Files.createDirectories(directory.resolve(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Starts a client; it ends with the lab, if not before. */
  ClientProcess start(String name, List<String> command) {
    ClientProcess process =
        ClientProcess.start(name + "-" + running.size(), directory, namespace.inside(command));
    running.push(process);
    return process;
  }

  /** Runs a program to its end and returns the lines of its standard output. */
  List<String> run(String... command) {
    ClientProcess process = start(Path.of(command[0]).getFileName().toString(), List.of(command));
    assertThat(process.awaitExit()).as(() -> process.tail()).isZero();
    return process.lines();
  }

  /** Runs a short program and returns what it printed, be it nothing because it failed. */
  String ask(List<String> command) {
    List<String> limited = new ArrayList<>(List.of("timeout", "-k", "1", "5"));
    limited.addAll(namespace.inside(command));
    try {
      Process process =
          new ProcessBuilder(limited)
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .redirectInput(Path.of("/dev/null").toFile())
              .start();
      return new String(process.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What every process said last. */
  String tails() {
    return running.stream().map(ClientProcess::tail).collect(Collectors.joining());
  }

  @Override
  public void close() {
    running.parallelStream().forEach(ClientProcess::close);
    namespace.close();
    if (!Boolean.getBoolean("interop.keep")) {
      Payloads.delete(directory);
    }
  }
}
