package org.hotswarm.engine.torrent;

import java.nio.ByteBuffer;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.hotswarm.engine.fence.Callback;
import org.hotswarm.engine.find.AddressClass;
import org.hotswarm.engine.find.Clockwork;
import org.hotswarm.model.hash.InfoHash;
import org.hotswarm.model.metainfo.InfoBytes;
import org.hotswarm.model.peer.PeerSource;
import org.hotswarm.spi.bencode.Bencode;
import org.hotswarm.spi.extension.ConnectedPeer;
import org.hotswarm.spi.extension.ExtensionPeer;
import org.hotswarm.spi.extension.NamedPeer;
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
  public Collection<? extends ConnectedPeer> connected() {
    return swarm.peers().all().stream().map(ConnectedFacts::new).toList();
  }

  @Override
  public void addPeers(ExtensionPeer teller, PeerSource source, List<NamedPeer> peers) {
    boolean local = AddressClass.of(teller.address().ip()).isLocal();
    for (NamedPeer peer : peers) {
      if (swarm.name(peer.address(), source, local)) {
        swarm.known().setSeed(peer.address(), peer.seed());
      }
    }
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
    return Callback.timers(clockwork.scheduler());
  }

  @Override
  public RandomGenerator random() {
    return clockwork.random();
  }
}
