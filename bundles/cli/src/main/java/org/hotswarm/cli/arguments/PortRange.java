package org.hotswarm.cli.arguments;

import org.hotswarm.cli.exit.Failure;

/**
 * Ports to try.
 *
 * @param first tried first; 0 for any
 * @param last tried last
 */
public record PortRange(int first, int last) {
  private static final int MOST = 65535;

  /** Reads {@code PORT} or {@code PORT-PORT}. */
  public static PortRange parse(String option, String text) throws Failure {
    if (text.matches("[0-9]{1,5}(-[0-9]{1,5})?")) {
      String[] ends = text.split("-");
      int first = Integer.parseInt(ends[0]);
      int last = Integer.parseInt(ends[ends.length - 1]);
      if (first <= last && last <= MOST && (first > 0 || last == 0)) {
        return new PortRange(first, last);
      }
    }
    throw Failure.option(
        option + " " + text + ": not a port or range; write 6881, 6881-6889, or 0 for any");
  }
}
