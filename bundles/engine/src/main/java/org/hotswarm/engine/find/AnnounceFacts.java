package org.hotswarm.engine.find;

import java.net.InetAddress;
import java.util.Optional;
import org.hotswarm.model.hash.InfoHash;
import org.hotswarm.model.peer.PeerId;
import org.hotswarm.spi.tracker.AnnounceRequest;

/** What an announce says of its torrent; read when one is sent. */
public interface AnnounceFacts {
  /** The swarm. */
  InfoHash infoHash();

  /** What we call ourselves there. */
  PeerId peerId();

  /** Where we listen. */
  int port();

  /** What we did so far. */
  AnnounceRequest.Progress progress();

  /** Peers wanted. */
  int numWant();

  /** The address to announce instead of the one the tracker sees. */
  Optional<InetAddress> announceIp();
}
