package org.hotswarm.model.metainfo;

import java.util.List;
import java.util.Optional;
import org.hotswarm.model.hash.InfoHash;
import org.hotswarm.model.hash.Sha256Hash;

/**
 * A magnet link (BEP 9, 53).
 *
 * @param infoHash from {@code xt=urn:btih}, or truncated from {@code urn:btmh}
 * @param infoHashV2 from {@code xt=urn:btmh}
 * @param displayName {@code dn}
 * @param trackers {@code tr}, each a tier of its own
 * @param peers {@code x.pe} as {@code host:port}
 * @param webSeeds {@code ws}
 * @param selectedFiles {@code so}, file indices (BEP 53); empty means all
 */
public record Magnet(
    InfoHash infoHash,
    Optional<Sha256Hash> infoHashV2,
    Optional<String> displayName,
    List<String> trackers,
    List<String> peers,
    List<String> webSeeds,
    List<Integer> selectedFiles) {
  public Magnet {
    trackers = List.copyOf(trackers);
    peers = List.copyOf(peers);
    webSeeds = List.copyOf(webSeeds);
    selectedFiles = List.copyOf(selectedFiles);
  }

  /** Whether it names a v2 hash and no v1 hash (BEP 52). */
  public boolean isV2Only() {
    return infoHashV2.filter(hash -> hash.truncated().equals(infoHash)).isPresent();
  }
}
