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
import org.hotswarm.cli.exit.Failure;
import org.hotswarm.cli.output.Terminal;
import org.hotswarm.cli.waiting.Seat;
import org.hotswarm.cli.waiting.Stop;
import org.hotswarm.cli.waiting.Time;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/**
 * The command line as the launcher finds it: takes the arguments, returns the exit code; {@link
 * #run} asks the command to end.
 */
@Component(service = Function.class, property = "hotswarm.main=true")
public final class CommandLine implements Function<String[], Integer>, Runnable {
  private final Seat<Session> session = new Seat<>("the engine");
  private final Seat<SessionFactory> sessions = new Seat<>("the engine's session factory");
  private final Seat<TorrentFactory> factory = new Seat<>("the engine's torrent factory");
  private final Stop stop = new Stop();

  /** Comes and goes; commands that need it say so when it is not there. */
  @Reference(cardinality = OPTIONAL, policy = DYNAMIC, policyOption = GREEDY)
  private volatile Modules modules;

  /** The session, not started, or as another engine has left it. */
  @Reference(cardinality = OPTIONAL, policy = DYNAMIC, policyOption = GREEDY)
  public void bindSession(Session come) {
    session.come(come);
  }

  /** The engine leaves; another may come. */
  public void unbindSession(Session left) {
    session.go(left);
  }

  /** Comes with the session. */
  @Reference(cardinality = OPTIONAL, policy = DYNAMIC, policyOption = GREEDY)
  public void bindSessions(SessionFactory come) {
    sessions.come(come);
  }

  /** Leaves with the session. */
  public void unbindSessions(SessionFactory left) {
    sessions.go(left);
  }

  /** Comes with the session. */
  @Reference(cardinality = OPTIONAL, policy = DYNAMIC, policyOption = GREEDY)
  public void bindFactory(TorrentFactory come) {
    factory.come(come);
  }

  /** Leaves with the session. */
  public void unbindFactory(TorrentFactory left) {
    factory.go(left);
  }

  /** Runs one command on the calling thread. */
  @Override
  public Integer apply(String[] args) {
    try {
      return new Dispatch(surroundings()).run(List.of(args)).number();
    } catch (Failure alone) {
      System.err.println("hotswarm: " + alone.getMessage());
      return alone.code().number();
    }
  }

  private Surroundings surroundings() throws Failure {
    return new Surroundings(
        session,
        sessions.await(stop),
        factory.await(stop),
        () -> Optional.ofNullable(modules),
        Terminal.ofProcess(System.getenv()),
        Time.OF_MACHINE,
        stop,
        ForkJoinPool.commonPool(),
        System.getenv());
  }

  /** Asks the command to end, for good; returns at once. */
  @Deactivate
  @Override
  public void run() {
    stop.ask();
  }
}
