package org.hotswarm.cli.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.hotswarm.api.module.ModuleException;
import org.hotswarm.api.module.Modules;
import org.hotswarm.cli.arguments.Arguments;
import org.hotswarm.cli.arguments.NetworkOptions;
import org.hotswarm.cli.control.ControlServer;
import org.hotswarm.cli.control.Engine;
import org.hotswarm.cli.control.TakenException;
import org.hotswarm.cli.exit.ExitCode;
import org.hotswarm.cli.exit.Failure;
import org.hotswarm.cli.output.Report;
import org.hotswarm.cli.waiting.Inbox;

/** The ways into a session that works: the control socket, and the directory of plug-ins. */
final class Doors implements AutoCloseable {

  /**
   * Which there are to be.
   *
   * @param command the word that runs
   * @param state where the control socket goes; without it there is none
   * @param alone whether nobody else may work with that state directory
   * @param plugins the directory to watch
   */
  record Plan(String command, Optional<Path> state, boolean alone, Optional<Path> plugins) {

    /**
     * @param alone whether the state directory is used, and not just the place of the socket
     */
    static Plan of(String command, Optional<Path> state, boolean alone, Arguments given)
        throws Failure {
      Optional<String> named = given.value(NetworkOptions.PLUGINS);
      Optional<Path> plugins =
          named.isPresent()
              ? Optional.of(Sources.path(named.get()).toAbsolutePath().normalize())
              : Optional.empty();
      return new Plan(command, state, alone || given.has("--state"), plugins);
    }
  }

  private final Deque<AutoCloseable> open = new ArrayDeque<>();
  private final Report report;

  private Doors(Report report) {
    this.report = report;
  }

  /**
   * Opens them.
   *
   * @throws Failure when the state directory is another's, or the plug-ins' cannot be used
   */
  static Doors open(Plan plan, Surroundings around, Inbox inbox, Report report) throws Failure {
    Doors doors = new Doors(report);
    try {
      if (plan.state().isPresent()) {
        doors.control(plan, plan.state().get(), around);
      }
      if (plan.plugins().isPresent()) {
        doors.watch(plan.plugins().get(), around, inbox);
      }
      return doors;
    } catch (Failure refused) {
      doors.close();
      throw refused;
    }
  }

  private void control(Plan plan, Path state, Surroundings around) throws Failure {
    try {
      Engine engine = new Engine(plan.command(), state, around.session()::now, around.modules());
      open.push(ControlServer.start(engine));
    } catch (TakenException taken) {
      if (plan.alone()) {
        String message = taken.getMessage() + "; --state names another";
        throw new Failure(ExitCode.FAILED, message, taken);
      }
      report.note(taken.getMessage() + ", so 'hotswarm modules' reaches that one only");
    } catch (IOException impossible) {
      String why = Sources.reason(impossible);
      report.note("'hotswarm modules' will not reach this: " + state + ": " + why);
    }
  }

  private void watch(Path directory, Surroundings around, Inbox inbox) throws Failure {
    Modules modules =
        around.modules().get().orElseThrow(() -> Failure.notAvailable(NetworkOptions.PLUGINS));
    try {
      open.push(modules.watch(directory, new PluginListener(inbox, report)));
    } catch (ModuleException unusable) {
      String message = NetworkOptions.PLUGINS + " " + directory + ": " + unusable.getMessage();
      throw new Failure(ExitCode.BAD_OPTION, message, unusable);
    }
  }

  /** Closes them, the last first; once. */
  @Override
  public void close() {
    while (!open.isEmpty()) {
      close(open.pop());
    }
  }

  private void close(AutoCloseable door) {
    try {
      door.close();
    } catch (Exception unclean) {
      report.error("something was left behind: " + unclean);
    }
  }
}
