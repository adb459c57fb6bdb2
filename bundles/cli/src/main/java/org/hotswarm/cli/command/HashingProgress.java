package org.hotswarm.cli.command;

import java.util.List;
import java.util.function.LongConsumer;
import java.util.function.LongFunction;
import org.hotswarm.cli.output.Report;
import org.hotswarm.cli.output.Row;
import org.hotswarm.cli.waiting.Time;

/** Shows how far hashing is; told from any thread, and from the last only until it is closed. */
final class HashingProgress implements LongConsumer, AutoCloseable {
  private final Report report;
  private final Time time;
  private final LongFunction<Row> row;
  private long most;
  private boolean closed;

  /**
   * @param row how far it is with that many bytes done
   */
  HashingProgress(Report report, Time time, LongFunction<Row> row) {
    this.report = report;
    this.time = time;
    this.row = row;
  }

  @Override
  public synchronized void accept(long done) {
    if (!closed) {
      most = Math.max(most, done);
      report.progress(time.nanos(), List.of(row.apply(most)));
    }
  }

  @Override
  public synchronized void close() {
    closed = true;
    report.end();
  }
}
