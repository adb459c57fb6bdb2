package org.hotswarm.cli.demo;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.hotswarm.api.module.ModuleException;
import org.hotswarm.api.module.SwapReport;
import org.hotswarm.api.module.SwapReport.Outcome;
import org.hotswarm.cli.exit.ExitCode;
import org.hotswarm.cli.exit.Failure;
import org.hotswarm.cli.output.SwapNews;

/** Takes the steps one after another, spread over the download. */
final class Course {
  /** Where the first one is, and how much of the download all of them take. */
  private static final double FIRST = 0.08;

  private static final double ALL = 0.9;

  /** What a step caused has been told when nothing came for so long. */
  private static final Duration QUIET = Duration.ofMillis(300);

  /** No step waits longer, be it for the download to get on or for what was changed to settle. */
  private static final Duration LONGEST = Duration.ofSeconds(5);

  private record Running(Step step, CompletableFuture<Void> call) {}

  private final Tools tools;
  private final Swarm swarm;
  private final Show show;
  private final Deque<Step> left = new ArrayDeque<>(Step.all());
  private final int count = left.size();
  private final SwapNews news = new SwapNews();
  private final long begin;
  private Optional<Running> running = Optional.empty();
  private long heard;
  private boolean settled;
  private int made;
  private Duration longestGap = Duration.ZERO;

  Course(Tools tools, Swarm swarm, Show show) {
    this.tools = tools;
    this.swarm = swarm;
    this.show = show;
    this.begin = tools.time().nanos();
    this.heard = begin;
  }

  /**
   * Takes the next step when it is its time, and ends one that is done.
   *
   * @throws Failure when a step could not be taken
   */
  void advance(double share) throws Failure {
    if (running.isPresent()) {
      advance(running.get());
    } else if (!left.isEmpty() && share < 1 && isTime(share)) {
      begin(left.remove());
    }
  }

  private boolean isTime(double share) {
    boolean late = tools.time().nanos() - heard >= LONGEST.toNanos();
    return late || share >= FIRST + ALL * made / count;
  }

  private void begin(Step step) {
    CompletableFuture<Void> call =
        CompletableFuture.runAsync(
            () -> {
              try {
                step.work().run(tools.modules(), swarm);
              } catch (ModuleException refused) {
                throw new CompletionException(refused);
              }
            },
            tools.executor());
    heard = tools.time().nanos();
    running = Optional.of(new Running(step, call));
    settled = false;
  }

  private void advance(Running now) throws Failure {
    long nanos = tools.time().nanos();
    if (!now.call().isDone()) {
      heard = nanos;
    } else if (nanos - heard >= (settled ? QUIET : LONGEST).toNanos()) {
      end(now);
    }
  }

  private void end(Running done) throws Failure {
    running = Optional.empty();
    try {
      done.call().join();
    } catch (CompletionException refused) {
      String why = refused.getCause().getMessage();
      throw new Failure(ExitCode.FAILED, done.step().what() + ": " + why, refused);
    }
    made++;
    List<SwapReport> reports = news.take();
    for (SwapReport report : reports) {
      if (report.outcome() == Outcome.REFUSED) {
        throw new Failure(ExitCode.FAILED, done.step().what() + ": " + report.words());
      }
      Duration gap = report.places().gap();
      longestGap = gap.compareTo(longestGap) > 0 ? gap : longestGap;
    }
    double seconds = (tools.time().nanos() - begin) / 1e9;
    String service = done.step().service();
    show.step(
        done.step().what(),
        seconds,
        reports.stream().filter(one -> one.service().equals(service)).toList());
    reports.stream()
        .filter(one -> !one.service().equals(service))
        .forEach(one -> show.step("still: " + one.service(), seconds, List.of(one)));
  }

  /** The engine told of something that changed hands. */
  void onReport(SwapReport report) {
    heard = tools.time().nanos();
    news.add(report);
    Optional<Step> step =
        running.map(Running::step).filter(now -> now.service().equals(report.service()));
    settled = step.isPresent() ? report.outcome() != Outcome.PARKED : settled;
    show.swap(step.map(Step::what).orElse(""), report);
  }

  /** Whether a step is under way. */
  boolean isBusy() {
    return running.isPresent();
  }

  Result.Changes changes() {
    return new Result.Changes(made, left.size(), longestGap);
  }
}
