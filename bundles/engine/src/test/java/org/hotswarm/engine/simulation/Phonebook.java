package org.hotswarm.engine.simulation;

import java.net.InetAddress;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.hotswarm.engine.find.TrackerPort;
import org.hotswarm.model.hash.InfoHash;
import org.hotswarm.model.peer.PeerAddress;
import org.hotswarm.spi.tracker.AnnounceReply;
import org.hotswarm.spi.tracker.AnnounceRequest;
import org.hotswarm.spi.tracker.ScrapeEntry;
import org.hotswarm.spi.tracker.TrackerPeer;

/** A tracker that answers at once with the peers it was told of. */
final class Phonebook implements TrackerPort {
  final List<AnnounceRequest> announces = new ArrayList<>();

  /** Whom the announces were sent to. */
  final List<URI> asked = new ArrayList<>();

  final List<PeerAddress> peers = new ArrayList<>();

  List<AnnounceRequest.Event> events() {
    return announces.stream().map(AnnounceRequest::event).toList();
  }

  /** What a scrape says of every swarm. */
  AnnounceReply.Swarm scraped = AnnounceReply.Swarm.UNKNOWN;

  /** Where it sees us. */
  Optional<InetAddress> externalIp = Optional.empty();

  @Override
  public CompletionStage<AnnounceReply> announce(URI tracker, AnnounceRequest request) {
    asked.add(tracker);
    announces.add(request);
    return CompletableFuture.completedFuture(
        new AnnounceReply(
            Duration.ofMinutes(30),
            Optional.empty(),
            Optional.empty(),
            AnnounceReply.Swarm.UNKNOWN,
            peers.stream().map(peer -> new TrackerPeer(peer, Optional.empty())).toList(),
            Optional.empty(),
            externalIp));
  }

  @Override
  public CompletionStage<List<ScrapeEntry>> scrape(URI tracker, List<InfoHash> hashes) {
    return CompletableFuture.completedFuture(
        hashes.stream().map(hash -> new ScrapeEntry(hash, scraped)).toList());
  }

  @Override
  public boolean speaks(String scheme) {
    return true;
  }

  @Override
  public boolean isLocal(URI tracker) {
    return false;
  }
}
