package org.hotswarm.archetype;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Maven as it runs this build, with a local repository of its own: what this build made is in it,
 * and all else is that of the user, linked and never copied.
 */
final class Maven {
  private static final int PATIENCE_MINUTES = 8;
  private static final String OWN = "hotswarm";

  private final Path repository;

  private Maven(Path repository) {
    this.repository = repository;
  }

  /** With the repository that the build has begun to fill. */
  static Maven prepare() throws IOException {
    Path repository = Path.of(System.getProperty("repository"));
    Path downloads = Path.of(System.getProperty("maven.downloads"));
    link(downloads, repository, "org");
    link(downloads.resolve("org"), repository.resolve("org"), OWN);
    return new Maven(repository);
  }

  private static void link(Path from, Path to, String without) throws IOException {
    Files.createDirectories(to);
    try (Stream<Path> entries = Files.list(from)) {
      for (Path entry : entries.toList()) {
        String name = entry.getFileName().toString();
        if (!name.equals(without) && !Files.exists(to.resolve(name))) {
          Files.createSymbolicLink(to.resolve(name), entry);
        }
      }
    }
  }

  /** Puts an artifact of this build into the repository. */
  void install(String artifact, String version, Path jar, Path pom) throws IOException {
    Path directory = repository.resolve(Path.of("org", OWN, artifact, version));
    Files.createDirectories(directory);
    copy(jar, directory.resolve(artifact + "-" + version + ".jar"));
    copy(pom, directory.resolve(artifact + "-" + version + ".pom"));
  }

  private static void copy(Path from, Path to) throws IOException {
    Files.write(to, Files.readAllBytes(from));
  }

  /** Runs it in a directory; fails with what it said if it fails. */
  void run(Path directory, String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(System.getProperty("maven.executable"));
    command.addAll(List.of("-B", "-Dstyle.color=never", "-Dmaven.repo.local=" + repository));
    Path settings = Path.of(System.getProperty("maven.settings").replaceFirst("^settings=", ""));
    if (Files.exists(settings)) {
      command.addAll(List.of("-s", settings.toString()));
    }
    if (System.getProperty("maven.network").equals("offline=true")) {
      command.add("-o");
    }
    Collections.addAll(command, arguments);
    Files.createDirectories(directory.resolve(".mvn"));
    Path output = Files.createTempFile(directory, "maven-", ".log");
    ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile());
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    builder.environment().put("MAVEN_OPTS", "-XX:+UseSerialGC -XX:TieredStopAtLevel=1");
    Process process = builder.redirectErrorStream(true).redirectOutput(output.toFile()).start();
    boolean ended = process.waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES);
    if (!ended) {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
    if (!ended || process.exitValue() != 0) {
      String why = ended ? "" : "\nafter " + PATIENCE_MINUTES + " minutes";
      throw new AssertionError(String.join(" ", command) + why + "\n" + Files.readString(output));
    }
  }
}
