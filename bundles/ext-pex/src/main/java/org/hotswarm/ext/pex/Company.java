package org.hotswarm.ext.pex;

import java.net.InetAddress;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.hotswarm.model.peer.PeerAddress;
import org.hotswarm.spi.extension.ConnectedPeer;

/**
 * Whom we are connected with at one moment and can tell of, by where they can be dialled.
 *
 * @param contacts in the order they came
 */
record Company(Map<PeerAddress, Contact> contacts) {
  private static final byte UNIQUE_LOCAL_MASK = (byte) 0xfe;
  private static final byte UNIQUE_LOCAL = (byte) 0xfc;

  /** All of {@code peers} of whom it is known where they listen. */
  static Company of(Collection<? extends ConnectedPeer> peers) {
    Map<PeerAddress, Contact> contacts = new LinkedHashMap<>();
    for (ConnectedPeer peer : peers) {
      peer.listensAt().ifPresent(at -> contacts.putIfAbsent(at, Contact.of(at, peer)));
    }
    return new Company(contacts);
  }

  boolean has(PeerAddress address) {
    return contacts.containsKey(address);
  }

  /**
   * Whether {@code peer} may be told of {@code contact}: not of itself, nor of an address of our
   * site when it is elsewhere, where it leads nowhere or to somebody else.
   */
  static boolean isFor(ConnectedPeer peer, Contact contact) {
    Optional<PeerAddress> itself = peer.listensAt();
    return !contact.address().equals(itself.orElse(peer.address()))
        && (!isLocal(contact.address().ip()) || isLocal(peer.address().ip()));
  }

  private static boolean isLocal(InetAddress ip) {
    byte[] raw = ip.getAddress();
    boolean uniqueLocal = raw.length != 4 && (raw[0] & UNIQUE_LOCAL_MASK) == UNIQUE_LOCAL;
    return ip.isLoopbackAddress()
        || ip.isSiteLocalAddress()
        || ip.isLinkLocalAddress()
        || uniqueLocal;
  }
}
