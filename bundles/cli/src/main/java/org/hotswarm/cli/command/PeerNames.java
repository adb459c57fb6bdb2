package org.hotswarm.cli.command;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import org.hotswarm.api.AddTorrent.Introductions;
import org.hotswarm.cli.exit.ExitCode;
import org.hotswarm.cli.exit.Failure;
import org.hotswarm.cli.waiting.Background;
import org.hotswarm.model.metainfo.MetainfoException;

/** Looks up the peers that the user names; the engine takes none but IP addresses. */
final class PeerNames {
  private PeerNames() {}

  /**
   * The same with every name replaced by its addresses.
   *
   * @param named peers as {@code HOST:PORT}
   * @throws Failure when there is no such host
   */
  static Introductions lookedUp(Introductions named, Background background) throws Failure {
    List<String> peers = new ArrayList<>();
    for (String peer : named.peers()) {
      int colon = peer.lastIndexOf(':');
      String host = peer.substring(0, colon);
      if (host.startsWith("[") || host.matches("[0-9.]+")) {
        peers.add(peer);
        continue;
      }
      for (InetAddress address : addresses(host, peer, background)) {
        String text = address.getHostAddress();
        peers.add((text.contains(":") ? "[" + text + "]" : text) + peer.substring(colon));
      }
    }
    return new Introductions(named.trackers(), peers);
  }

  private static InetAddress[] addresses(String host, String peer, Background background)
      throws Failure {
    try {
      return background.call(() -> InetAddress.getAllByName(host));
    } catch (UnknownHostException unknown) {
      throw new Failure(ExitCode.FAILED, "--peer " + peer + ": no such host", unknown);
    } catch (IOException | MetainfoException failed) {
      throw new Failure(ExitCode.FAILED, "--peer " + peer + ": " + failed.getMessage(), failed);
    }
  }
}
