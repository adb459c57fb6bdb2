package org.hotswarm.itests.interop;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Debian's python3-libtorrent behind {@code libtorrent_peer.py}. */
final class Libtorrent implements Peer {
  /** The module is the system Python's, whatever else is on the path. */
  static final String PYTHON = "/usr/bin/python3";

  private final String address;
  private final ClientProcess process;

  private Libtorrent(String address, ClientProcess process) {
    this.address = address;
    this.process = process;
  }

  /**
   * Starts one.
   *
   * @param options {@code key=value} as the script documents
   */
  static Libtorrent startWith(Lab lab, Job job, String... options) {
    String address = lab.nextAddress();
    List<String> command =
        new ArrayList<>(
            List.of(PYTHON, script(), "run", job.source(), "" + job.directory(), address));
    command.addAll(List.of(options));
    Libtorrent peer = new Libtorrent(address, lab.start("libtorrent", command));
    peer.process.awaitLine("listening " + PORT);
    return peer;
  }

  static Peer start(Lab lab, Job job) {
    return startWith(lab, job);
  }

  /** What libtorrent reads from a torrent file: lines "name", "v1", "v2", "files", "size". */
  static List<String> show(Lab lab, Path torrent) {
    return lab.run(PYTHON, script(), "show", torrent.toString());
  }

  /**
   * Lets libtorrent make a torrent of a directory.
   *
   * @param kind v1, v2 or hybrid
   */
  static void make(Lab lab, String kind, Path directory, Path torrent) {
    lab.run(PYTHON, script(), "make", kind, "" + directory, "" + torrent, Scheme.HTTP.announce());
  }

  private static String script() {
    try {
      return Path.of(Libtorrent.class.getResource("libtorrent_peer.py").toURI()).toString();
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public String address() {
    return address;
  }

  @Override
  public void awaitComplete() {
    process.awaitLine("complete");
  }

  /** Bytes of payload it sent; ends it. */
  long stopAndCountUploaded() {
    process.close();
    return process.lines().stream()
        .filter(line -> line.startsWith("uploaded "))
        .mapToLong(line -> Long.parseLong(line.substring("uploaded ".length())))
        .findFirst()
        .orElseThrow();
  }
}
