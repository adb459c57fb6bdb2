package org.hotswarm.engine.find;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/**
 * A user that trackers ask for (manual: set_tracker_login).
 *
 * @param user without a colon
 * @param password may be empty
 */
public record Login(String user, String password) {
  /** Refuses a colon in the user, which RFC 7617 cannot express. */
  public Login {
    if (user.indexOf(':') >= 0) {
      throw new IllegalArgumentException(
          "the user of a tracker may have no colon: '" + user + "' has one");
    }
  }

  /** {@code uri} with the user in it. */
  URI into(URI uri) {
    String rest = uri.toString().substring(uri.getScheme().length() + "://".length());
    return URI.create(uri.getScheme() + "://" + coded(user) + ":" + coded(password) + "@" + rest);
  }

  private static String coded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  @Override
  public String toString() {
    return user;
  }
}
