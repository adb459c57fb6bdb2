package org.hotswarm.engine.torrent;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.hotswarm.api.AddTorrent;
import org.hotswarm.api.Priorities;
import org.hotswarm.api.Torrent;
import org.hotswarm.api.limit.TorrentLimits;
import org.hotswarm.api.status.PartialPieceStatus;
import org.hotswarm.api.status.PeerStatus;
import org.hotswarm.api.status.TorrentStatus;
import org.hotswarm.api.status.TrackerStatus;
import org.hotswarm.model.hash.InfoHash;
import org.hotswarm.model.metainfo.Info;
import org.hotswarm.model.peer.PeerAddress;

/**
 * A torrent as applications see it. Equal handles name the same torrent.
 *
 * @param port to reach it
 * @param board how it is
 * @param infoHash names it
 */
public record TorrentHandle(TorrentPort port, StatusBoard board, InfoHash infoHash)
    implements Torrent {
  @Override
  public TorrentStatus status() {
    return board.status();
  }

  @Override
  public Optional<Info> info() {
    return board.info();
  }

  @Override
  public List<PeerStatus> peers() {
    return board.peers();
  }

  @Override
  public CompletionStage<List<PartialPieceStatus>> partialPieces() {
    return port.partialPieces();
  }

  @Override
  public List<TrackerStatus> trackers() {
    return board.trackers();
  }

  @Override
  public List<Long> fileProgress() {
    return board.fileProgress();
  }

  @Override
  public Priorities priorities() {
    return new PriorityHandle(port, board);
  }

  @Override
  public TorrentLimits limits() {
    return port.limits();
  }

  @Override
  public void pause() {
    port.pause();
  }

  @Override
  public void resume() {
    port.resume();
  }

  @Override
  public void recheck() {
    port.recheck();
  }

  @Override
  public void reannounce() {
    port.reannounce();
  }

  @Override
  public void scrape() {
    port.scrape();
  }

  @Override
  public void use(AddTorrent.Providers providers) {
    port.use(providers);
  }

  @Override
  public void connect(PeerAddress peer) {
    port.connect(peer);
  }

  @Override
  public CompletionStage<Void> saveResumeData() {
    return port.save();
  }
}
