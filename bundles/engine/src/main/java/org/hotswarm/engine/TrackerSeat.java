package org.hotswarm.engine;

import io.netty.channel.EventLoop;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.hotswarm.api.module.SlotStatus;
import org.hotswarm.engine.fence.Fence;
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
 * The tracker client of one URL scheme, the questions under way with it, and its share of the UDP
 * port. When the client goes, its questions are asked again of the next; when none comes, nobody is
 * offered datagrams in its name, and the questions fail.
 *
 * <p>Owner thread: the session's loop.
 */
final class TrackerSeat implements Seat<TrackerProvider> {
  /** How long questions wait for the next client. */
  private static final long PATIENCE_SECONDS = 5;

  private final EventLoop session;
  private final UdpPort.Share share;
  private final String scheme;
  private final Set<Inquiry<?>> underWay = new LinkedHashSet<>();
  private final Slot<TrackerNeeds, TrackerState, Tracker, TrackerProvider> slot;

  TrackerSeat(EventLoop session, TrackerNeeds needs, UdpPort.Share share, String scheme) {
    this.session = session;
    this.share = share;
    this.scheme = scheme;
    this.slot =
        new Slot<>(
            session,
            needs,
            Choice.fitting(provider -> provider.schemes().contains(scheme)),
            new Room());
  }

  private final class Room implements Host<Tracker> {
    @Override
    public Tracker fenced(Tracker bare, Fence fence) {
      return new FencedTracker(bare, fence);
    }

    @Override
    public boolean isPatient() {
      return false;
    }

    @Override
    public void welcome(Tracker coming) {
      List.copyOf(underWay).forEach(inquiry -> inquiry.carry(coming));
    }

    @Override
    public void missed() {
      underWay.forEach(Inquiry::putDown);
      giveUpLater();
    }
  }

  /** Asks the client; the answer comes on the session's loop. */
  <T> CompletionStage<T> ask(Function<Tracker, CompletionStage<T>> words) {
    Inquiry<T> inquiry = new Inquiry<>(session, words);
    underWay.add(inquiry);
    inquiry.answer().whenComplete((value, failure) -> underWay.remove(inquiry));
    Optional<Tracker> client = slot.current();
    if (client.isPresent()) {
      inquiry.carry(client.get());
    } else if (slot.state() == SlotStatus.State.EMPTY) {
      inquiry.fail(nobody());
    } else {
      giveUpLater();
    }
    return inquiry.answer();
  }

  private void giveUpLater() {
    List<Inquiry<?>> waiting = underWay.stream().filter(Inquiry::isWaiting).toList();
    session.schedule(
        () -> waiting.stream().filter(Inquiry::isWaiting).forEach(one -> one.fail(nobody())),
        PATIENCE_SECONDS,
        TimeUnit.SECONDS);
  }

  private String nobody() {
    return "no tracker client for " + scheme + ":";
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
    List.copyOf(underWay).forEach(inquiry -> inquiry.fail("the session was stopped meanwhile"));
  }
}
