package org.hotswarm.model.filter;

import java.net.InetAddress;

/**
 * Addresses of one family that are treated alike.
 *
 * @param first of them
 * @param last of them
 * @param blocked whether they are kept out
 */
public record IpRange(InetAddress first, InetAddress last, boolean blocked) {
  @Override
  public String toString() {
    return (blocked ? "blocked " : "allowed ")
        + first.getHostAddress()
        + " - "
        + last.getHostAddress();
  }
}
