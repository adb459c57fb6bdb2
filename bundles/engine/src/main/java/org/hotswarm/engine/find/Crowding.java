package org.hotswarm.engine.find;

import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import org.hotswarm.model.peer.PeerAddress;

/**
 * How many known peers share an IP address, how many mere rumours share a network, so that nobody
 * can aim a swarm at a victim (limit 30). Owner thread: the torrent's loop.
 */
final class Crowding {
  /** Ports known of one IP address. */
  private static final int PER_IP = 4;

  /** Rumours of one network: /24, or /48 (limit 30). */
  private static final int PER_NETWORK = 8;

  private static final int V4_NETWORK_BYTES = 3;
  private static final int V6_NETWORK_BYTES = 6;

  private final Map<InetAddress, Integer> byIp = new HashMap<>();
  private final Map<ByteBuffer, Integer> rumoursByNetwork = new HashMap<>();
  private int rumours;
  private int seeds;

  void add(KnownPeer peer) {
    count(peer, 1);
  }

  void remove(KnownPeer peer) {
    count(peer, -1);
  }

  private void count(KnownPeer peer, int by) {
    count(byIp, peer.address().ip(), by);
    seeds += peer.seed() ? by : 0;
    if (peer.isRumour()) {
      count(rumoursByNetwork, network(peer.address()), by);
      rumours += by;
    }
  }

  private static <K> void count(Map<K, Integer> counts, K key, int by) {
    counts.merge(key, by, (one, other) -> one + other == 0 ? null : Integer.valueOf(one + other));
  }

  private static ByteBuffer network(PeerAddress address) {
    int length = address.isV6() ? V6_NETWORK_BYTES : V4_NETWORK_BYTES;
    return ByteBuffer.wrap(address.ip().getAddress(), 0, length);
  }

  /** Whether no more ports of its IP address are taken. */
  boolean isFull(PeerAddress address) {
    return byIp.getOrDefault(address.ip(), 0) >= PER_IP;
  }

  /** Whether no more rumours of its network are taken; there are no victims in our own site. */
  boolean isFullOfRumours(PeerAddress address) {
    return !AddressClass.of(address.ip()).isLocal()
        && rumoursByNetwork.getOrDefault(network(address), 0) >= PER_NETWORK;
  }

  int rumours() {
    return rumours;
  }

  int seeds() {
    return seeds;
  }
}
