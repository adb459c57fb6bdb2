package org.hotswarm.engine;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.hotswarm.api.alert.SessionAlert;
import org.hotswarm.engine.make.TorrentLimits;
import org.hotswarm.engine.resume.InfoDecoder;
import org.hotswarm.engine.resume.ParkFile;
import org.hotswarm.engine.resume.ParkedSession;
import org.hotswarm.engine.swap.Roster;
import org.hotswarm.engine.swap.Rosters;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where the session waits while there is no engine. It is taken up again as soon as all are there
 * without whom torrents could not be read, or would find no port and no data.
 *
 * <p>Owner thread: any. Invariants: the file is deleted only when all that is in it goes on; one
 * that cannot be used, or only in part, is set aside and never looked at again.
 */
final class ParkingPlace {
  private static final Logger LOG = LoggerFactory.getLogger(ParkingPlace.class);
  private static final Duration WRITING = Duration.ofSeconds(1);

  private final Optional<ParkFile> file;
  private final EngineSession session;
  private final Foundation foundation;
  private final Runnable watcher = this::wake;
  private final List<SessionAlert> news = new ArrayList<>();
  private boolean waiting;
  private boolean left;

  /**
   * @param file empty when the framework keeps no files
   * @param session that is parked and goes on
   */
  ParkingPlace(Optional<ParkFile> file, EngineSession session) {
    this.file = file;
    this.session = session;
    this.foundation = session.foundation();
  }

  private List<Roster<?>> needed() {
    Rosters rosters = foundation.rosters();
    return List.of(
        rosters.bencode(),
        rosters.metainfo(),
        rosters.wire(),
        rosters.transports(),
        rosters.stores());
  }

  private boolean isReady() {
    return needed().stream().noneMatch(roster -> roster.offers().isEmpty());
  }

  /** Takes up what is parked: at once if possible, or when those it needs have come. */
  synchronized void takeUp() {
    if (file.filter(ParkFile::isThere).isEmpty()) {
      return;
    }
    if (isReady()) {
      takeUp(file.get());
      return;
    }
    waiting = true;
    needed().forEach(roster -> roster.watch(watcher));
    wake();
  }

  private void wake() {
    if (isReady()) {
      foundation.blocking().execute(this::takeUpLate);
    }
  }

  private synchronized void takeUpLate() {
    if (waiting && !left) {
      endWaiting();
      takeUp(file.orElseThrow());
      report();
    }
  }

  private void endWaiting() {
    waiting = false;
    needed().forEach(roster -> roster.unwatch(watcher));
  }

  private void takeUp(ParkFile parked) {
    InfoDecoder decoder =
        bytes ->
            foundation
                .metainfo()
                .decodeInfo(
                    ByteBuffer.wrap(bytes),
                    foundation.bencode(),
                    TorrentLimits.of(session.settings()));
    try {
      ParkedSession.Reading reading = parked.read(foundation.bencode(), decoder);
      List<String> problems = new ArrayList<>(reading.problems());
      problems.addAll(session.takeUp(reading.session()));
      if (problems.isEmpty()) {
        parked.delete();
      } else {
        setAside(parked, String.join("; ", problems), null);
      }
    } catch (IOException | RuntimeException failure) {
      setAside(parked, failure.getMessage(), failure);
    }
    if (session.status().port() > 0) {
      news.add(new SessionAlert.SessionResumed(session.torrents().size()));
    }
  }

  /** Tells what became of what was parked, now that somebody can listen. */
  synchronized void report() {
    news.forEach(foundation.alerts()::post);
    news.clear();
  }

  private void setAside(ParkFile parked, String why, Exception failure) {
    String problem = "not all of the session goes on: " + why + "; it is kept in ";
    try {
      problem += parked.setAside();
    } catch (IOException stuck) {
      problem += parked.path() + ", where it is in the way: " + stuck.getMessage();
    }
    LOG.warn("{}", problem, failure);
    news.add(new SessionAlert.SessionNotResumed(problem));
  }

  /** Parks the session, once; what was not taken up yet stays as it is. */
  void park(Duration patience) {
    synchronized (this) {
      if (left) {
        return;
      }
      left = true;
      if (waiting) {
        endWaiting();
        if (session.torrents().isEmpty()) {
          return;
        }
        setAside(file.orElseThrow(), "another session runs", null);
      }
    }
    Duration longest = patience.plus(EngineSession.LETTING_GO).plus(WRITING);
    try {
      ParkedSession parked =
          session
              .park(patience)
              .toCompletableFuture()
              .get(longest.toMillis(), TimeUnit.MILLISECONDS);
      if (file.isPresent()) {
        file.get().write(parked);
      }
    } catch (TimeoutException | ExecutionException | IOException failure) {
      LOG.warn("the session is not parked and will have to be set up anew", failure);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
