package org.hotswarm.engine.torrent;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.hotswarm.api.AddTorrent;
import org.hotswarm.api.Priorities;
import org.hotswarm.api.RemovedTorrentException;
import org.hotswarm.api.Torrent;
import org.hotswarm.api.TorrentFiles;
import org.hotswarm.api.TorrentQueue;
import org.hotswarm.api.Trackers;
import org.hotswarm.api.Urgency;
import org.hotswarm.api.limit.TorrentLimits;
import org.hotswarm.api.status.PartialPieceStatus;
import org.hotswarm.api.status.PeerStatus;
import org.hotswarm.api.status.SessionStatus;
import org.hotswarm.api.status.TorrentStatus;
import org.hotswarm.model.geometry.PieceSet;
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
  /** The way to the torrent, as long as it is in its session. */
  TorrentPort open() {
    if (board.isRemoved()) {
      throw new RemovedTorrentException(infoHash);
    }
    return port;
  }

  /** What there is to see, as long as it is in its session. */
  /** What came and went since it was added, whether it is still there or not. */
  public SessionStatus.Traffic traffic() {
    return board.traffic();
  }

  StatusBoard shown() {
    open();
    return board;
  }

  @Override
  public TorrentStatus status() {
    return board.status();
  }

  @Override
  public Optional<Info> info() {
    return shown().info();
  }

  @Override
  public PieceSet pieces() {
    return shown().pieces();
  }

  @Override
  public List<PeerStatus> peers() {
    return shown().peers();
  }

  @Override
  public CompletionStage<List<PartialPieceStatus>> partialPieces() {
    return open().partialPieces();
  }

  @Override
  public Trackers trackers() {
    return new TrackerDesk(this);
  }

  @Override
  public List<Long> fileProgress() {
    return shown().fileProgress();
  }

  @Override
  public Urgency urgency() {
    return new UrgencyHandle(open(), board);
  }

  @Override
  public TorrentFiles files() {
    return new FilesHandle(open(), board);
  }

  @Override
  public Priorities priorities() {
    return new PriorityHandle(open(), board);
  }

  @Override
  public TorrentLimits limits() {
    return open().limits();
  }

  @Override
  public TorrentQueue queue() {
    return open().queue();
  }

  @Override
  public void pause() {
    open().pause();
  }

  @Override
  public void resume() {
    open().resume();
  }

  @Override
  public void recheck() {
    open().recheck();
  }

  @Override
  public void use(AddTorrent.Providers providers) {
    open().use(providers);
  }

  @Override
  public void connect(PeerAddress peer) {
    open().connect(peer);
  }

  @Override
  public CompletionStage<Void> saveResumeData() {
    return open().save();
  }
}
