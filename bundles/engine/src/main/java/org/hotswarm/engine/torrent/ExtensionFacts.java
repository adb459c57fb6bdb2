package org.hotswarm.engine.torrent;

import java.nio.ByteBuffer;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.hotswarm.engine.find.Clockwork;
import org.hotswarm.model.hash.InfoHash;
import org.hotswarm.model.metainfo.InfoBytes;
import org.hotswarm.model.peer.PeerAddress;
import org.hotswarm.model.peer.PeerSource;
import org.hotswarm.spi.bencode.Bencode;
import org.hotswarm.spi.extension.ExtensionPeer;
import org.hotswarm.spi.extension.PeerExtensionNeeds;
import org.hotswarm.spi.time.Scheduler;
import org.hotswarm.spi.time.Ticker;

/**
 * The facts of a torrent for one of its extensions.
 *
 * @param name of the extension
 * @param swarm its peers
 * @param torrent the info dictionary
 * @param house codecs
 * @param clockwork time and chance
 */
record ExtensionFacts(
    String name, Swarm swarm, SwarmEvents torrent, Household house, Clockwork clockwork)
    implements PeerExtensionNeeds {
  @Override
  public InfoHash infoHash() {
    return torrent.infoHash();
  }

  @Override
  public Collection<? extends ExtensionPeer> peers() {
    return swarm.extensions().joined(name);
  }

  @Override
  public Optional<InfoBytes> infoBytes() {
    return torrent.transfer().map(transfer -> transfer.info().raw());
  }

  @Override
  public boolean deliverInfo(ByteBuffer info) {
    return torrent.onInfo(info);
  }

  @Override
  public void addPeers(List<PeerAddress> peers, PeerSource source) {
    peers.forEach(peer -> swarm.name(peer, source, false));
    swarm.dial();
  }

  @Override
  public Bencode bencode() {
    return house.codecs().bencode();
  }

  @Override
  public Ticker ticker() {
    return clockwork.ticker();
  }

  @Override
  public Scheduler scheduler() {
    return clockwork.scheduler();
  }

  @Override
  public RandomGenerator random() {
    return clockwork.random();
  }
}
