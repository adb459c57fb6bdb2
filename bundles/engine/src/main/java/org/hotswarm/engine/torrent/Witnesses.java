package org.hotswarm.engine.torrent;

import io.netty.channel.EventLoop;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.hotswarm.engine.data.Downloads;
import org.hotswarm.engine.data.Onlookers;
import org.hotswarm.engine.data.Parole;
import org.hotswarm.engine.fence.Fence;
import org.hotswarm.engine.fence.FencedWitness;
import org.hotswarm.engine.needs.WitnessFacts;
import org.hotswarm.engine.swap.Choice;
import org.hotswarm.engine.swap.Host;
import org.hotswarm.engine.swap.Offer;
import org.hotswarm.engine.swap.Roster;
import org.hotswarm.engine.swap.Slot;
import org.hotswarm.model.hash.InfoHash;
import org.hotswarm.model.peer.PeerAddress;
import org.hotswarm.spi.witness.PieceReport;
import org.hotswarm.spi.witness.PieceWitness;
import org.hotswarm.spi.witness.PieceWitnessNeeds;
import org.hotswarm.spi.witness.PieceWitnessProvider;
import org.hotswarm.spi.witness.PieceWitnessState;

/**
 * The witnesses of one torrent: one seat for each id that was ever offered. When a seat is empty
 * its suspicions are dropped.
 *
 * <p>Owner thread: the torrent's loop.
 */
final class Witnesses implements Onlookers {
  private final Roster<PieceWitnessProvider> roster;
  private final EventLoop loop;
  private final BiConsumer<PeerAddress, String> ban;
  private final InfoHash infoHash;
  private Runnable watcher = () -> {};
  private final Map<
          String, Slot<PieceWitnessNeeds, PieceWitnessState, PieceWitness, PieceWitnessProvider>>
      seats = new LinkedHashMap<>();

  Witnesses(
      Roster<PieceWitnessProvider> roster,
      EventLoop loop,
      InfoHash infoHash,
      BiConsumer<PeerAddress, String> ban) {
    this.roster = roster;
    this.loop = loop;
    this.ban = ban;
    this.infoHash = infoHash;
  }

  /** Seats the witnesses that are there, and those that will come, to look on at {@code these}. */
  void open(Downloads these) {
    watcher = () -> loop.execute(() -> seatNewcomers(these.parole()));
    roster.watch(watcher);
    seatNewcomers(these.parole());
    these.onlookers(this);
  }

  private void seatNewcomers(Parole parole) {
    for (Offer<PieceWitnessProvider> offer : roster.offers()) {
      if (!seats.containsKey(offer.id())) {
        seat(offer.id(), parole);
      }
    }
  }

  private void seat(String id, Parole parole) {
    Slot<PieceWitnessNeeds, PieceWitnessState, PieceWitness, PieceWitnessProvider> slot =
        new Slot<>(
            loop, new WitnessFacts(id, parole, ban), Choice.named(() -> id), new Room(id, parole));
    seats.put(id, slot);
    roster.attach(slot);
  }

  private final class Room implements Host<PieceWitness> {
    private final String id;
    private final Parole parole;

    Room(String id, Parole parole) {
      this.id = id;
      this.parole = parole;
    }

    @Override
    public PieceWitness fenced(PieceWitness bare, Fence fence) {
      return new FencedWitness(bare, fence);
    }

    @Override
    public Optional<InfoHash> torrent() {
      return Optional.of(infoHash);
    }

    @Override
    public void welcome(PieceWitness coming) {
      // It hears of pieces from now on.
    }

    @Override
    public void missed() {
      parole.acquitAll(id);
    }
  }

  @Override
  public boolean arePresent() {
    for (Slot<?, ?, ?, ?> seat : seats.values()) {
      if (seat.current().isPresent()) {
        return true;
      }
    }
    return false;
  }

  @Override
  public void onChecked(PieceReport report) {
    seats
        .values()
        .forEach(seat -> seat.current().ifPresent(witness -> witness.pieceChecked(report)));
  }

  /** Gives up all seats. */
  void close() {
    roster.unwatch(watcher);
    for (Slot<PieceWitnessNeeds, PieceWitnessState, PieceWitness, PieceWitnessProvider> seat :
        seats.values()) {
      roster.detach(seat);
      seat.vacate();
    }
    seats.clear();
  }
}
