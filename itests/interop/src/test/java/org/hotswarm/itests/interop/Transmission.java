package org.hotswarm.itests.interop;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * transmission-daemon with a configuration of its own, told what to do by transmission-remote. It
 * takes files that are all there on trust, and runs a script when a download completes.
 */
final class Transmission implements Peer {
  private static final int RPC_PORT = 9091;

  private final String address;
  private final ClientProcess process;
  private final Path completed;

  private Transmission(String address, ClientProcess process, Path completed) {
    this.address = address;
    this.process = process;
    this.completed = completed;
  }

  static Transmission start(Lab lab, Job job) {
    String address = lab.nextAddress();
    Path state = lab.directory("transmission-" + address);
    Path completed = state.resolve("completed");
    try {
      Path script = Files.writeString(state.resolve("on-done"), "#!/bin/sh\n: > " + completed);
      if (!script.toFile().setExecutable(true)) {
        throw new IOException("can not make executable: " + script);
      }
      Files.writeString(state.resolve("settings.json"), settings(job, address, script));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    ClientProcess process =
        lab.start("transmission", List.of("transmission-daemon", "--foreground", "-g", "" + state));
    addTorrent(lab, address + ":" + RPC_PORT, job.source());
    return new Transmission(address, process, completed);
  }

  private static void addTorrent(Lab lab, String rpc, String source) {
    await("transmission takes " + source)
        .atMost(Duration.ofSeconds(20))
        .until(
            () ->
                lab.ask(List.of("transmission-remote", rpc, "--add", source)).contains("success"));
  }

  private static String settings(Job job, String address, Path script) {
    return Stream.of(
            quoted("bind-address-ipv4", address),
            plain("peer-port", PORT),
            plain("port-forwarding-enabled", false),
            plain("dht-enabled", false),
            plain("lpd-enabled", false),
            plain("pex-enabled", false),
            plain("utp-enabled", false),
            plain("encryption", 1),
            quoted("rpc-bind-address", address),
            plain("rpc-port", RPC_PORT),
            plain("rpc-whitelist-enabled", false),
            plain("rpc-host-whitelist-enabled", false),
            quoted("download-dir", job.directory()),
            plain("incomplete-dir-enabled", false),
            plain("rename-partial-files", false),
            plain("script-torrent-done-enabled", true),
            quoted("script-torrent-done-filename", script))
        .collect(Collectors.joining(",\n", "{\n", "\n}\n"));
  }

  private static String plain(String key, Object value) {
    return "\"%s\": %s".formatted(key, value);
  }

  private static String quoted(String key, Object value) {
    return "\"%s\": \"%s\"".formatted(key, value);
  }

  @Override
  public String address() {
    return address;
  }

  @Override
  public void awaitComplete() {
    process.awaitUntil("run of its script", () -> Files.exists(completed));
  }
}
