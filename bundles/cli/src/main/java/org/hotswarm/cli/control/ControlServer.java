package org.hotswarm.cli.control;

import java.io.IOException;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Lets other processes of this user ask the engine of this one. */
public final class ControlServer implements AutoCloseable {
  static final int MOST_CLIENTS = 8;
  static final int MOST_REQUEST = 64 * 1024;
  private static final String NAME = "hotswarm-control";
  private static final Duration REST = Duration.ofMillis(100);

  /** Bounds on clients that say nothing, and on those that do not read. */
  record Patience(Duration toAsk, Duration toRead) {
    static final Patience USUAL = new Patience(Duration.ofSeconds(30), Duration.ofSeconds(10));
  }

  private final ControlSocket socket;
  private final Desk desk;
  private final Patience patience;
  private final Set<Lines> clients = ConcurrentHashMap.newKeySet();
  private final CountDownLatch closed = new CountDownLatch(1);

  private ControlServer(ControlSocket socket, Engine engine, Patience patience) {
    this.socket = socket;
    this.desk = new Desk(engine);
    this.patience = patience;
  }

  /**
   * Listens in the engine's state directory.
   *
   * @throws TakenException when another process that lives does
   * @throws IOException when nobody can
   */
  public static ControlServer start(Engine engine) throws IOException {
    return start(engine, Patience.USUAL);
  }

  static ControlServer start(Engine engine, Patience patience) throws IOException {
    ControlServer server = new ControlServer(ControlSocket.open(engine.state()), engine, patience);
    run(NAME, server::accept);
    return server;
  }

  private static void run(String name, Runnable work) {
    Thread thread = new Thread(work, name);
    thread.setDaemon(true);
    thread.start();
  }

  private void accept() {
    int number = 0;
    while (closed.getCount() > 0) {
      Optional<Lines> client = next();
      if (client.isPresent()) {
        number++;
        run(NAME + "-" + number, () -> serve(client.get()));
      }
    }
  }

  /** Waits for a client; nothing when this is closed, or after a rest when there is no room. */
  private Optional<Lines> next() {
    try {
      SocketChannel channel = socket.accept();
      Lines client = new Lines(channel, MOST_REQUEST);
      clients.add(client);
      return Optional.of(client);
    } catch (IOException closedOrNoRoom) {
      rest();
      return Optional.empty();
    }
  }

  private void rest() {
    try {
      closed.await(REST.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException leave) {
      closed.countDown();
    }
  }

  private void serve(Lines client) {
    try (client) {
      talk(client);
    } catch (IOException | ControlException gone) {
      // Nobody is left who could be told.
      return;
    } finally {
      clients.remove(client);
    }
  }

  private void talk(Lines client) throws IOException, ControlException {
    try {
      if (clients.size() > MOST_CLIENTS) {
        throw new ControlException(
            ControlException.Kind.BUSY, "there are " + MOST_CLIENTS + " clients already");
      }
      Optional<String> line = client.read(patience.toAsk());
      while (line.isPresent()) {
        for (String row : answer(line.get())) {
          client.write(row, patience.toRead());
        }
        line = client.read(patience.toAsk());
      }
    } catch (ControlException refused) {
      client.write(Rows.of(refused), patience.toRead());
    }
  }

  private List<String> answer(String line) {
    try {
      return desk.answer(Request.parse(line));
    } catch (ControlException refused) {
      return List.of(Rows.of(refused));
    } catch (RuntimeException | LinkageError broken) {
      return List.of(
          Rows.of(new ControlException(ControlException.Kind.FAILED, broken.toString())));
    }
  }

  /** Where it listens. */
  public Path place() {
    return socket.place();
  }

  /** Takes the socket away and lets clients go; what one is just having done goes on. */
  @Override
  public void close() throws IOException {
    closed.countDown();
    try {
      socket.close();
    } finally {
      for (Lines client : clients) {
        client.close();
      }
    }
  }
}
