package org.hotswarm.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.Configurator.ExecutionStatus;
import ch.qos.logback.core.ConsoleAppender;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class LogTest {

  @Test
  void warningsGoToStandardErrorWithoutAnyConfigurationFile() {
    LoggerContext loggers = new LoggerContext();
    ExecutionStatus status = new LogConfigurator().configure(loggers);
    Logger root = loggers.getLogger(Logger.ROOT_LOGGER_NAME);
    assertThat(status).isEqualTo(ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY);
    assertThat(root.getLevel()).isEqualTo(Level.WARN);
    assertThat(root.iteratorForAppenders())
        .toIterable()
        .singleElement()
        .isInstanceOfSatisfying(
            ConsoleAppender.class, appender -> assertThat(appender.getTarget()).endsWith("err"));
  }

  @Test
  void felixLeavesStandardOutputToTheCommand() {
    PrintStream output = System.out;
    ByteArrayOutputStream written = new ByteArrayOutputStream();
    System.setOut(new PrintStream(written, true, StandardCharsets.UTF_8));
    try {
      new FrameworkLog().log(FrameworkLog.LOG_ERROR, "a complaint of Felix");
    } finally {
      System.setOut(output);
    }
    assertThat(written.size()).isZero();
  }
}
