package org.hotswarm.cli.transfer;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.hotswarm.api.AddTorrent;
import org.hotswarm.api.Torrent;
import org.hotswarm.api.TorrentException;
import org.hotswarm.api.alert.Alert;
import org.hotswarm.api.alert.TorrentAlert;
import org.hotswarm.api.status.TorrentState;
import org.hotswarm.api.status.TorrentStatus;
import org.hotswarm.api.status.TorrentStatus.Problem;
import org.hotswarm.api.status.TorrentStatus.ProblemKind;
import org.hotswarm.cli.exit.ExitCode;
import org.hotswarm.cli.output.Amounts;
import org.hotswarm.cli.output.Report;
import org.hotswarm.cli.output.Row;
import org.hotswarm.cli.waiting.Inbox;
import org.hotswarm.cli.waiting.Stop;
import org.hotswarm.cli.waiting.Time;
import org.hotswarm.model.hash.InfoHash;

/** Watches torrents until each has its verdict: alerts are heard at once, all else by looking. */
public final class Transfer {
  private static final Duration TICK = Duration.ofMillis(250);

  /** Statuses are at most a second old; after this one of later than an event is there. */
  private static final Duration SETTLE = Duration.ofMillis(1500);

  private final Map<InfoHash, Watched> all = new LinkedHashMap<>();
  private final Plan plan;
  private final Hold hold;
  private final Inbox inbox;
  private final Time time;
  private final Stop stop;
  private final Report report;
  private final long startedAt;
  private Optional<ExitCode> failure = Optional.empty();

  /**
   * @param hold on the session
   * @param inbox where the session's alerts arrive
   */
  public Transfer(Plan plan, Hold hold, Inbox inbox, Time time, Stop stop, Report report) {
    this.plan = plan;
    this.hold = hold;
    this.inbox = inbox;
    this.time = time;
    this.stop = stop;
    this.report = report;
    this.startedAt = time.nanos();
  }

  /**
   * One more torrent.
   *
   * @throws TorrentException when the session refuses it
   */
  public void add(AddTorrent request) throws TorrentException {
    Torrent torrent = hold.session().add(request);
    Watched watched = new Watched(torrent, request, time.nanos());
    all.put(torrent.infoHash(), watched);
    announce(watched);
  }

  /** Something could not even be added. */
  public void failed(ExitCode code, String message) {
    report.error(message);
    failure = Optional.of(failure.orElse(code));
  }

  /** Watches until all is decided; returns what the command ends with. */
  public ExitCode run() {
    long nextLook = time.nanos();
    while (true) {
      long now = time.nanos();
      if (now >= nextLook) {
        lookUnlessLeft(now);
        nextLook = now + TICK.toNanos();
      }
      if (all.values().stream().noneMatch(Watched::isOpen)) {
        return outcome(ExitCode.COMPLETE);
      }
      if (stop.isAsked()) {
        return interrupted();
      }
      if (isLate(now)) {
        return timedOut();
      }
      inbox.next(Duration.ofNanos(nextLook - now)).ifPresent(this::onAlert);
    }
  }

  private boolean isLate(long now) {
    return plan.timeout().filter(most -> now - startedAt >= most.toNanos()).isPresent();
  }

  /** An engine that leaves in the middle is seen to have left by the next look. */
  private void lookUnlessLeft(long now) {
    try {
      look(now);
    } catch (IllegalStateException broken) {
      if (hold.isThere()) {
        throw broken;
      }
    }
  }

  private void look(long now) {
    follow(now);
    List<Watched> alive =
        all.values().stream().filter(w -> !w.isFailed() && !w.torrent.isAway()).toList();
    alive.forEach(this::announce);
    report.progress(now, alive.stream().map(w -> Row.of(w.torrent.status())).toList());
    alive.stream().filter(Watched::isOpen).forEach(watched -> look(watched, now));
  }

  /** When the engine is replaced, its torrents are away until the next one brings them back. */
  private void follow(long now) {
    if (!hold.isThere()) {
      all.values().forEach(watched -> watched.torrent.leave(now));
      hold.renew();
    }
    for (Watched watched : all.values()) {
      if (watched.torrent.isAway() && hold.isThere()) {
        hold.session().find(watched.torrent.infoHash()).ifPresent(watched.torrent::comeBack);
      }
    }
    all.values().stream()
        .filter(watched -> watched.isOpen() && watched.torrent.isAwayTooLong(now))
        .forEach(this::lost);
  }

  private void lost(Watched watched) {
    String message =
        watched.torrent.status().name() + ": the engine left and did not come back with it";
    fail(watched, ExitCode.FAILED, message);
  }

  private void look(Watched watched, long now) {
    TorrentStatus status = watched.torrent.status();
    if (!hold.isThere()) {
      return;
    }
    if (status.removed()) {
      fail(watched, ExitCode.FAILED, status.name() + ": was removed from the session");
    } else if (status.problem().isPresent()) {
      problem(watched, status, status.problem().get(), now);
    } else if (watched.isFinished()) {
      seedOn(watched, status, now);
    } else if (isComplete(status)) {
      finish(watched, (now - watched.addedAt) / 1e9, status.progress().wanted());
    } else if (plan.complete()) {
      lookForShortage(watched, status, now);
    }
  }

  /** All that is wanted, which for a seed is all there is. */
  private boolean isComplete(TorrentStatus status) {
    return status.state() == TorrentState.SEEDING
        || status.state() == TorrentState.FINISHED && !plan.complete();
  }

  private void announce(Watched watched) {
    if (!watched.announced && watched.torrent.now().info().isPresent()) {
      watched.announced = true;
      TorrentStatus status = watched.torrent.status();
      watched
          .torrent
          .now()
          .info()
          .ifPresent(info -> report.torrent(status.infoHash(), info.name(), info.totalLength()));
    }
  }

  private void onAlert(Alert alert) {
    report.alert(alert);
    if (!(alert instanceof TorrentAlert about)) {
      return;
    }
    Watched watched = all.get(about.infoHash());
    if (watched == null || !watched.isOpen()) {
      return;
    }
    if (alert instanceof TorrentAlert.TorrentFinished end && !watched.isFinished()) {
      finish(watched, end.seconds(), end.bytes());
    } else if (alert instanceof TorrentAlert.TorrentChecked checked) {
      watched.checked = Optional.of(checked);
    } else if (alert instanceof TorrentAlert.MetadataReceived) {
      announce(watched);
    }
  }

  private void finish(Watched watched, double seconds, long bytes) {
    announce(watched);
    Optional<String> selection = watched.impossibleSelection();
    if (selection.isPresent()) {
      fail(watched, ExitCode.BAD_OPTION, selection.get());
      return;
    }
    TorrentStatus status = watched.torrent.status();
    watched.finishedAt = OptionalLong.of(time.nanos());
    if (plan.complete()) {
      report.note(status.name() + ": seeding " + Amounts.bytes(bytes));
    } else {
      report.finished(watched.finish(status, seconds, bytes));
    }
    if (plan.seed().isEmpty()) {
      watched.verdict = Optional.of(ExitCode.COMPLETE);
    }
  }

  private void seedOn(Watched watched, TorrentStatus status, long now) {
    Duration seeded = Duration.ofNanos(now - watched.finishedAt.orElse(now));
    long sent = status.traffic().uploaded();
    if (plan.seed()
        .filter(s -> s.isReached(sent, status.progress().wanted(), seeded))
        .isPresent()) {
      watched.torrent.now().pause();
      watched.verdict = Optional.of(ExitCode.COMPLETE);
    }
  }

  private void problem(Watched watched, TorrentStatus status, Problem problem, long now) {
    long done = status.progress().wantedDone();
    Trouble fresh = new Trouble(problem.kind(), now, now, done);
    Trouble trouble =
        watched.trouble.map(old -> old.again(problem.kind(), now, done)).orElse(fresh);
    watched.trouble = Optional.of(trouble);
    String message = status.name() + ": " + problem.message();
    if (trouble.isFinal()) {
      boolean unusable = problem.kind() == ProblemKind.TORRENT;
      fail(watched, unusable ? ExitCode.BAD_TORRENT : ExitCode.FAILED, message);
    } else if (trouble.equals(fresh)) {
      report.error(message + " (waiting for it to pass)");
    } else if (trouble.isTooLong() && !waitsForRoom(trouble)) {
      boolean full = problem.kind() == ProblemKind.DISK_FULL;
      fail(watched, full ? ExitCode.DISK_FULL : ExitCode.FAILED, message + " (given up)");
    }
  }

  /** With a time-out the user has said how long to wait. */
  private boolean waitsForRoom(Trouble trouble) {
    return trouble.kind() == ProblemKind.DISK_FULL && plan.timeout().isPresent();
  }

  private void lookForShortage(Watched watched, TorrentStatus status, long now) {
    boolean checkedShort = watched.checked.filter(c -> c.pieces() < c.of()).isPresent();
    if (!checkedShort && status.state() != TorrentState.DOWNLOADING) {
      watched.shortSince = OptionalLong.empty();
      return;
    }
    if (watched.shortSince.isEmpty()) {
      watched.shortSince = OptionalLong.of(now);
    }
    if (checkedShort) {
      watched.torrent.now().pause();
    }
    if (now - watched.shortSince.getAsLong() >= SETTLE.toNanos()) {
      watched.torrent.now().pause();
      fail(watched, ExitCode.MISMATCH, watched.shortage(status));
    }
  }

  private void fail(Watched watched, ExitCode code, String message) {
    watched.verdict = Optional.of(code);
    failed(code, message);
  }

  private ExitCode outcome(ExitCode otherwise) {
    return failure.orElse(otherwise);
  }

  private List<Watched> unfinished() {
    return all.values().stream().filter(w -> w.isOpen() && !w.isFinished()).toList();
  }

  private ExitCode interrupted() {
    List<Watched> open = unfinished();
    if (open.isEmpty()) {
      return outcome(ExitCode.COMPLETE);
    }
    report.note("Interrupted; the same command goes on from here");
    return ExitCode.UNFINISHED;
  }

  private ExitCode timedOut() {
    List<Watched> open = unfinished();
    if (open.isEmpty()) {
      return outcome(ExitCode.COMPLETE);
    }
    open.forEach(watched -> report.error(lateness(watched.torrent.status())));
    boolean full = open.stream().anyMatch(Transfer::isDiskFull);
    return full ? ExitCode.DISK_FULL : ExitCode.TIMED_OUT;
  }

  private static boolean isDiskFull(Watched watched) {
    Optional<Problem> problem = watched.torrent.status().problem();
    return problem.filter(p -> p.kind() == ProblemKind.DISK_FULL).isPresent();
  }

  private String lateness(TorrentStatus status) {
    Row row = Row.of(status);
    String time = plan.timeout().map(Amounts::time).orElse("");
    String why = row.why().isEmpty() ? "" : "; " + row.why();
    int percent = Amounts.percent(row.done(), row.total());
    return status.name() + ": timed out after " + time + " at " + percent + "%" + why;
  }
}
