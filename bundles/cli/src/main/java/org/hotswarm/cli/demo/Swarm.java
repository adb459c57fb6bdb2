package org.hotswarm.cli.demo;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.hotswarm.api.AddTorrent;
import org.hotswarm.api.ListenException;
import org.hotswarm.api.SessionFactory;
import org.hotswarm.api.TorrentException;
import org.hotswarm.api.alert.Alert;
import org.hotswarm.api.alert.AlertListener;
import org.hotswarm.api.alert.PeerAlert;
import org.hotswarm.api.alert.SessionAlert;
import org.hotswarm.api.alert.TorrentAlert;
import org.hotswarm.api.settings.TransferSettings;
import org.hotswarm.api.status.TorrentStatus.Traffic;
import org.hotswarm.cli.exit.ExitCode;
import org.hotswarm.cli.exit.Failure;
import org.hotswarm.cli.output.Row;
import org.hotswarm.model.metainfo.Metainfo;

/** One seed and some leeches. What concerns the command goes to its inbox. */
final class Swarm implements AutoCloseable {
  static final int LEECHES = 3;

  /** The launcher gives a command four seconds to end. */
  private static final Duration TO_LEAVE = Duration.ofMillis(2000);

  private static final Duration FOR_ALL = Duration.ofMillis(2500);

  private final Show show;
  private final Member seed;
  private final List<Member> leeches = new ArrayList<>();
  private int pieces;
  private boolean closed;

  Swarm(Path home, SessionFactory sessions, Show show) {
    this.show = show;
    seed = new Member("seed", home.resolve("seed"), sessions.create());
    for (int number = 1; number <= LEECHES; number++) {
      leeches.add(
          new Member("leech " + number, home.resolve("leech-" + number), sessions.create()));
    }
  }

  Member seed() {
    return seed;
  }

  List<Member> leeches() {
    return leeches;
  }

  private Stream<Member> all() {
    return Stream.concat(Stream.of(seed), leeches.stream());
  }

  /**
   * Brings all together.
   *
   * @param rate of each leech
   * @param listener hears once of what happens in the engine that they share, and of each member's
   *     lost connections and wrong pieces
   */
  void start(Metainfo metainfo, long rate, AlertListener listener) throws Failure {
    pieces = metainfo.info().geometry().pieceCount();
    List<Member> present = new ArrayList<>();
    for (Member member : all().toList()) {
      boolean first = member == seed;
      AddTorrent request = AddTorrent.of(metainfo, member.home()).withTrust(first);
      try {
        member.start(
            first ? 0 : rate,
            alert -> {
              if (first && isOfEngine(alert) || isTrouble(alert)) {
                listener.onAlert(alert);
              }
            });
        show.started(member.name(), member.port());
        member.join(request, List.copyOf(present));
      } catch (ListenException | TorrentException refused) {
        throw new Failure(ExitCode.FAILED, member.name() + ": " + refused.getMessage(), refused);
      }
      present.add(member);
    }
  }

  private static boolean isOfEngine(Alert alert) {
    return alert instanceof SessionAlert.Swap || alert instanceof SessionAlert.ProviderFault;
  }

  private static boolean isTrouble(Alert alert) {
    return alert instanceof PeerAlert.PeerDisconnected || alert instanceof TorrentAlert.HashFailed;
  }

  /** Has all leeches use another picker. */
  void usePicker(String id) {
    leeches.forEach(leech -> leech.set(TransferSettings.PICKER, id));
  }

  /** How much of all that is wanted is there, 0 to 1. */
  double share() {
    long there = leeches.stream().mapToLong(Member::pieces).sum();
    return isComplete() ? 1 : (double) there / Math.max(1, (long) pieces * leeches.size());
  }

  boolean isComplete() {
    return leeches.stream().allMatch(Member::isComplete);
  }

  List<Row> rows() {
    return leeches.stream().map(Member::row).toList();
  }

  /** What stands in the way of somebody, in words. */
  Optional<String> problem() {
    return all()
        .flatMap(
            member ->
                member.status().problem().stream()
                    .map(problem -> member.name() + ": " + problem.message()))
        .findFirst();
  }

  /** Bytes that came and were of no use. */
  long wasted() {
    return leeches.stream()
        .map(leech -> leech.status().traffic())
        .mapToLong((Traffic traffic) -> traffic.redundant() + traffic.failed())
        .sum();
  }

  /** All leave; once. */
  @Override
  public void close() {
    if (closed) {
      return;
    }
    closed = true;
    try {
      CompletableFuture.allOf(
              all()
                  .map(member -> member.stop(TO_LEAVE).toCompletableFuture())
                  .toArray(CompletableFuture[]::new))
          .get(FOR_ALL.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException | ExecutionException unclean) {
      show.error("the swarm did not end cleanly: " + unclean);
    } catch (InterruptedException leave) {
      Thread.currentThread().interrupt();
    } finally {
      all().forEach(Member::close);
    }
  }
}
