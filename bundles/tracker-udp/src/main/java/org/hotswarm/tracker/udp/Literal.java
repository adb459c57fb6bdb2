package org.hotswarm.tracker.udp;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Socket addresses as URLs and back, without asking any name server. */
final class Literal {
  private static final Pattern V4 =
      Pattern.compile("(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})");

  private Literal() {}

  static URI toUri(InetSocketAddress address) {
    String ip = address.getAddress().getHostAddress().replaceFirst("%.*", "");
    String host = ip.indexOf(':') < 0 ? ip : "[" + ip + "]";
    try {
      return new URI(TrackerUrl.SCHEME, null, host, address.getPort(), null, null, null);
    } catch (URISyntaxException impossible) {
      throw new IllegalStateException(address + " makes no URL", impossible);
    }
  }

  /** The address that {@code uri} names; empty when its host is a name or it has no port. */
  static Optional<InetSocketAddress> parse(URI uri) {
    if (uri.getHost() == null || uri.getPort() < 1 || uri.getPort() > 0xffff) {
      return Optional.empty();
    }
    return ip(uri.getHost()).map(ip -> new InetSocketAddress(ip, uri.getPort()));
  }

  private static Optional<InetAddress> ip(String host) {
    try {
      if (host.startsWith("[")) {
        return Optional.of(InetAddress.getByName(host));
      }
      Matcher v4 = V4.matcher(host);
      if (!v4.matches()) {
        return Optional.empty();
      }
      byte[] bytes = new byte[4];
      for (int i = 0; i < bytes.length; i++) {
        int octet = Integer.parseInt(v4.group(i + 1));
        if (octet > 0xff) {
          return Optional.empty();
        }
        bytes[i] = (byte) octet;
      }
      return Optional.of(InetAddress.getByAddress(bytes));
    } catch (UnknownHostException noLiteral) {
      return Optional.empty();
    }
  }
}
