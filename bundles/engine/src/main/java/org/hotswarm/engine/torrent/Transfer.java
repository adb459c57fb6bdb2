package org.hotswarm.engine.torrent;

import io.netty.channel.EventLoop;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.function.Supplier;
import org.hotswarm.api.AddTorrent;
import org.hotswarm.api.settings.Setting;
import org.hotswarm.api.settings.Settings;
import org.hotswarm.api.settings.StorageSettings;
import org.hotswarm.api.settings.TransferSettings;
import org.hotswarm.api.status.TorrentState;
import org.hotswarm.engine.data.Downloads;
import org.hotswarm.engine.data.FilePriorities;
import org.hotswarm.engine.data.Ledger;
import org.hotswarm.engine.data.Pieces;
import org.hotswarm.engine.data.StorePort;
import org.hotswarm.engine.data.TransferRules;
import org.hotswarm.engine.data.Uploads;
import org.hotswarm.engine.data.Whereabouts;
import org.hotswarm.engine.fence.Fence;
import org.hotswarm.engine.fence.FencedPicker;
import org.hotswarm.engine.loop.Lane;
import org.hotswarm.engine.make.Placement;
import org.hotswarm.engine.needs.PickerFacts;
import org.hotswarm.engine.needs.StoreFacts;
import org.hotswarm.engine.peer.Peer;
import org.hotswarm.engine.peer.PeerTable;
import org.hotswarm.engine.swap.Choice;
import org.hotswarm.engine.swap.Host;
import org.hotswarm.engine.swap.Slot;
import org.hotswarm.model.geometry.Geometry;
import org.hotswarm.model.geometry.PieceSet;
import org.hotswarm.model.hash.InfoHash;
import org.hotswarm.model.metainfo.Info;
import org.hotswarm.spi.picker.Picker;
import org.hotswarm.spi.picker.PickerNeeds;
import org.hotswarm.spi.picker.PickerProvider;
import org.hotswarm.spi.picker.PickerState;

/**
 * All that exists of a torrent because its info dictionary is known.
 *
 * <p>Owner thread: the torrent's loop.
 */
final class Transfer {
  private final Info info;
  private final Household house;
  private final Pieces pieces;
  private final Ledger ledger;
  private final PeerTable peers;
  private final Whereabouts whereabouts;
  private final StorePort store;
  private final Slot<PickerNeeds, PickerState, Picker, PickerProvider> picker;
  private final Downloads downloads;
  private final Uploads uploads;
  private final FilePriorities priorities;
  private volatile AddTorrent.Providers chosen;

  Transfer(
      Info info,
      AddTorrent request,
      Household house,
      EventLoop loop,
      PeerTable peers,
      SwarmEvents events) {
    this.info = info;
    this.house = house;
    this.peers = peers;
    this.pieces = new Pieces(info.geometry());
    this.ledger = new Ledger(info.geometry());
    this.whereabouts = new Whereabouts(Placement.place(info, request.savePath()));
    this.priorities = new FilePriorities(pieces);
    this.chosen = request.providers();
    this.store = openStore(request, loop);
    this.picker =
        new Slot<>(
            loop,
            new PickerFacts(pieces, ledger, house.means().random()),
            Choice.named(id(AddTorrent.Providers::picker, TransferSettings.PICKER)),
            new PickerRoom(request.source().infoHash()));
    TransferRules rules = TransferRules.of(house.settings().get());
    this.downloads =
        new Downloads(
            new Downloads.Facts(pieces, ledger, peers, store, events.news()),
            picker::current,
            events,
            house.means().ticker(),
            rules);
    this.uploads =
        new Uploads(
            pieces,
            store,
            events,
            house.means().ticker(),
            house.budgets().outlet(),
            rules.uploads());
    request.wanted().ifPresent(priorities::only);
    store.attach(house.rosters().stores());
    house.rosters().pickers().attach(picker);
  }

  private StorePort openStore(AddTorrent request, EventLoop loop) {
    Settings settings = house.settings().get();
    StoreFacts facts =
        new StoreFacts(
            geometry(),
            whereabouts,
            priorities::isWanted,
            settings.get(StorageSettings.FILE_POOL_SIZE));
    StorePort.Threads threads =
        new StorePort.Threads(
            loop,
            new Lane(house.means().disk()),
            house.means().buffers(),
            house.budgets().disk(),
            request.source().infoHash());
    return new StorePort(
        threads,
        facts,
        info.pieces(),
        Choice.named(id(AddTorrent.Providers::store, StorageSettings.STORE)));
  }

  private Supplier<String> id(
      Function<AddTorrent.Providers, Optional<String>> own, Setting<String> ofSession) {
    return () -> own.apply(chosen).orElseGet(() -> house.settings().get().get(ofSession));
  }

  /** Other providers are chosen for this torrent. */
  void use(AddTorrent.Providers providers) {
    chosen = providers;
    house.rosters().stores().resettle();
    house.rosters().pickers().resettle(picker);
  }

  private final class PickerRoom implements Host<Picker> {
    private final InfoHash infoHash;

    PickerRoom(InfoHash infoHash) {
      this.infoHash = infoHash;
    }

    @Override
    public Picker fenced(Picker bare, Fence fence) {
      return new FencedPicker(bare, fence);
    }

    @Override
    public Optional<InfoHash> torrent() {
      return Optional.of(infoHash);
    }

    @Override
    public void welcome(Picker coming) {
      coming.wantedChanged();
      peers.all().forEach(coming::peerJoined);
      downloads.refill();
    }
  }

  /** How much files and pieces are wanted; who changes something calls {@link #prepare} then. */
  FilePriorities priorities() {
    return priorities;
  }

  /** Completes when there is room for all that is wanted now. */
  CompletionStage<?> prepare() {
    return store.ask(
        room -> {
          room.prepare();
          return true;
        });
  }

  /** Settings changed. */
  void settingsChanged() {
    TransferRules rules = TransferRules.of(house.settings().get());
    downloads.rules(rules);
    uploads.rules(rules.uploads());
  }

  /** Completes when all that was received is on stable storage. */
  CompletionStage<?> force() {
    return store.askForced((room, forced) -> true);
  }

  /** Exactly these pieces are verified. */
  void verified(PieceSet these) {
    pieces.verifyAll(these);
    store.verified(these);
    downloads.urgent().review();
    picker.current().ifPresent(Picker::wantedChanged);
  }

  TorrentState state() {
    if (!pieces.missing().isEmpty()) {
      return TorrentState.DOWNLOADING;
    }
    return pieces.verified().isFull() ? TorrentState.SEEDING : TorrentState.FINISHED;
  }

  boolean isFinished() {
    return pieces.missing().isEmpty();
  }

  /** Bytes of the pieces that are wanted. */
  long wantedBytes() {
    long bytes = 0;
    for (int piece = 0; piece < geometry().pieceCount(); piece++) {
      bytes += pieces.priority(piece) > 0 ? geometry().pieceLength(piece) : 0;
    }
    return bytes;
  }

  boolean interests(Peer peer) {
    return peer.pieces().size() == geometry().pieceCount()
        && pieces.missing().intersects(peer.pieces());
  }

  /** A peer is there, with what it has. */
  void joined(Peer peer) {
    pieces.availability().joined(peer);
    picker.current().ifPresent(chooser -> chooser.peerJoined(peer));
  }

  /** A peer is gone, or about to say anew what it has. */
  void left(Peer peer) {
    pieces.availability().left(peer);
    picker.current().ifPresent(chooser -> chooser.peerLeft(peer));
  }

  /** A peer has one piece more. */
  void has(Peer peer, int piece) {
    pieces.availability().has(peer, piece);
    picker.current().ifPresent(chooser -> chooser.peerHas(peer, piece));
  }

  Info info() {
    return info;
  }

  Geometry geometry() {
    return info.geometry();
  }

  Pieces pieces() {
    return pieces;
  }

  Ledger ledger() {
    return ledger;
  }

  /** Where its files are. */
  Whereabouts whereabouts() {
    return whereabouts;
  }

  StorePort store() {
    return store;
  }

  Optional<Picker> picker() {
    return picker.current();
  }

  Downloads downloads() {
    return downloads;
  }

  Uploads uploads() {
    return uploads;
  }

  /** Lets the store go; completes when nothing is under way in it. */
  CompletionStage<?> closeStore() {
    return store.close(house.rosters().stores());
  }

  /** Gives up the picker's seat. */
  void closePicker() {
    house.rosters().pickers().detach(picker);
    picker.vacate();
  }
}
