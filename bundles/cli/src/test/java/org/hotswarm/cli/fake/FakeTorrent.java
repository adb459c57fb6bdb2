package org.hotswarm.cli.fake;

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
import org.hotswarm.api.status.TorrentState;
import org.hotswarm.api.status.TorrentStatus;
import org.hotswarm.api.status.TorrentStatus.Announcement;
import org.hotswarm.api.status.TorrentStatus.History;
import org.hotswarm.api.status.TorrentStatus.Problem;
import org.hotswarm.api.status.TorrentStatus.ProblemKind;
import org.hotswarm.api.status.TorrentStatus.Progress;
import org.hotswarm.api.status.TorrentStatus.Swarm;
import org.hotswarm.api.status.TorrentStatus.Traffic;
import org.hotswarm.api.status.Volume;
import org.hotswarm.model.geometry.PieceSet;
import org.hotswarm.model.hash.InfoHash;
import org.hotswarm.model.metainfo.Info;
import org.hotswarm.model.peer.PeerAddress;

/** A torrent that does what the test says. */
public final class FakeTorrent implements Torrent {
  private final InfoHash infoHash;
  private final List<String> calls = new ArrayList<>();
  private Optional<Info> info;
  private TorrentStatus status;
  private List<Long> fileProgress = List.of();

  FakeTorrent(InfoHash infoHash, String name, Optional<Info> info) {
    this.infoHash = infoHash;
    this.info = info;
    long size = info.map(Info::totalLength).orElse(0L);
    TorrentState state =
        info.isPresent() ? TorrentState.QUEUED_FOR_CHECKING : TorrentState.DOWNLOADING_METADATA;
    this.status =
        new TorrentStatus(
            infoHash,
            name,
            state,
            false,
            false,
            Optional.empty(),
            "",
            new Progress(0, 0, size, size, 0, 0),
            Traffic.NONE,
            Swarm.NONE,
            Announcement.NONE,
            History.NONE);
  }

  /** What was asked of it, in order. */
  public List<String> calls() {
    return calls;
  }

  /** The info dictionary came. */
  public FakeTorrent metadata(Info received) {
    info = Optional.of(received);
    long size = received.totalLength();
    return change(TorrentState.DOWNLOADING, status.why(), new Progress(0, 0, size, size, 0, 0));
  }

  /** It does something, and has that many bytes. */
  public FakeTorrent state(TorrentState state, long done) {
    Progress old = status.progress();
    return change(state, "", new Progress(done, done, old.wanted(), old.total(), 0, old.checked()));
  }

  /** It has all. */
  public FakeTorrent complete() {
    return state(TorrentState.SEEDING, status.progress().wanted());
  }

  /** Only so many bytes are wanted. */
  public FakeTorrent wanted(long bytes) {
    Progress old = status.progress();
    return change(
        status.state(), "", new Progress(old.done(), 0, bytes, old.total(), 0, old.checked()));
  }

  /** So many millionths are checked. */
  public FakeTorrent checking(int checked) {
    Progress old = status.progress();
    return change(
        TorrentState.CHECKING_FILES, "", new Progress(0, 0, old.wanted(), old.total(), 0, checked));
  }

  /** Nothing moves. */
  public FakeTorrent why(String why) {
    return change(status.state(), why, status.progress());
  }

  private FakeTorrent change(TorrentState state, String why, Progress progress) {
    status =
        new TorrentStatus(
            infoHash,
            status.name(),
            state,
            status.paused(),
            status.removed(),
            status.problem(),
            why,
            progress,
            status.traffic(),
            status.swarm(),
            status.announcement(),
            status.history());
    return this;
  }

  /** Bytes per second, bytes in all, and peers. */
  public FakeTorrent traffic(long down, long up, long downloaded, long uploaded, int peers) {
    status =
        new TorrentStatus(
            infoHash,
            status.name(),
            status.state(),
            status.paused(),
            status.removed(),
            status.problem(),
            status.why(),
            status.progress(),
            new Traffic(down, up, downloaded, uploaded, 0, 0, Volume.NONE),
            Swarm.NONE.withConnected(peers),
            status.announcement(),
            status.history());
    return this;
  }

  /** Something is wrong. */
  public FakeTorrent problem(ProblemKind kind, String message) {
    return trouble(Optional.of(new Problem(kind, message)), status.removed());
  }

  /** Nothing is wrong any more. */
  public FakeTorrent fine() {
    return trouble(Optional.empty(), status.removed());
  }

  /** It has left the session. */
  public FakeTorrent removed() {
    return trouble(status.problem(), true);
  }

  private FakeTorrent trouble(Optional<Problem> problem, boolean removed) {
    status =
        new TorrentStatus(
            infoHash,
            status.name(),
            status.state(),
            status.paused(),
            removed,
            problem,
            status.why(),
            status.progress(),
            status.traffic(),
            status.swarm(),
            status.announcement(),
            status.history());
    return this;
  }

  /** Verified bytes of each file. */
  public FakeTorrent files(Long... verified) {
    fileProgress = List.of(verified);
    return this;
  }

  @Override
  public InfoHash infoHash() {
    return infoHash;
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
    return List.of();
  }

  @Override
  public CompletionStage<List<PartialPieceStatus>> partialPieces() {
    return CompletableFuture.completedStage(List.of());
  }

  @Override
  public Trackers trackers() {
    return new FakeTrackers(List.of(), calls);
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
    calls.add("save");
    return CompletableFuture.completedStage(null);
  }
}
