package org.hotswarm.itests.interop;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Hotswarm through its command line. The environment variable HOTSWARM names what to run in place
 * of the {@code hotswarm} script: another program, or a launcher jar.
 */
final class Hotswarm implements Peer {
  private static final JsonFactory JSON = new JsonFactory();

  private final String address;
  private final Path state;
  private final ClientProcess process;

  private Hotswarm(String address, Path state, ClientProcess process) {
    this.state = state;
    this.address = address;
    this.process = process;
  }

  /** Whether it can be run without building it first: in here nothing can be downloaded. */
  static boolean built() {
    Path program = program();
    return Files.exists(program)
        && (overridden() || Files.exists(root().resolve("launcher/target/hotswarm.jar")));
  }

  private static boolean overridden() {
    return System.getenv("HOTSWARM") != null;
  }

  private static Path program() {
    return overridden() ? Path.of(System.getenv("HOTSWARM")) : root().resolve("hotswarm");
  }

  private static Path root() {
    Path directory = Path.of("").toAbsolutePath();
    while (!Files.isDirectory(directory.resolve("launcher"))) {
      directory = directory.getParent();
    }
    return directory;
  }

  private static List<String> command(String... arguments) {
    List<String> command = new ArrayList<>();
    if (program().toString().endsWith(".jar")) {
      command.addAll(List.of(Path.of(System.getProperty("java.home"), "bin", "java") + "", "-jar"));
    }
    command.add(program().toString());
    command.addAll(List.of(arguments));
    return command;
  }

  /** {@code get} or {@code seed}, as the job's role says. */
  static Hotswarm start(Lab lab, Job job, String... more) {
    return startOn(lab, lab.nextAddress(), job, more);
  }

  /** The same, with the state of whatever ran on this address before. */
  static Hotswarm startOn(Lab lab, String address, Job job, String... more) {
    Path state = lab.directory("hotswarm-" + address);
    boolean seed = job.role() == Job.Role.SEED;
    List<String> command =
        command(
            seed ? "seed" : "get",
            job.source(),
            seed ? "-d" : "-o",
            job.directory().toString(),
            "--bind",
            address,
            "-p",
            String.valueOf(PORT),
            "--state",
            state.toString(),
            "--encryption",
            "disabled",
            "--no-dht",
            "--no-lsd",
            "--no-nat",
            "--json");
    command.addAll(List.of(more));
    Hotswarm started = new Hotswarm(address, state, lab.start("hotswarm", command));
    started.awaitEvent(Map.of("event", "started", "port", String.valueOf(PORT)));
    return started;
  }

  /** Runs a short command such as {@code info} to its end; the lines of standard output. */
  static List<String> run(Lab lab, String... arguments) {
    return lab.run(command(arguments).toArray(String[]::new));
  }

  /** Has {@code hotswarm modules} ask this one; the lines of its answer. */
  List<Map<String, String>> modules(Lab lab, String... words) {
    List<String> arguments = new ArrayList<>(List.of("modules"));
    arguments.addAll(List.of(words));
    arguments.addAll(List.of("--state", state.toString(), "--json"));
    return run(lab, arguments.toArray(String[]::new)).stream().map(Hotswarm::parse).toList();
  }

  @Override
  public String address() {
    return address;
  }

  /** {@code get} says so and ends with 0. */
  @Override
  public void awaitComplete() {
    awaitEvent(Map.of("event", "finished"));
    assertThat(process.awaitExit()).as(() -> process.tail()).isZero();
  }

  void awaitSeeding() {
    awaitEvent(Map.of("event", "progress", "state", "seeding"));
  }

  /** Waits for an event with these fields. */
  void awaitEvent(Map<String, String> fields) {
    process.awaitUntil(fields.toString(), () -> count(fields) > 0);
  }

  /** How many events had these fields so far. */
  long count(Map<String, String> fields) {
    return events().stream().filter(e -> e.entrySet().containsAll(fields.entrySet())).count();
  }

  /** Waits until a {@code progress} event says that this many bytes are done. */
  void awaitDone(long bytes) {
    process.awaitUntil(bytes + " bytes", () -> progressed().stream().anyMatch(d -> d >= bytes));
  }

  /**
   * {@code done} of the {@code progress} events so far that are past the check of what is there.
   */
  List<Long> progressed() {
    return events().stream()
        .filter(e -> "progress".equals(e.get("event")))
        .filter(e -> List.of("downloading", "finished", "seeding").contains(e.get("state")))
        .map(e -> Long.parseLong(e.get("done")))
        .toList();
  }

  /** SIGINT; the exit code. */
  int interrupt() {
    process.interrupt();
    return process.awaitExit();
  }

  private List<Map<String, String>> events() {
    return process.lines().stream().map(Hotswarm::parse).toList();
  }

  /** The scalar fields of one line. */
  private static Map<String, String> parse(String line) {
    Map<String, String> fields = new LinkedHashMap<>();
    try (JsonParser parser = JSON.createParser(line)) {
      assertThat(parser.nextToken()).as(line).isEqualTo(JsonToken.START_OBJECT);
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        String name = parser.currentName();
        if (parser.nextToken().isScalarValue()) {
          fields.put(name, parser.getText());
        } else {
          parser.skipChildren();
        }
      }
      return fields;
    } catch (IOException e) {
      throw new UncheckedIOException("not a JSON object: " + line, e);
    }
  }
}
