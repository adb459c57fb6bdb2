package org.hotswarm.engine.torrent;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import org.hotswarm.api.settings.AnnounceSettings;
import org.hotswarm.api.settings.NetworkSettings;
import org.hotswarm.engine.find.AnnounceFacts;
import org.hotswarm.model.hash.InfoHash;
import org.hotswarm.model.peer.PeerId;
import org.hotswarm.spi.tracker.AnnounceRequest.Progress;

/**
 * What trackers are told of a torrent.
 *
 * @param house who we are
 * @param torrent how far it is
 */
record AnnouncedFacts(Household house, SwarmEvents torrent) implements AnnounceFacts {
  @Override
  public InfoHash infoHash() {
    return torrent.infoHash();
  }

  @Override
  public PeerId peerId() {
    return house.person().peerId();
  }

  @Override
  public int port() {
    return house.person().port().getAsInt();
  }

  @Override
  public Progress progress() {
    return torrent.progress();
  }

  @Override
  public int numWant() {
    return house.settings().get().get(AnnounceSettings.NUM_WANT);
  }

  @Override
  public Optional<InetAddress> announceIp() {
    String text = house.settings().get().get(NetworkSettings.ANNOUNCE_IP);
    try {
      return text.isEmpty() ? Optional.empty() : Optional.of(InetAddress.getByName(text));
    } catch (UnknownHostException notAnAddress) {
      return Optional.empty();
    }
  }
}
