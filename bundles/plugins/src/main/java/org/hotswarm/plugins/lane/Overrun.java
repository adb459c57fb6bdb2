package org.hotswarm.plugins.lane;

import java.time.Duration;

/** A step did not end within its budget. */
public final class Overrun extends Exception {
  private static final long serialVersionUID = 1;

  /**
   * @param budget how long it was waited for
   * @param where its thread was then
   * @param ended whether it ended when it was interrupted
   */
  Overrun(Duration budget, String where, boolean ended) {
    super(words(budget, where, ended));
  }

  private static String words(Duration budget, String where, boolean ended) {
    String after = "not done after " + budget.toMillis() / 1000.0 + " s, in " + where;
    return ended
        ? after + "; it ended when interrupted"
        : after + "; it cannot be interrupted, so that its thread stays";
  }
}
