package org.hotswarm.engine.torrent;

import io.netty.channel.EventLoop;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.hotswarm.api.AddTorrent;
import org.hotswarm.api.alert.PeerAlert;
import org.hotswarm.api.alert.TorrentAlert;
import org.hotswarm.api.status.TorrentStatus;
import org.hotswarm.api.status.TorrentStatus.Problem;
import org.hotswarm.api.status.TorrentStatus.ProblemKind;
import org.hotswarm.engine.peer.Peer;
import org.hotswarm.model.geometry.Block;
import org.hotswarm.model.hash.InfoHash;
import org.hotswarm.model.metainfo.Info;
import org.hotswarm.model.peer.PeerAddress;
import org.hotswarm.model.peer.PeerSource;
import org.hotswarm.spi.tracker.AnnounceRequest.Progress;

/**
 * A torrent: the phases it goes through and what moves it from one to the next.
 *
 * <p>Owner thread: the torrent's loop; {@link TorrentPort} is the way in from other threads.
 */
final class EngineTorrent implements SwarmEvents {
  private AddTorrent request;
  private final Household house;
  private final EventLoop loop;
  private final PeerNews news;
  private final Swarm swarm;
  private final Keeper keeper;
  private final StatusBoard board;
  private final Checkup checkup;
  private final InfoReader infoReader;
  private Optional<Transfer> transfer = Optional.empty();
  private Phase phase = new Phase.Starting();
  private boolean ended;

  EngineTorrent(AddTorrent request, Household house, EventLoop loop, StatusBoard board) {
    this.request = request;
    this.house = house;
    this.loop = loop;
    this.board = board;
    this.news = new PeerNews(request.source().infoHash(), house);
    this.swarm = new Swarm(house, loop, request, this);
    this.checkup = new Checkup(request, house);
    this.infoReader = new InfoReader(request.source(), house, this::onAlert);
    this.keeper =
        new Keeper(
            house,
            request.source().infoHash(),
            new Account(swarm.peers()),
            new Journal(this, house, loop));
  }

  // --- what other parts of the torrent ask and tell

  @Override
  public InfoHash infoHash() {
    return request.source().infoHash();
  }

  @Override
  public PeerNews news() {
    return news;
  }

  @Override
  public Optional<Transfer> transfer() {
    return transfer;
  }

  @Override
  public boolean isOpen() {
    return phase instanceof Phase.Running || phase instanceof Phase.Fetching;
  }

  @Override
  public Progress progress() {
    long left =
        transfer
            .map(t -> t.geometry().totalLength() - t.pieces().verifiedBytes())
            .orElse(Long.MAX_VALUE);
    Account.Sums sums = account().sinceStart();
    return new Progress(sums.up(), sums.down(), left);
  }

  @Override
  public void onPeerGone(Peer peer) {
    account().onGone(peer);
    board.touch();
  }

  @Override
  public void onAlert(TorrentAlert alert) {
    house.alerts().post(alert);
    board.touch();
  }

  Phase phase() {
    return phase;
  }

  Swarm swarm() {
    return swarm;
  }

  /** Whether it is known which pieces are there; before that there is nothing to remember. */
  boolean isChecked() {
    return checkup.isDone();
  }

  long nanos() {
    return house.means().ticker().nanos();
  }

  Keeper keeper() {
    return keeper;
  }

  Account account() {
    return keeper.account();
  }

  EventLoop loop() {
    return loop;
  }

  @Override
  public void onReceived(Block block) {
    keeper.received(this, block.length());
  }

  /** Whether it has been told to end. */
  boolean hasEnded() {
    return ended;
  }

  AddTorrent request() {
    return request;
  }

  // --- beginning

  void onStart() {
    swarm.open();
    onAlert(new TorrentAlert.TorrentAdded(infoHash(), board.status().name()));
    keeper.load(loop).thenRun(this::onRecord);
  }

  private void onRecord() {
    if (ended) {
      return;
    }
    keeper.rememberedPeers().forEach(peer -> swarm.name(peer, PeerSource.RESUME_DATA, true));
    Optional<Info> info = infoReader.known(keeper.savedInfo());
    if (info.isPresent()) {
      learn(info.get());
    } else {
      enter(mayWork() ? new Phase.Fetching() : new Phase.Paused());
    }
  }

  @Override
  public boolean onInfo(ByteBuffer info) {
    if (transfer.isPresent() || !infoReader.checks(info)) {
      return transfer.isPresent();
    }
    infoReader
        .received(info)
        .ifPresentOrElse(
            decoded -> loop.execute(() -> learn(decoded)),
            () -> fail(new Problem(ProblemKind.TORRENT, InfoReader.UNUSABLE)));
    return true;
  }

  private void learn(Info info) {
    if (ended || transfer.isPresent()) {
      return;
    }
    transfer = Optional.of(new Transfer(info, request, house, loop, swarm.peers(), this));
    keeper.adoptWishes(transfer.get(), request);
    swarm.onInfoKnown();
    check();
  }

  // --- checking

  private void check() {
    enter(phase instanceof Phase.Fetching ? phase : new Phase.Starting());
    checkup
        .run(transfer.orElseThrow(), keeper.record(), now -> enter(new Phase.Checking(now)))
        .whenComplete(
            (result, failure) -> {
              if (failure != null) {
                onStoreFailure(Problems.asIo(failure));
              } else {
                onChecked(transfer.orElseThrow(), result);
              }
            });
  }

  private void onChecked(Transfer now, Checkup.Result result) {
    now.verified(result.verified());
    if (result.unchanged()) {
      keeper.adoptUnfinished(now);
    }
    onAlert(
        new TorrentAlert.TorrentChecked(
            infoHash(), result.verified().count(), now.geometry().pieceCount()));
    swarm.onPiecesKnown();
    enter(mayWork() ? new Phase.Running() : new Phase.Paused());
    if (now.isFinished()) {
      new Completion(this).tell(now);
    }
  }

  // --- phases

  private void enter(Phase next) {
    phase = next;
    if (isOpen()) {
      swarm.announcer().start();
      swarm.dial();
    }
    publish();
  }

  /** Whether neither it nor its session is paused; the two are apart (manual: session pause). */
  private boolean mayWork() {
    return !request.paused() && !house.paused().getAsBoolean();
  }

  /** It or its session was paused, or goes on. */
  void settle() {
    if (mayWork()) {
      work();
    } else {
      rest();
    }
  }

  void onPause() {
    request = request.withPaused(true);
    settle();
  }

  void onResume() {
    request = request.withPaused(false);
    settle();
  }

  private void rest() {
    if (phase instanceof Phase.Paused) {
      publish();
      return;
    }
    checkup.cancel();
    phase = new Phase.Paused();
    swarm.leave("the torrent was paused");
    onAlert(new TorrentAlert.TorrentPaused(infoHash()));
    keeper.save(this);
    publish();
  }

  private void work() {
    if (isOpen() || phase instanceof Phase.Checking || phase instanceof Phase.Starting) {
      return;
    }
    onAlert(new TorrentAlert.TorrentResumed(infoHash()));
    if (phase instanceof Phase.Paused) {
      account().restart();
    }
    transfer.ifPresent(now -> now.downloads().halt(false));
    if (transfer.isPresent() && !checkup.isDone()) {
      check();
    } else {
      enter(transfer.isPresent() ? new Phase.Running() : new Phase.Fetching());
    }
  }

  /** The queue has no place for it; a check goes on. */
  void onHold() {
    if (isOpen()) {
      onPause();
    } else {
      request = request.withPaused(true);
    }
  }

  void onAutoManaged(boolean value) {
    request = request.withAutoManaged(value);
  }

  void onRecheck() {
    if (transfer.isPresent()) {
      swarm.leave("the torrent is checked");
      checkup.distrust();
      check();
    }
  }

  // --- transfers

  @Override
  public void onVerified(int piece) {
    onAlert(new TorrentAlert.PieceFinished(infoHash(), piece));
    transfer.ifPresent(now -> new Wishes(this).onVerified(now, piece));
    swarm.onVerified(piece);
    keeper.changed();
    transfer.filter(Transfer::isFinished).ifPresent(new Completion(this)::onLastPiece);
  }

  @Override
  public void onHashFailed(int piece) {
    onAlert(new TorrentAlert.HashFailed(infoHash(), piece));
  }

  @Override
  public void onPoisoner(PeerAddress address, String why) {
    if (swarm.ban(address.ip(), why)) {
      onAlert(new PeerAlert.PeerBan(infoHash(), address, why));
    }
  }

  @Override
  public void onStoreFailure(IOException failure) {
    new DiskTrouble(this, house, loop).onFailure(failure);
  }

  /** It stands still. */
  void fail(Problem problem) {
    phase = new Phase.Failed(problem);
    onAlert(new TorrentAlert.TorrentError(infoHash(), problem));
    publish();
  }

  // --- time and settings

  void onTick(long elapsedNanos) {
    swarm.tick(elapsedNanos);
    account().tick(elapsedNanos, isOpen(), transfer.map(Transfer::isFinished).orElse(false));
    keeper.tick(this);
    board.tick(this);
  }

  void onUse(AddTorrent.Providers providers) {
    request = request.withProviders(providers);
    transfer.ifPresent(now -> now.use(providers));
  }

  /** The user wants other files or pieces than before. */
  void onWanted(Transfer now, boolean wasFinished) {
    request = request.withWantedAsBefore();
    if (checkup.isDone() && now.isFinished() && !wasFinished) {
      new Completion(this).onLastPiece(now);
    }
    publish();
  }

  /** The files are in this directory now, or have other names there. */
  void onMoved(Path savePath) {
    request = request.withSavePath(savePath);
    keeper.save(this);
    publish();
  }

  void onSettings() {
    transfer.ifPresent(Transfer::settingsChanged);
  }

  /** Shows how the torrent is; who runs may be another question then. */
  void publish() {
    TorrentStatus before = board.status();
    board.publish(this);
    TorrentStatus now = board.status();
    if (!ended && (now.state() != before.state() || now.paused() != before.paused())) {
      house.doors().queue().soon();
    }
  }

  // --- the end

  /**
   * Says good-bye to everybody, saves, lets everything go; the stage completes on the loop.
   *
   * @param farewell how long trackers may take
   */
  CompletionStage<Void> onEnd(Duration farewell) {
    checkup.cancel();
    phase = new Phase.Paused();
    ended = true;
    return new Ending(this, loop).run(farewell);
  }
}
