package org.hotswarm.engine.peer;

import java.net.InetAddress;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.hotswarm.model.peer.PeerId;

/**
 * The peers of one torrent.
 *
 * <p>Owner thread: the torrent's loop.
 */
public final class PeerTable {
  private final Map<Long, Peer> peers = new LinkedHashMap<>();

  /** It is there. */
  public void add(Peer peer) {
    peers.put(peer.number(), peer);
  }

  /** It is gone. */
  public void remove(Peer peer) {
    peers.remove(peer.number());
  }

  /** The peer of that number. */
  public Optional<Peer> find(long number) {
    return Optional.ofNullable(peers.get(number));
  }

  /** All, in the order they came. */
  public Collection<Peer> all() {
    return Collections.unmodifiableCollection(peers.values());
  }

  /** How many there are. */
  public int size() {
    return peers.size();
  }

  /** Whether one has this peer id (limit 34: one per peer id). */
  public boolean hasId(PeerId id) {
    return peers.values().stream().anyMatch(peer -> peer.identity().peerId().equals(id));
  }

  /** The peer that calls itself so. */
  public Optional<Peer> find(PeerId id) {
    return peers.values().stream().filter(peer -> peer.identity().peerId().equals(id)).findFirst();
  }

  /** Whether one has this IP address (manual: allow_multiple_connections_per_ip). */
  public boolean hasIp(InetAddress ip) {
    return peers.values().stream().anyMatch(peer -> peer.address().ip().equals(ip));
  }
}
