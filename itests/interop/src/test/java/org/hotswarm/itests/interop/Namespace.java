package org.hotswarm.itests.interop;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A network of its own: a loopback interface on which every address of 10.99.0.0/16 can be bound.
 *
 * <p>A process that waits for the end of its input holds it, so it ends with the test at the
 * latest. Reno, because BBR paces loopback to less than half of its speed.
 */
final class Namespace implements AutoCloseable {
  private static final String SET_UP =
      "ip link set lo up && ip address add 10.99.0.1/16 dev lo"
          + " && { echo reno > /proc/sys/net/ipv4/tcp_congestion_control || true; } 2> /dev/null"
          + " && echo open && exec cat";

  private final Process holder;

  private Namespace(Process holder) {
    this.holder = holder;
  }

  static Namespace open() {
    try {
      Process holder =
          new ProcessBuilder("unshare", "--map-root-user", "--net", "sh", "-c", SET_UP)
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      BufferedReader answer =
          new BufferedReader(
              new InputStreamReader(holder.getInputStream(), StandardCharsets.UTF_8));
      if (!"open".equals(answer.readLine())) {
        holder.destroyForcibly();
        throw new IOException("unshare --map-root-user --net does not work here");
      }
      return new Namespace(holder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The command that runs {@code command} in here. It becomes that process: same id. */
  List<String> inside(List<String> command) {
    List<String> entered =
        new ArrayList<>(
            List.of(
                "nsenter", "--preserve-credentials", "--target", "" + holder.pid(), "-U", "-n"));
    entered.addAll(command);
    return entered;
  }

  @Override
  public void close() {
    holder.destroyForcibly();
  }
}
