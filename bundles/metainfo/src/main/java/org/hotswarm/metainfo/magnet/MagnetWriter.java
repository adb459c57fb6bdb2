package org.hotswarm.metainfo.magnet;

import java.util.StringJoiner;
import org.hotswarm.model.hash.InfoHash;
import org.hotswarm.model.hash.Sha256Hash;
import org.hotswarm.model.metainfo.Magnet;

/** Writes magnet links (BEP 9): hashes in hexadecimal, all text percent-encoded. */
public final class MagnetWriter {
  private MagnetWriter() {}

  /** The link; a hash that is only the v2 hash cut short is not named twice. */
  public static String write(Magnet magnet) {
    StringJoiner link = new StringJoiner("&", "magnet:?", "");
    InfoHash infoHash = magnet.infoHash();
    if (!magnet.infoHashV2().map(Sha256Hash::truncated).filter(infoHash::equals).isPresent()) {
      link.add("xt=urn:btih:" + infoHash.hex());
    }
    magnet.infoHashV2().ifPresent(hash -> link.add("xt=urn:btmh:1220" + hash.hex()));
    magnet.displayName().ifPresent(name -> link.add("dn=" + PercentCode.encode(name)));
    magnet.trackers().forEach(url -> link.add("tr=" + PercentCode.encode(url)));
    magnet.webSeeds().forEach(url -> link.add("ws=" + PercentCode.encode(url)));
    magnet.peers().forEach(peer -> link.add("x.pe=" + PercentCode.encode(peer)));
    if (!magnet.selectedFiles().isEmpty()) {
      link.add("so=" + FileSelection.write(magnet.selectedFiles()));
    }
    return link.toString();
  }
}
