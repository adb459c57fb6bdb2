package org.hotswarm.cli.output;

import java.io.Console;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.util.Map;

/**
 * Where output goes and what may be done there.
 *
 * @param out for results
 * @param err for what went wrong
 * @param interactive whether a person watches
 * @param ansi whether escape sequences may move the cursor
 * @param unicode whether more than ASCII can be shown
 * @param width columns
 */
public record Terminal(
    PrintStream out,
    PrintStream err,
    boolean interactive,
    boolean ansi,
    boolean unicode,
    int width) {
  private static final int USUAL_WIDTH = 80;
  private static final int LEAST_WIDTH = 20;
  private static final int MOST_WIDTH = 500;

  /** A file or pipe, as scripts have it. */
  public static Terminal pipe(PrintStream out, PrintStream err) {
    return new Terminal(out, err, false, false, false, USUAL_WIDTH);
  }

  /**
   * Standard output and error of this process.
   *
   * @param environment {@code COLUMNS}, {@code TERM} and {@code NO_COLOR} are looked at
   */
  public static Terminal ofProcess(Map<String, String> environment) {
    boolean interactive = isTerminal(System.console());
    boolean ansi =
        interactive
            && environment.getOrDefault("NO_COLOR", "").isEmpty()
            && !"dumb".equals(environment.get("TERM"));
    boolean unicode = charset().newEncoder().canEncode(ProgressLine.BAR_DONE);
    int width = width(environment.getOrDefault("COLUMNS", ""));
    return new Terminal(System.out, System.err, interactive, ansi, unicode, width);
  }

  /** From Java 22 on there may be a console without a terminal, and a method that tells. */
  private static boolean isTerminal(Console console) {
    if (console == null) {
      return false;
    }
    try {
      return (Boolean) Console.class.getMethod("isTerminal").invoke(console);
    } catch (ReflectiveOperationException olderJava) {
      return true;
    }
  }

  private static Charset charset() {
    String name = System.getProperty("stdout.encoding", System.getProperty("sun.stdout.encoding"));
    return name == null || !Charset.isSupported(name)
        ? Charset.defaultCharset()
        : Charset.forName(name);
  }

  /** The width that {@code columns} says, if it makes sense. */
  static int width(String columns) {
    if (!columns.matches("[0-9]{1,4}")) {
      return USUAL_WIDTH;
    }
    return Math.max(LEAST_WIDTH, Math.min(MOST_WIDTH, Integer.parseInt(columns)));
  }
}
