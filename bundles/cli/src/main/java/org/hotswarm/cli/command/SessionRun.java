package org.hotswarm.cli.command;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.hotswarm.api.AddTorrent;
import org.hotswarm.api.ListenException;
import org.hotswarm.api.Session;
import org.hotswarm.api.TorrentException;
import org.hotswarm.api.settings.NetworkSettings;
import org.hotswarm.api.settings.Settings;
import org.hotswarm.cli.exit.ExitCode;
import org.hotswarm.cli.exit.Failure;
import org.hotswarm.cli.output.Report;
import org.hotswarm.cli.transfer.Hold;
import org.hotswarm.cli.transfer.Plan;
import org.hotswarm.cli.transfer.Transfer;
import org.hotswarm.cli.waiting.Inbox;
import org.hotswarm.model.filter.IpFilter;

/** The session's life within one command: settings, start, torrents, and the end in any case. */
final class SessionRun {
  /** The launcher gives a command four seconds to end. */
  private static final Duration FOR_TRACKERS = Duration.ofSeconds(3);

  private static final Duration FOR_ALL = Duration.ofMillis(3500);

  /** Adds the command's torrents. */
  @FunctionalInterface
  interface Adder {
    /** Called once the session works; a torrent that cannot be added is told to the transfer. */
    void addTo(SessionRun run, Transfer transfer) throws Failure;
  }

  private final Surroundings around;
  private final Report report;
  private final Doors.Plan doors;
  private final IpFilter keptOut;

  SessionRun(Surroundings around, Report report, Doors.Plan doors, IpFilter keptOut) {
    this.doors = doors;
    this.keptOut = keptOut;
    this.around = around;
    this.report = report;
  }

  ExitCode run(Settings settings, Plan plan, Adder adder) throws Failure {
    Inbox inbox = new Inbox(around.time(), around.stop());
    try (Doors open = Doors.open(doors, around, inbox, report)) {
      Session session = around.session().await(around.stop());
      new Chosen(session, settings).check(doors.plugins().isPresent(), inbox, around, report);
      session.apply(settings);
      session.ipFilter().replace(keptOut);
      return run(plan, adder, inbox, open);
    }
  }

  private ExitCode run(Plan plan, Adder adder, Inbox inbox, Doors open) throws Failure {
    Hold hold = new Hold(around.session(), around.stop(), inbox);
    try {
      Transfer transfer = new Transfer(plan, hold, inbox, around.time(), around.stop(), report);
      start(hold.session());
      report.started(hold.session().status().port(), ProcessHandle.current().pid());
      adder.addTo(this, transfer);
      return transfer.run();
    } finally {
      report.end();
      inbox.close();
      open.close();
      release(hold);
      stop(hold.session());
    }
  }

  private void release(Hold hold) {
    try {
      hold.release();
    } catch (Exception unclean) {
      report.error("the session's alerts could not be unsubscribed: " + unclean);
    }
  }

  private static void start(Session session) throws Failure {
    try {
      session.start();
    } catch (ListenException taken) {
      boolean bound = !session.settings().get(NetworkSettings.BIND_ADDRESS).isEmpty();
      String remedy =
          bound
              ? "; --bind names an address of this machine, -p other ports, -p 0 takes any"
              : "; -p names other ports, -p 0 takes any";
      throw new Failure(ExitCode.FAILED, taken.getMessage() + remedy, taken);
    }
  }

  /** Adds one torrent and watches it. */
  void add(AddTorrent request, Transfer transfer) {
    try {
      transfer.add(request);
    } catch (TorrentException refused) {
      boolean unusable = refused.kind() == TorrentException.Kind.UNUSABLE;
      transfer.failed(unusable ? ExitCode.BAD_TORRENT : ExitCode.FAILED, refused.getMessage());
    }
  }

  private void stop(Session session) {
    try {
      session
          .stop(FOR_TRACKERS)
          .toCompletableFuture()
          .get(FOR_ALL.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException | ExecutionException unclean) {
      report.error("the session did not end cleanly, the next run may check again: " + unclean);
    } catch (InterruptedException leave) {
      Thread.currentThread().interrupt();
    }
  }
}
