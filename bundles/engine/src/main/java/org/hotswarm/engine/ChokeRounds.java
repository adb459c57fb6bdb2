package org.hotswarm.engine;

import io.netty.channel.EventLoop;
import io.netty.util.concurrent.ScheduledFuture;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.hotswarm.api.settings.PeerSettings;
import org.hotswarm.api.settings.Settings;
import org.hotswarm.engine.fence.FencedChoker;
import org.hotswarm.engine.swap.Choice;
import org.hotswarm.engine.swap.Host;
import org.hotswarm.engine.swap.Roster;
import org.hotswarm.engine.swap.Slot;
import org.hotswarm.engine.torrent.TorrentPort;
import org.hotswarm.spi.choker.ChokeRound;
import org.hotswarm.spi.choker.Choker;
import org.hotswarm.spi.choker.ChokerNeeds;
import org.hotswarm.spi.choker.ChokerPeer;
import org.hotswarm.spi.choker.ChokerProvider;
import org.hotswarm.spi.choker.ChokerState;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Rounds of choking: how all peers stand is gathered from their torrents, the choker decides, the
 * torrents are told.
 *
 * <p>Owner thread: the session's loop, but for {@link #soon}.
 */
public final class ChokeRounds {
  private static final Logger LOG = LoggerFactory.getLogger(ChokeRounds.class);

  /** Early rounds that are asked for within this are one. */
  private static final long SOON_MILLIS = 50;

  private final EventLoop session;
  private final Roster<ChokerProvider> roster;
  private final Supplier<Settings> settings;
  private final Supplier<Collection<TorrentPort>> torrents;
  private final Slot<ChokerNeeds, ChokerState, Choker, ChokerProvider> slot;
  private ScheduledFuture<?> regular;
  private boolean asked;
  private volatile int slots;

  /**
   * @param session the session's loop
   * @param roster of chokers
   * @param settings of the moment
   * @param facts for the choker
   * @param torrents whose peers take part
   */
  public ChokeRounds(
      EventLoop session,
      Roster<ChokerProvider> roster,
      Supplier<Settings> settings,
      ChokerNeeds facts,
      Supplier<Collection<TorrentPort>> torrents) {
    this.session = session;
    this.roster = roster;
    this.settings = settings;
    this.torrents = torrents;
    this.slot =
        new Slot<>(
            session,
            facts,
            Choice.named(() -> settings.get().get(PeerSettings.CHOKER)),
            Host.plain(FencedChoker::new));
    roster.attach(slot);
    session.execute(this::scheduleRegular);
  }

  private void scheduleRegular() {
    long interval = settings.get().get(PeerSettings.UNCHOKE_INTERVAL).toMillis();
    regular =
        session.schedule(
            () -> {
              scheduleRegular();
              round(true);
            },
            interval,
            TimeUnit.MILLISECONDS);
  }

  /** Somebody wants to download and a slot may be free, or a slot fell free. Any thread. */
  public void soon() {
    session.execute(
        () -> {
          if (!asked) {
            asked = true;
            session.schedule(() -> round(false), SOON_MILLIS, TimeUnit.MILLISECONDS);
          }
        });
  }

  /** How many peers may download from us at once, as of the last round. Any thread. */
  public int slots() {
    return slots;
  }

  private void round(boolean isRegular) {
    if (!isRegular) {
      asked = false;
    }
    List<TorrentPort> asking = List.copyOf(torrents.get());
    Gathering gathering = new Gathering(asking.size(), isRegular);
    asking.forEach(port -> port.standings(peers -> session.execute(() -> gathering.add(peers))));
  }

  private final class Gathering {
    private final List<ChokerPeer> peers = new ArrayList<>();
    private int wanting;
    private final boolean isRegular;
    private int missing;

    Gathering(int missing, boolean isRegular) {
      this.missing = missing;
      this.isRegular = isRegular;
    }

    void add(List<ChokerPeer> some) {
      peers.addAll(some);
      wanting += some.stream().anyMatch(ChokerPeer::interested) ? 1 : 0;
      if (--missing == 0) {
        slot.current().ifPresent(choker -> decide(choker, peers, wanting, isRegular));
      }
    }
  }

  private void decide(Choker choker, List<ChokerPeer> peers, int wanting, boolean isRegular) {
    try {
      slots = Math.max(wanting, slots(peers));
      ChokeRound outcome = choker.round(peers, slots, isRegular);
      torrents.get().forEach(port -> port.choke(outcome.unchoked(), outcome.optimistic()));
    } catch (RuntimeException | LinkageError failure) {
      LOG.warn("the choker failed; nobody changes state", failure);
    }
  }

  /**
   * Slots for this round, beside which each torrent has one (manual: set_max_uploads): without an
   * upload limit there is rate to spare, so everybody who is interested may download up to a
   * generous number (manual: auto_upload_slots).
   */
  private int slots(List<ChokerPeer> peers) {
    Settings now = settings.get();
    int fixed = now.get(PeerSettings.UNCHOKE_SLOTS);
    boolean limited = now.get(org.hotswarm.api.settings.TransferSettings.UPLOAD_RATE_LIMIT) > 0;
    boolean more = now.get(PeerSettings.AUTO_UPLOAD_SLOTS) && !limited;
    return more ? Math.max(fixed, peers.size()) : fixed;
  }

  /** Ends the rounds and lets the choker go. Session's loop. */
  public void close() {
    regular.cancel(false);
    roster.detach(slot);
    slot.vacate();
  }
}
