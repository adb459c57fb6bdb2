package org.hotswarm.engine.find;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An announce URL, as it is used and as it may be shown (limits 46 and 53).
 *
 * @param raw as it was given
 * @param uri to announce to; empty when it cannot be
 * @param scheme lower case, empty when there is none
 * @param shown without user, query, fragment and what looks like a passkey in its path
 * @param place host and port, for short messages
 * @param problem why it cannot be announced to
 */
record TrackerUrl(
    String raw,
    Optional<URI> uri,
    String scheme,
    String shown,
    String place,
    Optional<String> problem) {
  private static final int LONGEST_MESSAGE = 200;

  /** Parameters that we add ourselves (BEP 3); a URL that has them already is aimed at someone. */
  private static final Pattern RESERVED =
      Pattern.compile("(?:^|&)(?:info_hash|peer_id|port|uploaded|downloaded|left|event)=");

  private static final Pattern PASSKEY = Pattern.compile("/[0-9A-Za-z_-]{16,}(?=/|$)");
  private static final Pattern CONTROLS = Pattern.compile("[\\p{Cc}\\p{Cf}]+");

  static TrackerUrl of(String text) {
    String raw = text.strip();
    URI uri;
    try {
      uri = new URI(raw);
    } catch (URISyntaxException malformed) {
      return unusable(raw, "", "malformed URL", "not a URL: " + malformed.getReason());
    }
    if (uri.getScheme() == null || uri.getRawAuthority() == null) {
      return unusable(raw, "", "malformed URL", "not a URL with scheme and host");
    }
    String scheme = uri.getScheme().toLowerCase(Locale.ROOT);
    String authority = uri.getRawAuthority();
    String place = clean(authority.substring(authority.lastIndexOf('@') + 1));
    String path = uri.getRawPath() == null ? "" : uri.getRawPath();
    String shown = scheme + "://" + place + clean(PASSKEY.matcher(path).replaceAll("/..."));
    if (uri.getRawQuery() != null && RESERVED.matcher(uri.getRawQuery()).find()) {
      return unusable(raw, scheme, shown, "its query has parameters that only a client may add");
    }
    return new TrackerUrl(raw, Optional.of(uri), scheme, shown, place, Optional.empty());
  }

  private static TrackerUrl unusable(String raw, String scheme, String shown, String problem) {
    return new TrackerUrl(raw, Optional.empty(), scheme, shown, shown, Optional.of(problem));
  }

  /** Whether somebody means it who says {@code url}. */
  boolean isCalled(String url) {
    return raw.equals(url.strip()) || shown.equals(url.strip());
  }

  /** Where to announce as that user; one that the URL names itself goes first. */
  Optional<URI> uri(Optional<Login> login) {
    boolean mayName = scheme.startsWith("http") && uri.map(URI::getRawUserInfo).isEmpty();
    return mayName && login.isPresent() ? uri.map(login.get()::into) : uri;
  }

  /**
   * Words of a tracker, or about it, fit to be shown: one line, short, without this URL's secrets.
   */
  String scrub(String words) {
    String open = words.replace(raw, shown);
    String query = uri.map(URI::getRawQuery).orElse("");
    return clean(query.isEmpty() ? open : open.replace(query, "..."));
  }

  private static String clean(String text) {
    String line = CONTROLS.matcher(text).replaceAll(" ").strip();
    return line.length() <= LONGEST_MESSAGE ? line : line.substring(0, LONGEST_MESSAGE) + "...";
  }
}
