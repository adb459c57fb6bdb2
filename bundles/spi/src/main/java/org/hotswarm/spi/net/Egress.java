package org.hotswarm.spi.net;

import java.net.InetAddress;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/** The one policy that every outgoing connection obeys. */
@ProviderType
public interface Egress {
  /**
   * Resolves the host of {@code target} once and checks every address. The caller connects to an
   * address of the answer, never to a second look-up of the name (limit 46). Blocks while the name
   * is looked up.
   *
   * @param target scheme, host, port, path and query that are about to be used
   * @param redirectedFrom the URL that redirected here, if one did; a public host may not redirect
   *     to a local one
   * @return at least one address, in the order to try them
   * @throws EgressException when the name is unknown or the policy forbids what it stands for
   */
  List<InetAddress> resolve(URI target, Optional<URI> redirectedFrom) throws EgressException;

  /**
   * The local address to bind outgoing sockets to, if one is set, for targets of the same family.
   */
  Optional<InetAddress> bindAddress(boolean v6);
}
