package org.hotswarm.cli.control;

import java.io.IOException;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Asks an engine that runs in another process. One thread. */
public final class ControlClient implements AutoCloseable {
  /** A row with many thousand torrents is long. */
  private static final int MOST_ANSWER = 64 << 20;

  /**
   * One line of an answer.
   *
   * @param event what it is about
   * @param row its members
   * @param text as it came
   */
  public record Line(String event, JsonObject row, String text) {}

  private final Lines lines;
  private final Duration patience;

  private ControlClient(Lines lines, Duration patience) {
    this.lines = lines;
    this.patience = patience;
  }

  /**
   * Connects to the engine that runs with this state directory.
   *
   * @param patience for each answer
   * @throws IOException when there is none
   */
  public static ControlClient connect(Path state, Duration patience) throws IOException {
    SocketChannel channel = SocketChannel.open(ControlPath.address(state));
    try {
      return new ControlClient(new Lines(channel, MOST_ANSWER), patience);
    } catch (IOException unusable) {
      channel.close();
      throw unusable;
    }
  }

  /**
   * Asks and waits for the answer; the last line is {@code done}.
   *
   * @throws ControlException when the engine did not do it
   * @throws IOException when it ended meanwhile
   */
  public List<Line> ask(Request request) throws IOException, ControlException {
    lines.write(request.line(), patience);
    List<Line> answer = new ArrayList<>();
    while (true) {
      Line line = next();
      if (line.event().equals("error")) {
        throw ControlException.told(line.row().text("type"), line.row().text("message"));
      }
      answer.add(line);
      if (line.event().equals("done")) {
        return answer;
      }
    }
  }

  private Line next() throws IOException, ControlException {
    Optional<String> text = lines.read(patience);
    if (text.isEmpty()) {
      throw new IOException("the engine ended");
    }
    JsonObject row = JsonObject.parse(text.get());
    return new Line(row.text("event"), row, text.get());
  }

  @Override
  public void close() throws IOException {
    lines.close();
  }
}
