package org.hotswarm.cli.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.hotswarm.api.CreateTorrent;
import org.hotswarm.api.alert.Alert;
import org.hotswarm.api.alert.PeerAlert;
import org.hotswarm.api.alert.SessionAlert;
import org.hotswarm.cli.exit.ExitCode;
import org.hotswarm.cli.exit.Failure;
import org.hotswarm.cli.waiting.Inbox;
import org.hotswarm.model.metainfo.Metainfo;
import org.hotswarm.model.metainfo.MetainfoException;

/** The whole demonstration, from noise to verdict. */
public final class Demo {
  private static final Duration TICK = Duration.ofMillis(100);

  private final Tools tools;
  private final Wishes wishes;
  private final Show show;
  private int faults;
  private int lost;

  /**
   * @param show is told all of it
   */
  public Demo(Tools tools, Wishes wishes, Show show) {
    this.tools = tools;
    this.wishes = wishes;
    this.show = show;
  }

  /**
   * Runs it and cleans up.
   *
   * @throws Failure when it cannot go on
   */
  public ExitCode run() throws Failure {
    long bytes = wishes.size() * (Swarm.LEECHES + 1);
    try (TemporaryDirectory home = TemporaryDirectory.make(wishes, bytes, show)) {
      return run(home.path());
    } catch (IOException failed) {
      throw new Failure(ExitCode.FAILED, "the data cannot be used: " + failed, failed);
    } catch (MetainfoException unusable) {
      throw Failure.of(unusable, Payload.NAME);
    }
  }

  private ExitCode run(Path home) throws Failure, IOException, MetainfoException {
    Path payload = Payload.write(home.resolve("seed"), wishes.size(), tools.stop());
    Metainfo metainfo =
        tools.background().call(() -> tools.torrents().create(request(payload), hashed -> {}));
    show.torrent(metainfo.info(), wishes);
    try (Swarm swarm = new Swarm(home, tools.sessions(), show)) {
      for (Member leech : swarm.leeches()) {
        Files.createDirectories(leech.home());
      }
      return run(metainfo, swarm);
    } finally {
      show.end();
    }
  }

  private static CreateTorrent request(Path payload) {
    return CreateTorrent.of(payload, CreateTorrent.Format.V1);
  }

  private ExitCode run(Metainfo metainfo, Swarm swarm)
      throws Failure, IOException, MetainfoException {
    long begin = tools.time().nanos();
    Course course = new Course(tools, swarm, show);
    try (Inbox inbox = new Inbox(tools.time(), tools.stop())) {
      swarm.start(metainfo, wishes.rate(), inbox);
      ExitCode code = watch(metainfo, swarm, course, inbox, begin);
      if (code != ExitCode.COMPLETE) {
        return code;
      }
    }
    double seconds = (tools.time().nanos() - begin) / 1e9;
    long wasted = swarm.wasted();
    show.end();
    swarm.close();
    boolean right = verify(metainfo, swarm);
    show.result(new Result(right, wishes.size(), course.changes(), faults, lost, wasted, seconds));
    return right ? ExitCode.COMPLETE : ExitCode.MISMATCH;
  }

  private ExitCode watch(Metainfo metainfo, Swarm swarm, Course course, Inbox inbox, long begin)
      throws Failure {
    long next = begin;
    while (course.isBusy() || !swarm.isComplete()) {
      long now = tools.time().nanos();
      if (tools.stop().isAsked()) {
        show.note("Interrupted");
        return ExitCode.UNFINISHED;
      }
      if (now - begin >= wishes.patience().toNanos()) {
        show.error("timed out with " + (int) (100 * swarm.share()) + "% of the download done");
        return ExitCode.TIMED_OUT;
      }
      if (now >= next) {
        look(metainfo, swarm, (now - begin) / 1e9);
        course.advance(swarm.share());
        next = now + TICK.toNanos();
      }
      inbox.next(Duration.ofNanos(next - now)).ifPresent(alert -> onAlert(alert, course));
    }
    look(metainfo, swarm, (tools.time().nanos() - begin) / 1e9);
    return ExitCode.COMPLETE;
  }

  private void look(Metainfo metainfo, Swarm swarm, double seconds) throws Failure {
    Optional<String> problem = swarm.problem();
    if (problem.isPresent()) {
      throw new Failure(ExitCode.FAILED, problem.get());
    }
    show.progress(tools.time().nanos(), swarm.rows());
    swarm.leeches().stream()
        .filter(Member::isNewlyComplete)
        .forEach(leech -> show.finished(leech.name(), metainfo.info(), seconds));
  }

  private void onAlert(Alert alert, Course course) {
    if (alert instanceof SessionAlert.Swap swap) {
      course.onReport(swap.report());
    } else if (alert instanceof SessionAlert.ProviderFault fault) {
      faults++;
      show.fault(fault);
    } else if (alert instanceof PeerAlert.PeerDisconnected gone) {
      lost++;
      show.note("A connection was lost: " + gone.message());
    } else {
      show.error(alert.message());
    }
  }

  private boolean verify(Metainfo metainfo, Swarm swarm)
      throws Failure, IOException, MetainfoException {
    show.note("Comparing what each leech has with what the seed has ...");
    Fingerprint wanted = fingerprint(metainfo, swarm.seed());
    boolean right = true;
    for (Member leech : swarm.leeches()) {
      Fingerprint found = fingerprint(metainfo, leech);
      show.verified(leech.name(), found.sha256(), found.equals(wanted));
      right &= found.equals(wanted);
    }
    return right;
  }

  private Fingerprint fingerprint(Metainfo metainfo, Member member)
      throws Failure, IOException, MetainfoException {
    List<Path> files = tools.torrents().files(metainfo, member.home());
    return tools.background().call(() -> Fingerprint.of(files));
  }
}
