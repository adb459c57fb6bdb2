package org.hotswarm.cli.fake;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.hotswarm.api.Session;
import org.hotswarm.api.module.Modules;
import org.hotswarm.cli.command.Dispatch;
import org.hotswarm.cli.command.Surroundings;
import org.hotswarm.cli.output.Terminal;
import org.hotswarm.cli.waiting.Seat;
import org.hotswarm.cli.waiting.Stop;
import org.hotswarm.cli.waiting.Time;

/** The whole command line on fakes: arguments in, exit code and text out. */
public final class Cli {
  /** What the commands wait for. */
  public final VirtualTime time = new VirtualTime();

  /** What they drive. */
  public final FakeSession session = new FakeSession();

  /** Where it sits, and others may. */
  public final Seat<Session> seat = new Seat<>("the engine");

  /** Makes more of them. */
  public final FakeSessions sessions = new FakeSessions();

  /** What they read torrents with. */
  public final FakeFactory factory = new FakeFactory(time);

  /** What changes bundles; nobody unless the test says so. */
  public Optional<FakeModules> modules = Optional.empty();

  /** The wish to end. */
  public final Stop stop = new Stop();

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final Map<String, String> environment;
  private Terminal terminal = Terminal.pipe(stream(out), stream(err));
  private Executor executor = Runnable::run;
  private Time clock = time;

  /**
   * @param home where state goes that nobody names a place for
   */
  public Cli(Path home) {
    environment = Map.of("HOME", home.toString());
    seat.come(session);
  }

  private static PrintStream stream(ByteArrayOutputStream bytes) {
    return new PrintStream(bytes, true, StandardCharsets.UTF_8);
  }

  /** A person watches. */
  public Cli onTerminal(boolean ansi, int width) {
    terminal = new Terminal(stream(out), stream(err), true, ansi, true, width);
    return this;
  }

  /** Work is done elsewhere. */
  public Cli with(Executor elsewhere) {
    executor = elsewhere;
    return this;
  }

  /** Waiting takes real time. */
  public Cli inRealTime() {
    clock = Time.OF_MACHINE;
    return this;
  }

  /** Runs one command and returns its exit code. */
  public int run(String... args) {
    Surroundings around =
        new Surroundings(
            seat,
            sessions,
            factory,
            () -> modules.map(Modules.class::cast),
            terminal,
            clock,
            stop,
            executor,
            environment);
    return new Dispatch(around).run(List.of(args)).number();
  }

  /** Standard output so far. */
  public String out() {
    return out.toString(StandardCharsets.UTF_8);
  }

  /** Standard error so far. */
  public String err() {
    return err.toString(StandardCharsets.UTF_8);
  }

  /** Standard output so far, by line, without the process id, which nobody can know. */
  public List<String> events() {
    return out().replaceAll("\"pid\":[0-9]+", "\"pid\":1").lines().toList();
  }
}
