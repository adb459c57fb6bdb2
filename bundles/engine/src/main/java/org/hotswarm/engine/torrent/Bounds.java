package org.hotswarm.engine.torrent;

import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import org.hotswarm.api.limit.RateLimits;
import org.hotswarm.api.limit.TorrentLimits;
import org.hotswarm.api.settings.PeerSettings;
import org.hotswarm.api.settings.Settings;
import org.hotswarm.api.settings.TransferSettings;
import org.hotswarm.engine.find.AddressClass;
import org.hotswarm.engine.peer.Peer;
import org.hotswarm.engine.peer.RateGate;
import org.hotswarm.engine.rate.Buckets;
import org.hotswarm.engine.rate.Quota;
import org.hotswarm.model.peer.PeerAddress;

/**
 * What one torrent and its peers may do at most.
 *
 * <p>Owner thread: any.
 */
final class Bounds implements TorrentLimits {
  /** Of an IPv4 packet (RFC 791) and of its TCP segment (RFC 9293). */
  private static final int HEADERS_V4 = 20 + 20;

  /** Of an IPv6 packet (RFC 8200) and of its TCP segment. */
  private static final int HEADERS_V6 = 40 + 20;

  private static final int LEAST_UPLOADS = 1;
  private static final int LEAST_CONNECTIONS = 2;

  private final Household house;
  private final Buckets buckets;
  private final Map<PeerAddress, RateLimits> peers = new ConcurrentHashMap<>();
  private final Map<PeerAddress, Buckets> connected = new ConcurrentHashMap<>();
  private volatile OptionalInt uploads = OptionalInt.empty();
  private volatile OptionalInt connections = OptionalInt.empty();
  private volatile double ratio;

  Bounds(Household house) {
    this.house = house;
    this.buckets = house.budgets().rates().child();
  }

  // --- peers that come and go

  /** The gate of a connection to {@code address} that lives on {@code loop}. */
  RateGate join(PeerAddress address, Executor loop) {
    Buckets own = buckets.child();
    connected.put(address, own);
    own.limit(ofPeer(address));
    AddressClass kind = AddressClass.of(address.ip());
    boolean local = kind == AddressClass.PRIVATE || kind == AddressClass.LINK_LOCAL;
    int headers = address.isV6() ? HEADERS_V6 : HEADERS_V4;
    Quota.Rules rules =
        new Quota.Rules(
            () -> local && settings().get(PeerSettings.IGNORE_LIMITS_ON_LOCAL_NETWORK),
            () -> settings().get(TransferSettings.RATE_LIMIT_IP_OVERHEAD) ? headers : 0);
    return new RateGate(own, rules, loop);
  }

  /** That connection is gone. */
  void leave(PeerAddress address, RateGate gate) {
    connected.remove(address, gate.buckets());
  }

  /** Once a second: a peer of an unfinished torrent gets no more than the ratio allows. */
  void balance(Peer peer, boolean finished) {
    peer.gate().share(finished ? 0 : ShareRatio.limit(peer, ratio));
  }

  private Settings settings() {
    return house.settings().get();
  }

  /** Connections that it may have, the session's setting included. */
  int mostConnections() {
    return connections.orElseGet(() -> settings().get(PeerSettings.TORRENT_CONNECTIONS_LIMIT));
  }

  // --- what applications see

  @Override
  public RateLimits rates() {
    return buckets.limits();
  }

  @Override
  public void rates(RateLimits limits) {
    buckets.limit(limits);
  }

  @Override
  public RateLimits ofPeer(PeerAddress address) {
    return peers.getOrDefault(address, RateLimits.NONE);
  }

  @Override
  public void ofPeer(PeerAddress address, RateLimits limits) {
    if (limits.equals(RateLimits.NONE)) {
      peers.remove(address);
    } else {
      peers.put(address, limits);
    }
    Buckets now = connected.get(address);
    if (now != null) {
      now.limit(limits);
    }
  }

  @Override
  public OptionalInt uploads() {
    return uploads;
  }

  @Override
  public void uploads(OptionalInt most) {
    uploads = checked("uploads", most, LEAST_UPLOADS);
    house.doors().rounds().run();
  }

  @Override
  public OptionalInt connections() {
    return connections;
  }

  @Override
  public void connections(OptionalInt most) {
    connections = checked("connections", most, LEAST_CONNECTIONS);
  }

  @Override
  public double ratio() {
    return ratio;
  }

  @Override
  public void ratio(double value) {
    if (!(value == 0 || value >= 1 && Double.isFinite(value))) {
      throw new IllegalArgumentException(
          "the share ratio is " + value + "; it is 0 for none, or 1 or more");
    }
    ratio = value;
  }

  private static OptionalInt checked(String what, OptionalInt most, int least) {
    if (most.isPresent() && most.getAsInt() < least) {
      throw new IllegalArgumentException(
          "a torrent's %s are limited to %d; at least %d can be allowed, or no limit given"
              .formatted(what, most.getAsInt(), least));
    }
    return most;
  }
}
