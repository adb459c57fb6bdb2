package org.hotswarm.cli.demo;

import java.util.List;
import org.hotswarm.api.alert.SessionAlert;
import org.hotswarm.api.module.SwapReport;
import org.hotswarm.cli.output.Row;
import org.hotswarm.model.metainfo.Info;

/** Shows a demonstration, to people or to programs. */
public interface Show {
  /** A member listens. */
  void started(String member, int port);

  /** The torrent is made. */
  void torrent(Info info, Wishes wishes);

  /** How far the leeches are; called several times a second. */
  void progress(long nanos, List<Row> rows);

  /** Something changed hands, told at once. */
  void swap(String what, SwapReport report);

  /** A provider threw, or took too long. */
  void fault(SessionAlert.ProviderFault fault);

  /**
   * A step is over.
   *
   * @param seconds since the download began
   * @param reports what came of it, those that belong together made one
   */
  void step(String what, double seconds, List<SwapReport> reports);

  /** A leech has everything. */
  void finished(String member, Info info, double seconds);

  /** Something worth a line that is neither an event nor an error. */
  void note(String text);

  /** Something went wrong. */
  void error(String message);

  /** What a leech has was compared with what the seed has. */
  void verified(String member, String sha256, boolean right);

  /** All is done. */
  void result(Result result);

  /** No more progress will come. */
  void end();
}
