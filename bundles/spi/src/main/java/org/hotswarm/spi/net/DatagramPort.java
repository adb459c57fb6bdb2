package org.hotswarm.spi.net;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The engine's UDP port, shared by all who speak UDP. It stays open while providers come and go.
 */
@ProviderType
public interface DatagramPort {
  /**
   * Sends one datagram; copied before this returns. Datagrams may be lost, as they may on the
   * network.
   */
  void send(InetSocketAddress to, ByteBuffer datagram);

  /**
   * Sets who is offered the datagrams that arrive. Called on the owner thread of the working object
   * this port was given to.
   */
  void onDatagram(Receiver receiver);

  /** Somebody who is offered datagrams. */
  @FunctionalInterface
  interface Receiver {
    /**
     * @param from the sender, unproven
     * @param datagram from position to limit; holds only until this returns
     * @return whether it was ours; others are asked while nobody says so
     */
    boolean receive(InetSocketAddress from, ByteBuffer datagram);
  }
}
