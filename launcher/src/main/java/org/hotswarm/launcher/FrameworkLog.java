package org.hotswarm.launcher;

import org.apache.felix.framework.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/** Sends what Felix has to say to the log: left alone, it would write to standard output. */
final class FrameworkLog extends Logger {

  @Override
  protected void doLog(int level, String message, Throwable cause) {
    LoggerFactory.getLogger("org.apache.felix.framework")
        .atLevel(slf4j(level))
        .setCause(cause)
        .log(message);
  }

  private static Level slf4j(int level) {
    return switch (level) {
      case LOG_ERROR -> Level.ERROR;
      case LOG_WARNING -> Level.WARN;
      case LOG_INFO -> Level.INFO;
      default -> Level.DEBUG;
    };
  }
}
