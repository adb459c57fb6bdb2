package org.hotswarm.model.metainfo;

import java.util.List;

/**
 * A .torrent file.
 *
 * @param info what the info-hash vouches for
 * @param trackerTiers announce URLs by tier (BEP 12); a lone {@code announce} is one tier of one
 * @param webSeeds URLs of BEP 19 ({@code url-list}) in order
 * @param nodes DHT nodes as {@code host:port} (BEP 5)
 * @param attribution who made it, when, and what they said of it
 */
public record Metainfo(
    Info info,
    List<List<String>> trackerTiers,
    List<String> webSeeds,
    List<String> nodes,
    Attribution attribution) {
  public Metainfo {
    trackerTiers = trackerTiers.stream().map(List::copyOf).toList();
    webSeeds = List.copyOf(webSeeds);
    nodes = List.copyOf(nodes);
  }
}
