package org.hotswarm.spi.extension;

import java.nio.ByteBuffer;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.hotswarm.model.hash.InfoHash;
import org.hotswarm.model.metainfo.InfoBytes;
import org.hotswarm.model.peer.PeerSource;
import org.hotswarm.spi.bencode.Bencode;
import org.hotswarm.spi.time.Scheduler;
import org.hotswarm.spi.time.Ticker;
import org.osgi.annotation.versioning.ProviderType;

/** What an extension may ask of the engine. */
@ProviderType
public interface PeerExtensionNeeds {
  /** The swarm. */
  InfoHash infoHash();

  /** The peers that have joined this extension. */
  Collection<? extends ExtensionPeer> peers();

  /** The peers the torrent is connected with at this moment; not to be kept beyond the call. */
  Collection<? extends ConnectedPeer> connected();

  /** The info dictionary, once it is known (BEP 9). */
  Optional<InfoBytes> infoBytes();

  /**
   * Hands over an info dictionary got from peers.
   *
   * @return whether its hash is the torrent's; if so the torrent goes on with it
   */
  boolean deliverInfo(ByteBuffer info);

  /**
   * Names peers to the torrent, which takes of them what it may contact.
   *
   * @param teller who named them; local addresses are only taken from a peer at a local one
   * @param source by what means
   */
  void addPeers(ExtensionPeer teller, PeerSource source, List<NamedPeer> peers);

  /** The codec of the moment. */
  Bencode bencode();

  /** Monotonic time. */
  Ticker ticker();

  /** Timers on the torrent's loop. */
  Scheduler scheduler();

  /** The engine's random source; seeded in tests. */
  RandomGenerator random();
}
