package org.hotswarm.cli;

import static org.osgi.service.component.annotations.ReferenceCardinality.OPTIONAL;
import static org.osgi.service.component.annotations.ReferencePolicy.DYNAMIC;
import static org.osgi.service.component.annotations.ReferencePolicyOption.GREEDY;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.ForkJoinPool;
import java.util.function.Function;
import org.hotswarm.api.Session;
import org.hotswarm.api.SessionFactory;
import org.hotswarm.api.TorrentFactory;
import org.hotswarm.api.module.Modules;
import org.hotswarm.cli.command.Dispatch;
import org.hotswarm.cli.command.Surroundings;
import org.hotswarm.cli.output.Terminal;
import org.hotswarm.cli.waiting.Stop;
import org.hotswarm.cli.waiting.Time;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/**
 * The command line as the launcher finds it: takes the arguments, returns the exit code; {@link
 * #run} asks the command to end.
 */
@Component(service = Function.class, property = "hotswarm.main=true")
public final class CommandLine implements Function<String[], Integer>, Runnable {
  private final Session session;
  private final SessionFactory sessions;
  private final TorrentFactory factory;
  private final Stop stop = new Stop();

  /** Comes and goes; commands that need it say so when it is not there. */
  @Reference(cardinality = OPTIONAL, policy = DYNAMIC, policyOption = GREEDY)
  private volatile Modules modules;

  /**
   * @param session not started
   */
  @Activate
  public CommandLine(
      @Reference Session session,
      @Reference SessionFactory sessions,
      @Reference TorrentFactory factory) {
    this.session = session;
    this.sessions = sessions;
    this.factory = factory;
  }

  /** Runs one command on the calling thread. */
  @Override
  public Integer apply(String[] args) {
    Surroundings around =
        new Surroundings(
            session,
            sessions,
            factory,
            () -> Optional.ofNullable(modules),
            Terminal.ofProcess(System.getenv()),
            Time.OF_MACHINE,
            stop,
            ForkJoinPool.commonPool(),
            System.getenv());
    return new Dispatch(around).run(List.of(args)).number();
  }

  /** Asks the command to end, for good; returns at once. */
  @Deactivate
  @Override
  public void run() {
    stop.ask();
  }
}
