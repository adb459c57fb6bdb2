package org.hotswarm.cli.output;

import java.io.PrintStream;

/** Events, one per line. */
public final class JsonLines {
  private final PrintStream out;

  /**
   * @param out where the lines go
   */
  public JsonLines(PrintStream out) {
    this.out = out;
  }

  /** Writes one line: an object whose first member is {@code "event"}. */
  public void event(String event, JsonText.Members members) {
    out.println(JsonText.event(event, members));
    out.flush();
  }
}
