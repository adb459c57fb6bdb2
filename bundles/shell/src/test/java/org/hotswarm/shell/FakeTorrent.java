package org.hotswarm.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.hotswarm.api.AddTorrent;
import org.hotswarm.api.Priorities;
import org.hotswarm.api.Torrent;
import org.hotswarm.api.TorrentFiles;
import org.hotswarm.api.TorrentQueue;
import org.hotswarm.api.Trackers;
import org.hotswarm.api.Urgency;
import org.hotswarm.api.limit.TorrentLimits;
import org.hotswarm.api.status.PartialPieceStatus;
import org.hotswarm.api.status.PeerStatus;
import org.hotswarm.api.status.TorrentStatus;
import org.hotswarm.api.status.TrackerStatus;
import org.hotswarm.model.geometry.PieceSet;
import org.hotswarm.model.hash.InfoHash;
import org.hotswarm.model.metainfo.Info;
import org.hotswarm.model.peer.PeerAddress;

/** A torrent that is what the test says. */
final class FakeTorrent implements Torrent {
  final List<String> calls = new ArrayList<>();
  List<PeerStatus> peers = List.of();
  List<TrackerStatus> trackers = List.of();
  Optional<Info> info = Optional.empty();
  List<Long> fileProgress = List.of();
  private final TorrentStatus status;

  FakeTorrent(TorrentStatus status) {
    this.status = status;
  }

  @Override
  public InfoHash infoHash() {
    return status.infoHash();
  }

  @Override
  public TorrentStatus status() {
    return status;
  }

  @Override
  public Optional<Info> info() {
    return info;
  }

  @Override
  public PieceSet pieces() {
    return new PieceSet(0);
  }

  @Override
  public List<PeerStatus> peers() {
    return peers;
  }

  @Override
  public CompletionStage<List<PartialPieceStatus>> partialPieces() {
    return CompletableFuture.completedStage(List.of());
  }

  @Override
  public Trackers trackers() {
    return new FakeTrackers(trackers, calls);
  }

  @Override
  public List<Long> fileProgress() {
    return fileProgress;
  }

  @Override
  public Urgency urgency() {
    throw new UnsupportedOperationException("no test asks what is urgent");
  }

  @Override
  public TorrentFiles files() {
    throw new UnsupportedOperationException("no test asks where files are");
  }

  @Override
  public Priorities priorities() {
    throw new UnsupportedOperationException("no test asks for priorities");
  }

  @Override
  public TorrentQueue queue() {
    throw new UnsupportedOperationException("there is no queue here");
  }

  @Override
  public TorrentLimits limits() {
    throw new UnsupportedOperationException("there are no limits here");
  }

  @Override
  public void pause() {
    calls.add("pause");
  }

  @Override
  public void resume() {
    calls.add("resume");
  }

  @Override
  public void recheck() {
    calls.add("recheck");
  }

  @Override
  public void use(AddTorrent.Providers providers) {
    calls.add("use " + providers);
  }

  @Override
  public void connect(PeerAddress peer) {
    calls.add("connect " + peer);
  }

  @Override
  public CompletionStage<Void> saveResumeData() {
    return CompletableFuture.completedStage(null);
  }
}
