package org.hotswarm.itests.load;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.hotswarm.itests.load.swarm.Plan;
import org.hotswarm.itests.load.swarm.Swarm;

/** The other side, as this side sees it. Its log is in {@code swarm.log} in its home. */
final class SwarmProcess implements AutoCloseable {
  private static final long PATIENCE_SECONDS = 15;

  private static final String LOG = "-Dlogback.configurationFile=swarm-logback.xml";
  private static final int FIRST_SEED = 3;

  private final Process process;
  private final BufferedReader answers;
  private final Writer orders;
  private final List<String> greeting;
  private final int torrents;

  private SwarmProcess(Process process, int torrents) throws IOException {
    this.process = process;
    this.torrents = torrents;
    answers =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    orders = new OutputStreamWriter(process.getOutputStream(), StandardCharsets.UTF_8);
    greeting = List.of(answer().split("\t"));
  }

  /**
   * Starts it; returns when it is ready.
   *
   * @param classPath with this, {@code model}, {@code api}, Felix, SLF4J and Logback
   */
  static SwarmProcess start(String classPath, Plan plan) throws IOException {
    Files.createDirectories(plan.home());
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx512m", LOG, "-cp", classPath, Swarm.class.getName()));
    command.addAll(plan.arguments());
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.redirectError(plan.home().resolve("swarm.log").toFile());
    return new SwarmProcess(builder.start(), plan.torrents());
  }

  private String answer() throws IOException {
    String line = answers.readLine();
    if (line == null) {
      throw new IOException("the swarm has ended; see its swarm.log");
    }
    return line;
  }

  private String ask(String order) throws IOException {
    orders.write(order + "\n");
    orders.flush();
    return answer();
  }

  private void demand(String order) throws IOException {
    String answer = ask(order);
    if (!answer.equals("ok")) {
      throw new IOException("the swarm was told " + order + ", said " + answer);
    }
  }

  /** Announce URLs: HTTP, then UDP. */
  List<String> trackers() {
    return greeting.subList(1, FIRST_SEED);
  }

  /** Where the seeds of that torrent are. */
  List<String> seeds(int torrent) {
    return IntStream.range(FIRST_SEED, greeting.size())
        .filter(index -> (index - FIRST_SEED) % torrents == torrent)
        .mapToObj(greeting::get)
        .toList();
  }

  /** The members that want everything come to us. */
  void leech(int port) throws IOException {
    demand("leech " + port);
  }

  /** Bytes per second of all seeds together; 0 for no limit. */
  void limit(long bytesPerSecond) throws IOException {
    demand("limit " + bytesPerSecond);
  }

  /** Whether all of them have everything, at the latest after so many seconds. */
  boolean isComplete(int seconds) throws IOException {
    return ask("complete " + seconds).equals("ok");
  }

  /** What is wrong with the files of those that wanted everything. */
  String differences() throws IOException {
    String answer = ask("compare");
    return answer.equals("ok") ? "" : answer;
  }

  /** They forget everything. */
  void clear() throws IOException {
    demand("clear");
  }

  /** What they had to complain about since the last time, and how often. */
  Map<String, Integer> complaints() throws IOException {
    Map<String, Integer> counts = new TreeMap<>();
    for (String part : List.of(ask("complaints").split("\t"))) {
      int split = part.indexOf('=');
      if (split > 0) {
        counts.put(part.substring(0, split), Integer.parseInt(part.substring(split + 1)));
      }
    }
    return counts;
  }

  @Override
  public void close() throws IOException {
    orders.close();
    try {
      if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      process.destroyForcibly();
    }
  }
}
