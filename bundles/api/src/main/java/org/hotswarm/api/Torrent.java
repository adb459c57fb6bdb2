package org.hotswarm.api;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.hotswarm.api.limit.TorrentLimits;
import org.hotswarm.api.status.PartialPieceStatus;
import org.hotswarm.api.status.PeerStatus;
import org.hotswarm.api.status.TorrentStatus;
import org.hotswarm.model.geometry.PieceSet;
import org.hotswarm.model.hash.InfoHash;
import org.hotswarm.model.metainfo.Info;
import org.hotswarm.model.peer.PeerAddress;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The handle of a torrent in a session (manual: torrent_handle). It may be kept, compared and used
 * from any thread; getters answer from snapshots and never wait. It stays a valid value after the
 * torrent is removed: {@link #infoHash} and {@link #status}, which then says so, go on to answer;
 * everything else throws {@link RemovedTorrentException}.
 */
@ProviderType
public interface Torrent {
  /** Names the torrent. */
  InfoHash infoHash();

  /**
   * How it is; a snapshot at most a second old, or ten seconds where nothing but clocks goes on.
   */
  TorrentStatus status();

  /** Whether it is in its session still (manual: is_valid). */
  default boolean isValid() {
    return !status().removed();
  }

  /** The info dictionary, once it is known. */
  Optional<Info> info();

  /** The verified pieces; a copy, of size 0 while the info dictionary is not known. */
  PieceSet pieces();

  /** The peers it is connected to, or about to be; a snapshot at most a second old. */
  List<PeerStatus> peers();

  /**
   * The pieces of which something is asked for or has come and that are not verified, in the order
   * they began (manual: get_download_queue). There may be hundreds of them with thousands of
   * blocks, so they are not a part of the status but looked up when asked for.
   *
   * @return completes as soon as the torrent's loop comes to it, without waiting for a disk or a
   *     peer
   */
  CompletionStage<List<PartialPieceStatus>> partialPieces();

  /** Its trackers. */
  Trackers trackers();

  /**
   * Verified bytes of each file, in torrent order; empty while the info dictionary is not known.
   */
  List<Long> fileProgress();

  /** What of it comes before everything else. */
  Urgency urgency();

  /** Where its files are. */
  TorrentFiles files();

  /** How much its pieces and files are wanted. */
  Priorities priorities();

  /** How much it and its peers may move and have open. */
  TorrentLimits limits();

  /** Where it stands in the queue of the session, and whether that starts and stops it. */
  TorrentQueue queue();

  /** Stops transfers and disconnects peers; keeps everything. */
  void pause();

  /** Goes on after {@link #pause} or after a failure. */
  void resume();

  /** Checks all data on disk again. */
  void recheck();

  /**
   * Chooses providers for this torrent from now on; what is left open is the session's choice. Work
   * goes over to them live.
   */
  void use(AddTorrent.Providers providers);

  /** Connects to a peer the user names. */
  void connect(PeerAddress peer);

  /** Writes resume data; completes when it is on stable storage. */
  CompletionStage<Void> saveResumeData();
}
