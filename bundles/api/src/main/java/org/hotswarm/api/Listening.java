package org.hotswarm.api;

import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.osgi.annotation.versioning.ProviderType;

/** Where a session listens (manual: is_listening, listen_port, listen_on). */
@ProviderType
public interface Listening {
  /** Address and port that peers can connect to; empty while there is none. */
  Optional<InetSocketAddress> address();

  /**
   * Listens elsewhere, while the session goes on: connections stay, and trackers are told. The
   * settings {@code listen_port_first}, {@code listen_port_last} and {@code bind_address} change
   * accordingly; to apply them to the session does the same.
   *
   * @param firstPort of the range, which is tried in order; 0 for any that is free
   * @param lastPort of the range
   * @param address to listen on and connect from, or the name of a host that has it; empty for all
   * @return where it listens; fails with a {@link ListenException} when no port of the range is
   *     free, and with an {@link IllegalStateException} when the session has not been started. The
   *     session then listens where it did
   */
  CompletionStage<InetSocketAddress> on(int firstPort, int lastPort, String address);
}
