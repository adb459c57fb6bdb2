package org.hotswarm.metainfo.magnet;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.hotswarm.metainfo.path.DeceptiveCharacters;
import org.hotswarm.model.hash.InfoHash;
import org.hotswarm.model.hash.Sha256Hash;
import org.hotswarm.model.metainfo.Magnet;
import org.hotswarm.model.metainfo.MetainfoException;
import org.hotswarm.spi.metainfo.MetainfoLimits;

/**
 * Reads one magnet link (BEP 9). Only what names the torrent can make it fail; other parameters
 * that make no sense, and those beyond a limit, are left out (limit 15).
 */
public final class MagnetReader {
  private static final String SCHEME = "magnet:?";
  private static final int MAXIMUM_PORT = 0xffff;

  private final MetainfoLimits limits;
  private final ExactTopics topics = new ExactTopics();
  private final Set<String> trackers = new LinkedHashSet<>();
  private final Set<String> peers = new LinkedHashSet<>();
  private final Set<String> webSeeds = new LinkedHashSet<>();
  private Optional<String> displayName = Optional.empty();
  private List<Integer> selectedFiles = List.of();

  /** For one link. */
  public MagnetReader(MetainfoLimits limits) {
    this.limits = limits;
  }

  /**
   * The link as a value.
   *
   * @throws MetainfoException when it is no magnet link, is too long, or names no torrent
   */
  public Magnet read(String uri) throws MetainfoException {
    if (uri.length() > limits.magnetCharacters()) {
      throw problem(
          "the magnet link has "
              + uri.length()
              + " characters, the limit is "
              + limits.magnetCharacters());
    }
    if (!uri.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
      throw problem("a magnet link begins with " + SCHEME);
    }
    for (int from = SCHEME.length(); from < uri.length(); ) {
      int end = uri.indexOf('&', from);
      int to = end < 0 ? uri.length() : end;
      parameter(uri.substring(from, to));
      from = to + 1;
    }
    Optional<Sha256Hash> v2 = topics.v2();
    InfoHash infoHash =
        topics
            .v1()
            .or(() -> v2.map(Sha256Hash::truncated))
            .orElseThrow(
                () -> problem("the magnet link has no xt of urn:btih or urn:btmh with a hash"));
    return new Magnet(
        infoHash,
        v2,
        displayName,
        List.copyOf(trackers),
        List.copyOf(peers),
        List.copyOf(webSeeds),
        selectedFiles);
  }

  private void parameter(String parameter) throws MetainfoException {
    int equals = parameter.indexOf('=');
    if (equals < 0) {
      return;
    }
    String value = parameter.substring(equals + 1);
    switch (withoutNumber(parameter.substring(0, equals))) {
      case "xt" -> topics.add(PercentCode.decode(value));
      case "dn" -> displayName(value);
      case "tr" -> addUrl(trackers, value);
      case "ws" -> addUrl(webSeeds, value);
      case "x.pe" -> addPeer(value);
      case "so" -> selectedFiles = FileSelection.read(PercentCode.decode(value));
      default -> {
        // BEP 9 leaves room for parameters of other programs.
      }
    }
  }

  /** {@code tr.1} is {@code tr}: some programs number what they repeat. */
  private static String withoutNumber(String key) {
    int dot = key.lastIndexOf('.');
    boolean numbered =
        dot > 0
            && dot + 1 < key.length()
            && key.substring(dot + 1).chars().allMatch(c -> c >= '0' && c <= '9');
    return (numbered ? key.substring(0, dot) : key).toLowerCase(Locale.ROOT);
  }

  private void displayName(String value) {
    if (displayName.isEmpty()) {
      String shown = DeceptiveCharacters.drop(PercentCode.decode(value.replace('+', ' '))).strip();
      displayName = Optional.of(shown).filter(name -> !name.isEmpty());
    }
  }

  private void addUrl(Set<String> urls, String value) {
    if (urls.size() < limits.magnetTrackers()) {
      String url = PercentCode.decode(value).strip();
      if (!url.isEmpty() && url.chars().noneMatch(Character::isISOControl)) {
        urls.add(url);
      }
    }
  }

  private void addPeer(String value) {
    if (peers.size() < limits.magnetPeers()) {
      String peer = PercentCode.decode(value).strip();
      int colon = peer.lastIndexOf(':');
      if (colon > 0 && isHost(peer.substring(0, colon)) && isPort(peer.substring(colon + 1))) {
        peers.add(peer);
      }
    }
  }

  private static boolean isHost(String host) {
    boolean bracketed = host.startsWith("[") && host.endsWith("]") && host.length() > 2;
    boolean plain = host.indexOf(':') < 0 && host.indexOf('[') < 0 && host.indexOf(']') < 0;
    return (bracketed || plain) && host.chars().allMatch(c -> c > ' ' && c < 0x7f);
  }

  private static boolean isPort(String digits) {
    if (digits.isEmpty()
        || digits.length() > 5
        || !digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
      return false;
    }
    int port = Integer.parseInt(digits);
    return port > 0 && port <= MAXIMUM_PORT;
  }

  static MetainfoException problem(String text) {
    return new MetainfoException(MetainfoException.Kind.MAGNET, text);
  }
}
