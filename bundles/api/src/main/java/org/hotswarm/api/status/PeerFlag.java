package org.hotswarm.api.status;

/** What a peer is at (manual: {@code peer_info::flags}). */
public enum PeerFlag {
  /** It has something we want. */
  INTERESTING,
  /** We do not let it download. */
  CHOKED,
  /** It wants something of ours. */
  REMOTE_INTERESTED,
  /** It does not let us download. */
  REMOTE_CHOKED,
  /** It speaks the extension protocol (BEP 10). */
  SUPPORTS_EXTENSIONS,
  /** We dialled it; otherwise it connected to us. */
  LOCAL_CONNECTION,
  /** The connection is open, and its handshake is waited for. */
  HANDSHAKE,
  /** The connection is being opened. */
  CONNECTING,
  /** It took part in a wrong piece, and is asked for whole pieces until it is clear who it was. */
  ON_PAROLE,
  /** It has all pieces. */
  SEED,
  /** We let it download to see how it does. */
  OPTIMISTIC_UNCHOKE,
  /** It has not sent for too long what we asked for. */
  SNUBBED,
  /** It downloads nothing more: it has all, or said so (BEP 21). */
  UPLOAD_ONLY
}
