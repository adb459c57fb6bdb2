package org.hotswarm.engine.torrent;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.hotswarm.api.settings.LimitSettings;
import org.hotswarm.api.settings.PeerSettings;
import org.hotswarm.api.settings.Setting;
import org.hotswarm.api.settings.Settings;
import org.hotswarm.engine.peer.Peer;
import org.hotswarm.model.wire.KeepAlive;

/**
 * How long a peer is put up with, and what is said so that it puts up with us (limits 36, 37).
 *
 * <p>Owner thread: the torrent's loop.
 */
final class Patience {
  /**
   * A peer hears from us at least this often; peers give up after two minutes of silence (BEP 3).
   */
  private static final long KEEP_ALIVE_NANOS = Duration.ofSeconds(60).toNanos();

  private static final long SECOND = Duration.ofSeconds(1).toNanos();

  private final Household house;
  private final Map<Peer, Drain> drains = new HashMap<>();

  /** How much the kernel had taken when it was last seen to take anything. */
  private record Drain(long bytes, long sinceNanos) {}

  Patience(Household house) {
    this.house = house;
  }

  /** Once a second. */
  void tick(Peer peer, Optional<Transfer> transfer) {
    long now = house.means().ticker().nanos();
    Settings settings = house.settings().get();
    String why = null;
    if (now - peer.traffic().lastReceived() > nanos(settings, PeerSettings.PEER_TIMEOUT)) {
      why = "silent for too long";
    } else if (isStalled(peer, now, settings)) {
      why = "does not read what is sent";
    } else if (isIdle(peer, now, settings, transfer)) {
      why = "neither side wanted anything for too long";
    }
    if (why != null) {
      peer.link().close(why);
    } else if (now - peer.traffic().lastSent() > KEEP_ALIVE_NANOS) {
      peer.traffic().spoke(now);
      peer.link().send(new KeepAlive());
    }
    drains.keySet().removeIf(known -> known != peer && !known.link().canSend());
  }

  private static long nanos(Settings settings, Setting<Duration> setting) {
    return settings.get(setting).toNanos();
  }

  private boolean isStalled(Peer peer, long now, Settings settings) {
    long drained = peer.link().drained();
    Drain last = drains.get(peer);
    if (last == null || drained > last.bytes() || peer.link().queuedBytes() == 0) {
      drains.put(peer, new Drain(drained, now));
      return false;
    }
    long patience = settings.get(LimitSettings.STALLED_SEND_SECONDS) * SECOND;
    return now - last.sinceNanos() > patience;
  }

  private static boolean isIdle(
      Peer peer, long now, Settings settings, Optional<Transfer> transfer) {
    if (peer.choking().isInteresting() || peer.choking().isInterested()) {
      peer.traffic().interest(now);
    }
    boolean noInterest =
        now - peer.traffic().lastMutualInterest()
            > nanos(settings, PeerSettings.INACTIVITY_TIMEOUT);
    boolean seeding = transfer.map(Transfer::isFinished).orElse(false);
    boolean asksNothing =
        seeding
            && !peer.choking().isChoked()
            && peer.serving().size() == 0
            && peer.serving().readsUnderWay() == 0
            && peer.link().queuedBytes() == 0
            && now - peer.traffic().lastRequest()
                > nanos(settings, PeerSettings.IDLE_UNCHOKED_TIMEOUT);
    return noInterest || asksNothing;
  }

  /**
   * Two that both have all there is to have have nothing to say to each other (manual:
   * close_redundant_connections).
   */
  void closeIfRedundant(Peer peer, Optional<Transfer> transfer) {
    boolean redundant = transfer.map(Transfer::isFinished).orElse(false) && peer.having().isSeed();
    if (redundant && house.settings().get().get(PeerSettings.CLOSE_REDUNDANT_CONNECTIONS)) {
      peer.link().close("both sides have everything");
    }
  }
}
