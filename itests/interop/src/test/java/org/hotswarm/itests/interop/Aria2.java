package org.hotswarm.itests.interop;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;

/**
 * aria2c on one torrent: as a leech it ends when it is complete, as a seed it checks first. Its
 * DHT, with nobody to talk to, is on because UDP trackers are asked through the DHT's socket only.
 */
final class Aria2 implements Peer {
  private final String address;
  private final ClientProcess process;

  private Aria2(String address, ClientProcess process) {
    this.address = address;
    this.process = process;
  }

  static Aria2 start(Lab lab, Job job) {
    String address = lab.nextAddress();
    List<String> command =
        new ArrayList<>(
            List.of(
                "aria2c",
                "--no-conf",
                "--dir=" + job.directory(),
                "--interface=" + address,
                "--listen-port=" + PORT,
                "--enable-dht=true",
                "--dht-listen-port=" + PORT,
                "--dht-file-path=" + lab.directory("aria2-" + address).resolve("dht.dat"),
                "--enable-dht6=false",
                "--disable-ipv6=true",
                "--bt-enable-lpd=false",
                "--enable-peer-exchange=false",
                "--bt-require-crypto=false",
                "--bt-min-crypto-level=plain",
                "--file-allocation=none",
                "--summary-interval=10"));
    if (job.role() == Job.Role.SEED) {
      command.addAll(List.of("--check-integrity=true", "--seed-ratio=0.0"));
    } else {
      command.add("--seed-time=0");
    }
    command.add(job.source());
    return new Aria2(address, lab.start("aria2", command));
  }

  @Override
  public String address() {
    return address;
  }

  @Override
  public void awaitComplete() {
    assertThat(process.awaitExit()).as(() -> process.tail()).isZero();
  }
}
