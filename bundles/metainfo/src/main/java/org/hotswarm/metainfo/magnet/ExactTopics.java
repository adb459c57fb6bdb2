package org.hotswarm.metainfo.magnet;

import java.util.HexFormat;
import java.util.Optional;
import org.hotswarm.model.hash.InfoHash;
import org.hotswarm.model.hash.Sha256Hash;
import org.hotswarm.model.metainfo.MetainfoException;

/** The {@code xt} parameters of a link: which torrent it means. Other networks' are passed over. */
final class ExactTopics {
  /** BEP 9. */
  private static final String BTIH = "urn:btih:";

  /** BEP 52. */
  private static final String BTMH = "urn:btmh:";

  /** Multihash for SHA-256, 32 bytes (BEP 52). */
  private static final String SHA_256 = "1220";

  private Optional<InfoHash> v1 = Optional.empty();
  private Optional<Sha256Hash> v2 = Optional.empty();

  Optional<InfoHash> v1() {
    return v1;
  }

  Optional<Sha256Hash> v2() {
    return v2;
  }

  void add(String topic) throws MetainfoException {
    if (topic.regionMatches(true, 0, BTIH, 0, BTIH.length())) {
      v1 = Optional.of(only(v1, btih(topic.substring(BTIH.length()))));
    } else if (topic.regionMatches(true, 0, BTMH, 0, BTMH.length())) {
      v2 = Optional.of(only(v2, btmh(topic.substring(BTMH.length()))));
    }
  }

  private static <H> H only(Optional<H> before, H now) throws MetainfoException {
    if (before.isPresent() && !before.get().equals(now)) {
      throw MagnetReader.problem(
          "the magnet link names two torrents, " + before.get() + " and " + now);
    }
    return now;
  }

  private static InfoHash btih(String text) throws MetainfoException {
    try {
      return InfoHash.parse(text);
    } catch (IllegalArgumentException malformed) {
      throw new MetainfoException(
          MetainfoException.Kind.MAGNET, "xt of urn:btih: " + malformed.getMessage(), malformed);
    }
  }

  private static Sha256Hash btmh(String text) throws MetainfoException {
    if (!text.startsWith(SHA_256) || text.length() != SHA_256.length() + 2 * Sha256Hash.LENGTH) {
      throw MagnetReader.problem("xt of urn:btmh is not 1220 and the 64 digits of a SHA-256");
    }
    try {
      return Sha256Hash.copyOf(HexFormat.of().parseHex(text.substring(SHA_256.length())));
    } catch (IllegalArgumentException malformed) {
      throw new MetainfoException(
          MetainfoException.Kind.MAGNET, "xt of urn:btmh: " + malformed.getMessage(), malformed);
    }
  }
}
