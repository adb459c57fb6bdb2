package org.hotswarm.tracker.http;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;
import org.hotswarm.spi.tracker.TrackerException;
import org.hotswarm.spi.tracker.TrackerException.Kind;

/**
 * A tracker's announce URL, checked.
 *
 * @param uri as the torrent names it
 */
record TrackerUrl(URI uri) {
  static final String HTTP = "http";
  static final String HTTPS = "https";

  private static final int MAXIMUM_PORT = 0xffff;

  /** The word that a scrape URL has another one for (BEP 48). */
  private static final String ANNOUNCE = "announce";

  /** What only we may say: a URL that brings it along aims at something else (limit 46). */
  private static final Pattern RESERVED =
      Pattern.compile("(?i)(^|&)(info_hash|peer_id|port|uploaded|downloaded|left|event)=");

  static TrackerUrl of(URI uri) throws TrackerException {
    if (!isHttp(uri)) {
      throw new TrackerException(Kind.FORBIDDEN, "not an http://host or https://host URL");
    }
    TrackerUrl url = new TrackerUrl(uri);
    if (uri.getRawQuery() != null && RESERVED.matcher(uri.getRawQuery()).find()) {
      throw new TrackerException(
          Kind.FORBIDDEN, "the URL of " + url.origin() + " already holds an announce");
    }
    return url;
  }

  /** Whether this is an absolute URL with a host that can be connected to. */
  static boolean isHttp(URI uri) {
    boolean scheme = HTTP.equalsIgnoreCase(uri.getScheme()) || isHttps(uri);
    return scheme && uri.getHost() != null && uri.getPort() != 0 && uri.getPort() <= MAXIMUM_PORT;
  }

  static boolean isHttps(URI uri) {
    return HTTPS.equalsIgnoreCase(uri.getScheme());
  }

  static int port(URI uri) {
    int standard = isHttps(uri) ? 443 : 80;
    return uri.getPort() < 0 ? standard : uri.getPort();
  }

  static boolean sameOrigin(URI one, URI other) {
    return one.getScheme().equalsIgnoreCase(other.getScheme())
        && one.getHost().equalsIgnoreCase(other.getHost())
        && port(one) == port(other);
  }

  /** As much of a URL as may be shown (limit 53). */
  static String origin(URI uri) {
    String port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
    return uri.getScheme() + "://" + uri.getHost() + port;
  }

  /** The same without user and fragment, which do not go over the wire as part of a URL. */
  static URI bare(URI uri) {
    String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
    return URI.create(origin(uri) + path(uri) + query);
  }

  String origin() {
    return origin(uri);
  }

  /** The URL to announce to, with {@code query} behind what it already asks. */
  URI announce(String query) {
    return with(path(), query);
  }

  /**
   * The URL to scrape from (BEP 48), or empty when the last segment of the path does not begin with
   * {@code announce}, which says that the tracker has none.
   */
  Optional<URI> scrape(String query) {
    int segment = path().lastIndexOf('/') + 1;
    if (!path().startsWith(ANNOUNCE, segment)) {
      return Optional.empty();
    }
    String rest = path().substring(segment + ANNOUNCE.length());
    return Optional.of(with(path().substring(0, segment) + "scrape" + rest, query));
  }

  private String path() {
    return path(uri);
  }

  private static String path(URI uri) {
    return uri.getRawPath() == null || uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
  }

  /** Neither user nor fragment go over the wire as part of a URL. */
  private URI with(String path, String query) {
    String before = uri.getRawQuery() == null ? "" : uri.getRawQuery() + "&";
    return URI.create(origin() + path + "?" + before + query);
  }

  /** The value of {@code Authorization} when the URL names a user (manual: tracker login). */
  Optional<String> authorization() {
    return Optional.ofNullable(uri.getUserInfo())
        .map(user -> user.getBytes(StandardCharsets.UTF_8))
        .map(user -> "Basic " + Base64.getEncoder().encodeToString(user));
  }
}
