package org.hotswarm.itests.interop;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** rtorrent without a screen, told everything by its configuration file. */
final class Rtorrent implements Peer {
  private static final String CONFIGURATION =
      """
      system.daemon.set = true
      session.path.set = %1$s
      directory.default.set = %2$s
      network.bind_address.set = %3$s
      network.port_range.set = %4$d-%4$d
      network.port_random.set = no
      dht.mode.set = disable
      protocol.pex.set = no
      protocol.encryption.set = allow_incoming,try_outgoing,enable_retry
      trackers.use_udp.set = yes
      method.set_key = event.download.finished,flag,"execute.nothrow.bg=touch,%5$s"
      schedule2 = load,0,0,"load.start=\\"%6$s\\""
      """;

  private final String address;
  private final ClientProcess process;
  private final Path completed;

  private Rtorrent(String address, ClientProcess process, Path completed) {
    this.address = address;
    this.process = process;
    this.completed = completed;
  }

  static Rtorrent start(Lab lab, Job job) {
    String address = lab.nextAddress();
    Path state = lab.directory("rtorrent-" + address);
    Path completed = state.resolve("completed");
    Path configuration = state.resolve("rtorrent.rc");
    try {
      Files.writeString(
          configuration,
          CONFIGURATION.formatted(
              lab.directory("rtorrent-" + address + "/session"),
              job.directory(),
              address,
              PORT,
              completed,
              job.source()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    ClientProcess process =
        lab.start("rtorrent", List.of("rtorrent", "-n", "-o", "import=" + configuration));
    return new Rtorrent(address, process, completed);
  }

  @Override
  public String address() {
    return address;
  }

  @Override
  public void awaitComplete() {
    process.awaitUntil("end of the download", () -> Files.exists(completed));
  }
}
