package org.hotswarm.engine.torrent;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.EventLoop;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.hotswarm.api.AddTorrent;
import org.hotswarm.api.TorrentQueue;
import org.hotswarm.api.alert.StorageAlert;
import org.hotswarm.api.limit.TorrentLimits;
import org.hotswarm.api.status.PartialPieceStatus;
import org.hotswarm.engine.data.FilePriorities;
import org.hotswarm.engine.data.UrgentPieces;
import org.hotswarm.engine.find.Announcer;
import org.hotswarm.engine.loop.Pulse;
import org.hotswarm.engine.peer.Peer;
import org.hotswarm.engine.peer.TorrentDoor;
import org.hotswarm.engine.queue.Member;
import org.hotswarm.engine.queue.Standing;
import org.hotswarm.engine.resume.ParkedTorrent;
import org.hotswarm.model.hash.InfoHash;
import org.hotswarm.model.peer.PeerAddress;
import org.hotswarm.model.peer.PeerSource;
import org.hotswarm.model.wire.Handshake;
import org.hotswarm.spi.choker.ChokerPeer;

/**
 * The door to a torrent from other threads, and the list of all that can come through it. Its
 * methods only enqueue.
 *
 * <p>Owner thread: any.
 */
public final class TorrentPort implements TorrentDoor, Member {
  private static final String ENDED =
      ": its session was stopped, or the engine replaced; look the torrent up in the session again";

  private final EventLoop loop;
  private final Household house;
  private final EngineTorrent torrent;
  private final Moves moves;
  private final StatusBoard board;
  private final Handshake ours;
  private final Runnable room = this::room;
  private final Runnable outletRoom = this::outletRoom;
  private final Runnable beat = this::beat;
  private long lastBeat;
  private volatile boolean autoManaged;

  /** Makes a torrent; it begins with {@link #start}. */
  public TorrentPort(AddTorrent request, Household house, EventLoop loop) {
    this.loop = loop;
    this.house = house;
    this.board = new StatusBoard(request);
    this.torrent = new EngineTorrent(request, house, loop, board);
    this.moves = new Moves(torrent);
    this.autoManaged = request.autoManaged();
    this.ours = torrent.swarm().dialer().ours();
  }

  /** The handle that applications get. */
  public TorrentHandle handle() {
    return new TorrentHandle(this, board, ours.infoHash());
  }

  @Override
  public EventLoop loop() {
    return loop;
  }

  @Override
  public Handshake ours() {
    return ours;
  }

  @Override
  public void onArrival(Channel channel, Handshake theirs, ByteBuf behind) {
    torrent.swarm().dialer().onArrival(channel, theirs, behind);
  }

  /** It begins. */
  public void start() {
    house.budgets().disk().onRoom(room);
    house.budgets().outlet().onRoom(outletRoom);
    house.doors().queue().joined(infoHash());
    loop.execute(
        () -> {
          torrent.onStart();
          lastBeat = house.means().ticker().nanos();
          pulse().join(beat);
        });
  }

  private Pulse pulse() {
    return house.means().pulses().apply(loop);
  }

  private void beat() {
    long now = house.means().ticker().nanos();
    torrent.onTick(now - lastBeat);
    lastBeat = now;
  }

  // --- what its queue asks and wants

  @Override
  public InfoHash infoHash() {
    return ours.infoHash();
  }

  @Override
  public Standing standing() {
    return Standing.of(board.status());
  }

  @Override
  public boolean isAutoManaged() {
    return autoManaged;
  }

  @Override
  public void mayRun() {
    loop.execute(torrent::onResume);
  }

  @Override
  public void hold() {
    loop.execute(torrent::onHold);
  }

  @Override
  public void scrape() {
    loop.execute(() -> torrent.swarm().announcer().scrape());
  }

  /** The session starts and stops it from now on, or no more. */
  void autoManaged(boolean value) {
    autoManaged = value;
    enqueue(() -> torrent.onAutoManaged(value));
    house.doors().queue().soon();
  }

  TorrentQueue queue() {
    return new QueueHandle(this, house.doors().queue());
  }

  // --- what its session and applications want

  private void room() {
    loop.execute(() -> torrent.transfer().ifPresent(now -> now.downloads().onRoom()));
  }

  private void outletRoom() {
    loop.execute(() -> torrent.swarm().onOutletRoom());
  }

  /** The session is paused, or goes on. */
  public void sessionPauseChanged() {
    loop.execute(torrent::settle);
  }

  /** The session listens elsewhere, which trackers are to know. */
  public void listensElsewhere() {
    loop.execute(() -> torrent.swarm().announcer().reannounce());
  }

  /** It waits. */
  public void pause() {
    enqueue(torrent::onPause);
  }

  /** It goes on. */
  public void resume() {
    enqueue(torrent::onResume);
  }

  /** It checks all its data. */
  public void recheck() {
    enqueue(torrent::onRecheck);
  }

  /** What is wanted of its trackers; shows at once. */
  void announcing(Consumer<Announcer> wish) {
    enqueue(
        () -> {
          wish.accept(torrent.swarm().announcer());
          torrent.publish();
        });
  }

  /** What an application wants; once the session has ended there is nobody to do it. */
  private void enqueue(Runnable wish) {
    try {
      loop.execute(
          () -> {
            wish.run();
            board.touch();
          });
    } catch (RejectedExecutionException ended) {
      throw new IllegalStateException(ours.infoHash() + ENDED, ended);
    }
  }

  /** Trackers have come that it may have waited for. */
  public void trackersChanged() {
    loop.execute(() -> torrent.swarm().announcer().providersChanged());
  }

  /** The IP filter of the session changed. */
  public void filterChanged() {
    loop.execute(() -> torrent.swarm().onFilterChanged());
  }

  /** The wire codec is back. */
  public void wireIsBack() {
    loop.execute(() -> torrent.swarm().wireIsBack());
  }

  /** The user chooses providers. */
  public void use(AddTorrent.Providers providers) {
    enqueue(() -> torrent.onUse(providers));
  }

  /** The user changes priorities; completes when they are in force. */
  CompletionStage<Void> prioritize(Consumer<FilePriorities> change) {
    return onLoop(() -> new Wishes(torrent).prioritize(change));
  }

  /** The user wants something first; completes when that is in force. */
  CompletionStage<Void> urge(Consumer<UrgentPieces> change) {
    return onLoop(() -> new Wishes(torrent).urge(change));
  }

  /** Monotonic time. */
  long nanos() {
    return house.means().ticker().nanos();
  }

  /** The user wants the files in another directory. */
  MoveUnderWay move(Path savePath) {
    MoveUnderWay move = new MoveUnderWay();
    enqueue(() -> moves.move(savePath, move));
    return move;
  }

  /** The user wants a file elsewhere; completes with where it is then. */
  CompletionStage<Path> rename(int file, Path path) {
    return onLoop(() -> moves.rename(file, path));
  }

  /** The user names a peer. */
  public void connect(PeerAddress peer) {
    enqueue(
        () -> {
          torrent.swarm().name(peer, PeerSource.MANUAL, true);
          torrent.swarm().dial();
        });
  }

  /** Writes resume data. */
  public CompletionStage<Void> save() {
    return onLoop(() -> torrent.keeper().saveAsAsked(torrent));
  }

  /** The pieces in the making. */
  public CompletionStage<List<PartialPieceStatus>> partialPieces() {
    return onLoop(
        () ->
            CompletableFuture.completedFuture(
                torrent.transfer().map(now -> now.downloads().partialPieces()).orElse(List.of())));
  }

  /** Settings changed. */
  public void settingsChanged() {
    loop.execute(torrent::onSettings);
  }

  /** What it may do at most. */
  TorrentLimits limits() {
    return torrent.swarm().bounds();
  }

  /** Tells {@code taker}, on the torrent's loop, how its peers stand for a round of choking. */
  public void standings(Consumer<List<ChokerPeer>> taker) {
    loop.execute(() -> taker.accept(Standings.of(torrent, house.means().ticker().nanos())));
  }

  /** Unchokes these peers, by number, and chokes all others. */
  public void choke(Set<Long> unchoked, Set<Long> optimistic) {
    loop.execute(
        () ->
            torrent
                .transfer()
                .ifPresent(
                    now -> {
                      Set<Peer> lucky = Standings.lucky(torrent.swarm(), unchoked, optimistic);
                      for (Peer peer : List.copyOf(torrent.swarm().peers().all())) {
                        peer.choking().optimistic(optimistic.contains(peer.number()));
                        now.uploads().choke(peer, !lucky.contains(peer));
                      }
                    }));
  }

  /**
   * It ends; completes when everything is let go.
   *
   * @param farewell how long trackers may take
   */
  public CompletionStage<Void> end(boolean removed, Duration farewell) {
    house.budgets().disk().forget(room);
    house.budgets().outlet().forget(outletRoom);
    house.doors().queue().left(infoHash());
    if (removed) {
      board.removed();
    }
    return onLoop(
        () -> {
          pulse().leave(beat);
          return torrent.onEnd(farewell);
        });
  }

  /** Deletes its files; completes when they are gone. Before {@link #end}. */
  public CompletionStage<Void> deleteFiles() {
    return onLoop(
        () ->
            torrent
                .transfer()
                .<CompletionStage<Void>>map(
                    now ->
                        now.store()
                            .ask(
                                store -> {
                                  store.delete();
                                  return null;
                                }))
                .orElse(CompletableFuture.completedFuture(null))
                .whenComplete(this::tellDeleted));
  }

  private void tellDeleted(Object done, Throwable failure) {
    house
        .alerts()
        .post(
            failure == null
                ? new StorageAlert.TorrentDeleted(ours.infoHash(), board.status().name())
                : new StorageAlert.TorrentDeleteFailed(
                    ours.infoHash(), Problems.words(Problems.asIo(failure))));
  }

  /** How to go on with it in another session, but for what it has; before {@link #end}. */
  public CompletionStage<ParkedTorrent> park() {
    return onLoop(
        () ->
            CompletableFuture.completedFuture(
                new ParkedTorrent(torrent.request(), Keeper.connected(torrent), Optional.empty())));
  }

  /** Peers it knows from before. */
  public void remember(List<PeerAddress> before) {
    loop.execute(
        () -> before.forEach(peer -> torrent.swarm().name(peer, PeerSource.RESUME_DATA, true)));
  }

  private <T> CompletionStage<T> onLoop(Supplier<CompletionStage<T>> task) {
    try {
      return CompletableFuture.supplyAsync(() -> touched(task.get()), loop)
          .thenCompose(stage -> stage);
    } catch (RejectedExecutionException ended) {
      return CompletableFuture.failedFuture(
          new IllegalStateException(ours.infoHash() + ENDED, ended));
    }
  }

  private <T> T touched(T result) {
    board.touch();
    return result;
  }
}
