package org.hotswarm.api;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.hotswarm.api.alert.Alerts;
import org.hotswarm.api.limit.SessionLimits;
import org.hotswarm.api.module.ModuleStatus;
import org.hotswarm.api.module.SlotStatus;
import org.hotswarm.api.module.SwapReport;
import org.hotswarm.api.settings.Settings;
import org.hotswarm.api.status.DiskStatus;
import org.hotswarm.api.status.SessionStatus;
import org.hotswarm.model.hash.InfoHash;
import org.osgi.annotation.versioning.ProviderType;

/** A BitTorrent engine with its torrents, one listening port and one identity. */
@ProviderType
public interface Session extends AutoCloseable {
  /** The settings in force. */
  Settings settings();

  /**
   * Replaces the settings, live. What can only be set before {@link #start} is refused afterwards;
   * for that there is {@link #restart}.
   */
  void apply(Settings settings);

  /** How much it may move and have open. */
  SessionLimits limits();

  /**
   * Opens the listening port and begins to work. No effect when it has begun.
   *
   * @throws ListenException when no port of the range could be opened; nothing has been started
   *     then
   */
  void start() throws ListenException;

  /**
   * Stops all torrents, says {@code stopped} to their trackers, saves resume data and closes every
   * socket.
   *
   * @param patience how long trackers may take. What has been received is written and saved in any
   *     case; a disk that does not answer is waited for 5 s longer
   */
  CompletionStage<Void> stop(Duration patience);

  /**
   * Stops, and goes on under other settings with the same torrents, none of which is checked again.
   * Connections end, and so do the handles of torrents: {@link #torrents} has new ones. A session
   * that has not been started only takes the settings.
   *
   * @param patience how long trackers may take
   * @return fails with a {@link ListenException} when no port could be opened; the session goes on
   *     under the settings before then
   */
  CompletionStage<Void> restart(Settings settings, Duration patience);

  /**
   * Pauses all torrents, those that are added later too, whether the session has been started or
   * not. Which of them are paused by themselves is remembered and can be changed meanwhile.
   */
  void pause();

  /** After {@link #pause}: all torrents go on that are not paused by themselves. */
  void resume();

  /** Whether it is paused as a whole. */
  boolean isPaused();

  /**
   * Adds a torrent; it starts at once unless it is added paused or the session is paused.
   *
   * @throws TorrentException when it is there already or cannot be used
   */
  Torrent add(AddTorrent request) throws TorrentException;

  /** Takes a torrent out; its handle says so from then on. */
  CompletionStage<Void> remove(Torrent torrent, boolean deleteFiles);

  /** The torrent of that info-hash. */
  Optional<Torrent> find(InfoHash infoHash);

  /** All torrents in the order they were added. */
  List<Torrent> torrents();

  /** Where it listens. */
  Listening listening();

  /** Which addresses it has nothing to do with. */
  AddressFilter ipFilter();

  /** How the session is. */
  SessionStatus status();

  /** What went to its stores and came from them. */
  DiskStatus disk();

  /** The providers that are there, with what each serves. */
  List<ModuleStatus> modules();

  /** The places that providers fill, of all sessions of this engine and their torrents. */
  List<SlotStatus> slots();

  /** What happened when providers came, went or were chosen; the newest last, some hundreds. */
  List<SwapReport> reports();

  /** What the session tells about. */
  Alerts alerts();

  /**
   * Stops without waiting for trackers, and lets go of everything; the session is of no use then.
   */
  @Override
  void close();
}
