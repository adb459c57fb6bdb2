package org.hotswarm.tracker.udp;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.hotswarm.spi.tracker.TrackerException;
import org.hotswarm.spi.tracker.TrackerException.Kind;

/**
 * A tracker's URL, checked.
 *
 * @param uri as the torrent names it
 * @param port where it listens
 * @param data path and query, which some trackers want to see (BEP 41); may be empty
 */
record TrackerUrl(URI uri, int port, byte[] data) {
  static final String SCHEME = "udp";

  /**
   * Path and query that still fit one datagram beside an announce on any path (1,280 bytes MTU).
   */
  private static final int LONGEST_DATA = 1024;

  private static final int SUSPECT_WORD = 8;
  private static final int LONG_WORD = 16;
  private static final int MAXIMUM_PORT = 0xffff;

  static TrackerUrl of(URI uri) throws TrackerException {
    if (!SCHEME.equalsIgnoreCase(uri.getScheme()) || uri.getHost() == null) {
      throw new TrackerException(Kind.FORBIDDEN, "not a udp://host:port URL");
    }
    TrackerUrl url = new TrackerUrl(uri, uri.getPort(), dataOf(uri));
    if (url.port < 1 || url.port > MAXIMUM_PORT) {
      throw new TrackerException(
          Kind.FORBIDDEN, url.origin() + " names no port; a UDP tracker's URL needs one");
    }
    if (url.data.length > LONGEST_DATA) {
      throw new TrackerException(
          Kind.FORBIDDEN,
          "path and query of " + url.origin() + " are longer than " + LONGEST_DATA + " bytes");
    }
    return url;
  }

  private static byte[] dataOf(URI uri) {
    String path = uri.getRawPath() == null ? "" : uri.getRawPath();
    String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
    return (path + query).getBytes(StandardCharsets.UTF_8);
  }

  /** What may be shown: path and query may hold a passkey (limit 53). */
  String origin() {
    return SCHEME + "://" + uri.getHost() + (uri.getPort() < 0 ? "" : ":" + uri.getPort());
  }

  /**
   * {@code text} of somebody else without this URL's path and query, and without those words of
   * them that may be a passkey: long ones, and shorter ones with a digit.
   */
  String redact(String text) {
    String secret = new String(data, StandardCharsets.UTF_8);
    String shown = secret.length() < 2 ? text : text.replace(secret, "");
    for (String word : secret.split("[/&;=?]")) {
      if (word.length() >= LONG_WORD || word.length() >= SUSPECT_WORD && word.matches(".*\\d.*")) {
        shown = shown.replace(word, "***");
      }
    }
    return shown;
  }
}
