package org.hotswarm.engine;

import io.netty.channel.EventLoop;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.hotswarm.api.module.SlotStatus;
import org.hotswarm.engine.fence.FencedTracker;
import org.hotswarm.engine.swap.Choice;
import org.hotswarm.engine.swap.Host;
import org.hotswarm.engine.swap.Invitation;
import org.hotswarm.engine.swap.Offer;
import org.hotswarm.engine.swap.Seat;
import org.hotswarm.engine.swap.Slot;
import org.hotswarm.model.hash.InfoHash;
import org.hotswarm.spi.tracker.Tracker;
import org.hotswarm.spi.tracker.TrackerNeeds;
import org.hotswarm.spi.tracker.TrackerProvider;
import org.hotswarm.spi.tracker.TrackerState;

/**
 * The tracker client of one URL scheme, with its share of the UDP port: when the client has gone
 * and no other came, nobody is offered datagrams in its name.
 *
 * <p>Owner thread: the session's loop.
 */
final class TrackerSeat implements Seat<TrackerProvider> {
  private final EventLoop session;
  private final ListenPort.Share share;
  private final Slot<TrackerNeeds, TrackerState, Tracker, TrackerProvider> slot;

  TrackerSeat(EventLoop session, TrackerNeeds needs, ListenPort.Share share, String scheme) {
    this.session = session;
    this.share = share;
    this.slot =
        new Slot<>(
            session,
            needs,
            Choice.fitting(provider -> provider.schemes().contains(scheme)),
            Host.plain(FencedTracker::new));
  }

  Optional<Tracker> current() {
    return slot.current();
  }

  @Override
  public boolean takes(Offer<TrackerProvider> offer) {
    return slot.takes(offer);
  }

  @Override
  public Optional<Offer<TrackerProvider>> using() {
    return slot.using();
  }

  @Override
  public CompletionStage<Void> settle(Invitation<TrackerProvider> invitation) {
    return slot.settle(invitation).thenRunAsync(this::onSettled, session);
  }

  @Override
  public SlotStatus.State state() {
    return slot.state();
  }

  @Override
  public Optional<InfoHash> torrent() {
    return Optional.empty();
  }

  private void onSettled() {
    if (slot.current().isEmpty()) {
      share.silence();
    }
  }

  void vacate() {
    slot.vacate();
    share.silence();
  }
}
