package org.hotswarm.itests.interop;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Debian's opentracker: HTTP and UDP on one port. It answers for white-listed info-hashes only and
 * refuses to run as root, hence another user namespace.
 */
final class Opentracker {
  static final String HOST = "10.99.0.1";
  static final int PORT = 6969;
  static final String HOST_PORT = HOST + ":" + PORT;

  private static final Pattern COMPLETE = Pattern.compile("8:completei(\\d+)e");

  private final Lab lab;
  private final ClientProcess process;

  private Opentracker(Lab lab, ClientProcess process) {
    this.lab = lab;
    this.process = process;
  }

  static Opentracker start(Lab lab, String... infoHashes) {
    Path root = lab.directory("opentracker");
    try {
      Files.writeString(root.resolve("whitelist"), String.join("\n", infoHashes) + "\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    String port = String.valueOf(PORT);
    ClientProcess process =
        lab.start(
            "opentracker",
            List.of(
                "unshare",
                "--user",
                "--map-user=65534",
                "opentracker",
                "-i",
                HOST,
                "-p",
                port,
                "-P",
                port,
                "-d",
                root.toString(),
                "-w",
                "whitelist"));
    Opentracker tracker = new Opentracker(lab, process);
    process.awaitUntil(
        "answer to a scrape", () -> tracker.scrape("0".repeat(40)).contains("files"));
    return tracker;
  }

  /** Waits until this many peers announced that they have everything. */
  void awaitSeeds(String infoHash, int seeds) {
    process.awaitUntil(
        seeds + " seeds of " + infoHash,
        () -> {
          Matcher complete = COMPLETE.matcher(scrape(infoHash));
          return complete.find() && Integer.parseInt(complete.group(1)) >= seeds;
        });
  }

  private String scrape(String infoHash) {
    String escaped = infoHash.replaceAll("..", "%$0");
    String script =
        "exec 3<>/dev/tcp/%s/%d && printf 'GET /scrape?info_hash=%s HTTP/1.0\\r\\n\\r\\n' >&3 && cat <&3"
            .formatted(HOST, PORT, escaped.replace("%", "%%"));
    return lab.ask(List.of("bash", "-c", script));
  }
}
