package org.hotswarm.model.metainfo;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.hotswarm.model.hash.PieceLayer;
import org.hotswarm.model.hash.Sha256Hash;

/**
 * A .torrent file.
 *
 * @param info what the info-hash vouches for
 * @param trackerTiers announce URLs by tier (BEP 12); a lone {@code announce} is one tier of one
 * @param webSeeds URLs of BEP 19 ({@code url-list}) in order
 * @param nodes DHT nodes as {@code host:port} (BEP 5)
 * @param attribution who made it, when, and what they said of it
 * @param pieceLayers by {@code pieces root}, of files longer than a piece (BEP 52); each makes its
 *     root. A hybrid may be without
 */
public record Metainfo(
    Info info,
    List<List<String>> trackerTiers,
    List<String> webSeeds,
    List<String> nodes,
    Attribution attribution,
    Map<Sha256Hash, PieceLayer> pieceLayers) {
  public Metainfo {
    trackerTiers = trackerTiers.stream().map(List::copyOf).toList();
    webSeeds = List.copyOf(webSeeds);
    nodes = List.copyOf(nodes);
    pieceLayers = Map.copyOf(pieceLayers);
  }

  /** One without piece layers, as in v1. */
  public Metainfo(
      Info info,
      List<List<String>> trackerTiers,
      List<String> webSeeds,
      List<String> nodes,
      Attribution attribution) {
    this(info, trackerTiers, webSeeds, nodes, attribution, Map.of());
  }

  /**
   * The same with one more tracker, last in its tier (manual: add_tracker).
   *
   * @param tier 0 is tried first; beyond the last tier it gets one of its own
   * @throws IllegalArgumentException when the tier is negative
   */
  public Metainfo withTracker(String url, int tier) {
    if (tier < 0) {
      throw new IllegalArgumentException("there is no tier " + tier);
    }
    List<List<String>> tiers = new ArrayList<>(trackerTiers);
    if (tier < tiers.size()) {
      tiers.set(tier, with(tiers.get(tier), url));
    } else {
      tiers.add(List.of(url));
    }
    return new Metainfo(info, tiers, webSeeds, nodes, attribution, pieceLayers);
  }

  /** The same with one more web seed (manual: add_url_seed). */
  public Metainfo withWebSeed(String url) {
    return new Metainfo(info, trackerTiers, with(webSeeds, url), nodes, attribution, pieceLayers);
  }

  /**
   * The same with one more DHT node (manual: add_node).
   *
   * @param node as {@code host:port}
   */
  public Metainfo withNode(String node) {
    return new Metainfo(info, trackerTiers, webSeeds, with(nodes, node), attribution, pieceLayers);
  }

  private static List<String> with(List<String> before, String another) {
    List<String> all = new ArrayList<>(before);
    all.add(another);
    return all;
  }
}
