package org.hotswarm.engine.torrent;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import org.hotswarm.api.AddTorrent;
import org.hotswarm.model.peer.PeerAddress;
import org.hotswarm.model.peer.PeerSource;

/** Whom a torrent is introduced to when it is added: trackers by tier, and peers by address. */
final class Introductions {
  private static final int MOST_PORT = 65_535;

  private Introductions() {}

  /** The trackers the user named, each a tier of its own, then those of the source. */
  static List<List<String>> tiers(AddTorrent request) {
    List<List<String>> tiers = new ArrayList<>();
    request.introductions().trackers().forEach(url -> tiers.add(List.of(url)));
    if (request.source() instanceof AddTorrent.OfMetainfo file) {
      tiers.addAll(file.metainfo().trackerTiers());
    } else if (request.source() instanceof AddTorrent.OfMagnet link) {
      link.magnet().trackers().forEach(url -> tiers.add(List.of(url)));
    }
    return tiers;
  }

  /** The peers that the user and the magnet link named by IP address; names are not looked up. */
  static List<PeerAddress> peers(AddTorrent request) {
    List<String> named = new ArrayList<>(request.introductions().peers());
    if (request.source() instanceof AddTorrent.OfMagnet link) {
      named.addAll(link.magnet().peers());
    }
    List<PeerAddress> peers = new ArrayList<>();
    named.forEach(text -> parse(text, peers));
    return peers;
  }

  /** How far those peers are trusted: the user named them or followed a link that does. */
  static PeerSource source(AddTorrent request) {
    return request.introductions().peers().isEmpty() ? PeerSource.MAGNET : PeerSource.MANUAL;
  }

  private static void parse(String text, List<PeerAddress> into) {
    int colon = text.lastIndexOf(':');
    String host = colon < 0 ? "" : text.substring(0, colon).replace("[", "").replace("]", "");
    if (host.isEmpty() || !host.matches("[0-9.]+|[0-9a-fA-F:.]*:[0-9a-fA-F:.]*")) {
      return;
    }
    try {
      int port = Integer.parseInt(text.substring(colon + 1));
      if (port > 0 && port <= MOST_PORT) {
        into.add(new PeerAddress(InetAddress.getByName(host), port));
      }
    } catch (NumberFormatException | UnknownHostException notAnAddress) {
      org.slf4j.LoggerFactory.getLogger(Introductions.class)
          .warn("'{}' is no peer address and is passed over", text);
    }
  }
}
