package org.hotswarm.engine.torrent;

import java.util.Optional;
import org.hotswarm.engine.peer.Peer;

/** In words, what a torrent waits for when nothing moves. */
final class Why {
  private Why() {}

  static String of(EngineTorrent torrent) {
    if (torrent.phase() instanceof Phase.Failed failed) {
      return failed.reason().message();
    }
    if (torrent.phase() instanceof Phase.Paused) {
      return torrent.request().paused() ? "paused" : "the session is paused";
    }
    if (torrent.phase() instanceof Phase.Checking) {
      return "checking what is on disk";
    }
    Optional<Transfer> transfer = torrent.transfer();
    if (torrent.phase() instanceof Phase.Starting) {
      return missingPart(transfer).orElse("looking at what is on disk");
    }
    if (transfer.map(Transfer::isFinished).orElse(false)) {
      return "";
    }
    return missingPart(transfer).orElseGet(() -> peers(torrent));
  }

  private static Optional<String> missingPart(Optional<Transfer> transfer) {
    if (transfer.isPresent() && transfer.get().picker().isEmpty()) {
      return Optional.of("there is no piece picker");
    }
    if (transfer.isPresent() && !transfer.get().store().hasStore()) {
      return Optional.of("there is no store");
    }
    return Optional.empty();
  }

  private static String peers(EngineTorrent torrent) {
    int connected = torrent.swarm().peers().size();
    if (connected == 0) {
      int known = torrent.swarm().known().candidates();
      String trackers = torrent.swarm().announcer().report().why();
      String said = trackers.isEmpty() ? "" : "; " + trackers;
      return known > 0 ? "no answer yet from " + peers(known) + said : "no peers yet" + said;
    }
    if (torrent.transfer().isEmpty()) {
      return "asking " + peers(connected) + " for the metadata";
    }
    return stillness(torrent, connected);
  }

  private static String peers(int number) {
    return number + (number == 1 ? " peer" : " peers");
  }

  private static String stillness(EngineTorrent torrent, int connected) {
    int interesting = 0;
    int choking = 0;
    for (Peer peer : torrent.swarm().peers().all()) {
      if (peer.traffic().downRate() > 0) {
        return "";
      }
      interesting += peer.choking().isInteresting() ? 1 : 0;
      choking += peer.choking().isInteresting() && peer.choking().chokesUs() ? 1 : 0;
    }
    if (interesting == 0) {
      return connected == 1
          ? "the only peer has nothing of what is missing"
          : "none of " + connected + " peers has what is missing";
    }
    return choking == interesting ? "choked by " + peers(choking) : "waiting for data";
  }
}
