package org.hotswarm.cli.arguments;

import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hotswarm.cli.exit.Failure;

/** Peers, trackers, web seeds and our own address as they stand on the command line. */
public final class Addresses {
  private static final Pattern HOST_PORT =
      Pattern.compile("(?:\\[[0-9a-fA-F:.%]+]|[^\\[\\]:\\s/]+):([0-9]{1,5})");
  private static final Pattern IP =
      Pattern.compile("[0-9]{1,3}(\\.[0-9]{1,3}){3}|[0-9a-fA-F:.]*:[0-9a-fA-F:.]*");
  private static final Set<String> TRACKERS = Set.of("http", "https", "udp");
  private static final Set<String> WEB = Set.of("http", "https");
  private static final int MOST_PORT = 65535;

  private Addresses() {}

  /** A peer, as it is. */
  public static String peer(String option, String text) throws Failure {
    Matcher matcher = HOST_PORT.matcher(text);
    if (matcher.matches()) {
      int port = Integer.parseInt(matcher.group(1));
      if (port >= 1 && port <= MOST_PORT) {
        return text;
      }
    }
    throw Failure.option(
        option + " " + text + ": not a peer; write HOST:PORT, for IPv6 [ADDRESS]:PORT");
  }

  /** An IP address of this machine, as it is; never a name, so nothing is looked up. */
  public static String ip(String option, String text) throws Failure {
    try {
      if (IP.matcher(text).matches()) {
        return InetAddress.getByName(text).getHostAddress();
      }
    } catch (UnknownHostException notAnAddress) {
      throw new Failure(
          Failure.option("").code(), option + " " + text + ": no such IP address", notAnAddress);
    }
    throw Failure.option(option + " " + text + ": not an IP address of this machine");
  }

  /** A tracker's announce URL, as it is. */
  public static String tracker(String option, String text) throws Failure {
    return url(option, text, TRACKERS, "an announce URL; write http://, https:// or udp://");
  }

  /** A web seed's URL, as it is. */
  public static String webSeed(String option, String text) throws Failure {
    return url(option, text, WEB, "a web seed; write http:// or https://");
  }

  private static String url(String option, String text, Set<String> schemes, String what)
      throws Failure {
    try {
      URI url = new URI(text);
      String scheme = String.valueOf(url.getScheme()).toLowerCase(Locale.ROOT);
      if (schemes.contains(scheme) && url.getRawAuthority() != null) {
        return text;
      }
    } catch (URISyntaxException notUrl) {
      throw Failure.option(option + " " + text + ": not a URL: " + notUrl.getReason());
    }
    throw Failure.option(option + " " + text + ": not " + what);
  }
}
