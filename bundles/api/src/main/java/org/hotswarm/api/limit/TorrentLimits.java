package org.hotswarm.api.limit;

import java.util.OptionalInt;
import org.hotswarm.model.peer.PeerAddress;
import org.osgi.annotation.versioning.ProviderType;

/** The limits of one torrent, beside those of its session. */
@ProviderType
public interface TorrentLimits {
  /**
   * What all its peers together may move (manual: {@code upload_limit}, {@code download_limit}).
   */
  RateLimits rates();

  /** Sets {@link #rates()}. */
  void rates(RateLimits limits);

  /** What the peer at {@code address} may move. */
  RateLimits ofPeer(PeerAddress address);

  /**
   * Sets {@link #ofPeer(PeerAddress)} (manual: {@code set_peer_upload_limit}); holds as long as the
   * torrent is in the session, also when the peer comes later or again.
   */
  void ofPeer(PeerAddress address, RateLimits limits);

  /** How many peers may download from us at once; empty for as many as the session allows. */
  OptionalInt uploads();

  /**
   * Sets {@link #uploads()} (manual: {@code torrent_handle::set_max_uploads}).
   *
   * @param most at least 1
   */
  void uploads(OptionalInt most);

  /** How many connections it may have; empty for {@code torrent_connections_limit}. */
  OptionalInt connections();

  /**
   * Sets {@link #connections()} (manual: {@code torrent_handle::set_max_connections}). Connections
   * beyond it are closed, the ones of least use first.
   *
   * @param most at least 2
   */
  void connections(OptionalInt most);

  /** How many bytes a peer is sent for each that it sends; 0 for as many as can be. */
  double ratio();

  /**
   * Sets {@link #ratio()} (manual: {@code set_ratio}). Peers are served that much more slowly or
   * faster as they serve us; a torrent that has all it wants serves everybody.
   *
   * @param value 0, or 1 or more
   */
  void ratio(double value);
}
