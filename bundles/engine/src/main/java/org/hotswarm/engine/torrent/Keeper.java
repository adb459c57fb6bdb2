package org.hotswarm.engine.torrent;

import io.netty.channel.EventLoop;
import java.time.Duration;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.hotswarm.api.AddTorrent;
import org.hotswarm.api.alert.StorageAlert;
import org.hotswarm.api.alert.TorrentAlert;
import org.hotswarm.api.settings.StorageSettings;
import org.hotswarm.api.status.TorrentStatus.History;
import org.hotswarm.engine.data.Levels;
import org.hotswarm.engine.data.Whereabouts;
import org.hotswarm.engine.loop.Loops;
import org.hotswarm.engine.make.Placement;
import org.hotswarm.engine.resume.JournalEntry;
import org.hotswarm.engine.resume.ParkedTorrent;
import org.hotswarm.engine.resume.ResumeRecord;
import org.hotswarm.engine.resume.ResumeRecord.Doubt;
import org.hotswarm.engine.resume.ResumeRecord.FileMark;
import org.hotswarm.model.bencode.BDictionary;
import org.hotswarm.model.bencode.BString;
import org.hotswarm.model.geometry.PieceSet;
import org.hotswarm.model.hash.InfoHash;
import org.hotswarm.model.metainfo.InfoBytes;
import org.hotswarm.model.peer.PeerAddress;

/**
 * What a torrent remembers from run to run. A record claims the pieces that were verified when all
 * that was written had just been forced to disk, and no others.
 *
 * <p>Owner thread: the torrent's loop.
 */
final class Keeper {
  private static final int MOST_PEERS = 200;

  /** For the last writes, as the store may be away. */
  private static final Duration FINISHING = Duration.ofSeconds(3);

  private final Household house;
  private final InfoHash infoHash;
  private final Account account;
  private Optional<ResumeRecord> record = Optional.empty();
  private final long startedAt;
  private long lastSave;
  private final Journal journal;
  private boolean changed;
  private boolean saving;
  private boolean refused;

  Keeper(Household house, InfoHash infoHash, Account account, Journal journal) {
    this.house = house;
    this.infoHash = infoHash;
    this.account = account;
    this.journal = journal;
    this.startedAt = house.means().ticker().nanos();
    this.lastSave = startedAt;
  }

  /** How long the torrent has been in the session. */
  long runningNanos() {
    return house.means().ticker().nanos() - startedAt;
  }

  /** Reads the record; completes on {@code loop}. One that cannot be read is told, and is none. */
  CompletionStage<Void> load(EventLoop loop) {
    return house
        .doors()
        .resume()
        .load(infoHash.hex())
        .thenCombine(house.doors().resume().appended(infoHash.hex()), Keeper::read)
        .handleAsync(
            (loaded, failure) -> {
              record = failure == null ? loaded : Optional.empty();
              account.load(record);
              if (failure != null) {
                complain(Problems.words(Problems.asIo(failure)));
              }
              return null;
            },
            loop);
  }

  private static Optional<ResumeRecord> read(
      Optional<BDictionary> tree, List<BDictionary> appended) {
    List<JournalEntry> entries = appended.stream().map(JournalEntry::of).toList();
    return tree.flatMap(ResumeRecord::of).map(record -> JournalEntry.apply(record, entries));
  }

  private void complain(String words) {
    house.alerts().post(new TorrentAlert.FastresumeRejected(infoHash, words));
  }

  Optional<ResumeRecord> record() {
    return record;
  }

  Optional<byte[]> savedInfo() {
    return record.flatMap(ResumeRecord::info);
  }

  /** What its peers sent and got. */
  Account account() {
    return account;
  }

  /** Addresses of those it was connected to. */
  List<PeerAddress> rememberedPeers() {
    return ParkedTorrent.expanded(record.map(ResumeRecord::peers).orElse(List.of()));
  }

  /**
   * Files have the names that they were given, if they are in the same directory; what was wanted
   * before is wanted again, unless the request says what is.
   */
  void adoptWishes(Transfer transfer, AddTorrent request) {
    Whereabouts files = transfer.whereabouts();
    record
        .filter(kept -> kept.savePath().equals(request.savePath().toString()))
        .ifPresent(kept -> files.place(Placement.renamed(files.place(), kept.renamed())));
    if (request.wanted().isEmpty()) {
      record.map(ResumeRecord::priorities).ifPresent(transfer.priorities()::restore);
    }
  }

  /** Blocks that were written before the last stop need not be asked for again. */
  void adoptUnfinished(Transfer transfer) {
    Map<Integer, BitSet> usable = new TreeMap<>();
    record
        .map(ResumeRecord::unfinished)
        .orElse(Map.of())
        .forEach(
            (piece, blocks) -> {
              if (piece >= 0
                  && piece < transfer.geometry().pieceCount()
                  && !transfer.pieces().verified().has(piece)
                  && blocks.length() <= transfer.geometry().blockCount(piece)) {
                usable.put(piece, blocks);
              }
            });
    usable.forEach(transfer.ledger()::adopt);
    transfer.store().resume(usable);
  }

  /** There is something new to save. */
  void changed() {
    changed = true;
  }

  /** Payload came; the first of it after a rest makes a record that can be added to. */
  void received(EngineTorrent torrent, int bytes) {
    changed = true;
    journal.received(bytes);
    if (!journal.isOpen() && !saving && !refused) {
      save(torrent);
    }
  }

  /** Once a second. */
  void tick(EngineTorrent torrent) {
    journal.tick();
    long interval = house.settings().get().get(StorageSettings.RESUME_INTERVAL).toNanos();
    if (changed && !saving && house.means().ticker().nanos() - lastSave > interval) {
      save(torrent);
    }
  }

  /** Saves what has been received so far, if that is written in time; completes on {@code loop}. */
  CompletionStage<Void> finish(EngineTorrent torrent, EventLoop loop) {
    CompletionStage<Void> written =
        torrent
            .transfer()
            .map(now -> now.store().written())
            .orElse(CompletableFuture.completedFuture(null));
    return Loops.within(loop, FINISHING, written.thenCompose(done -> save(torrent)));
  }

  /** Saves; completes on the loop when the record is on stable storage, or cannot be. */
  CompletionStage<Void> save(EngineTorrent torrent) {
    return isKnown(torrent)
        ? write(torrent).handleAsync(this::onSaved, torrent.loop()).thenApply(record -> null)
        : CompletableFuture.completedFuture(null);
  }

  /** The same for the application, which is told what came of it. */
  CompletionStage<Void> saveAsAsked(EngineTorrent torrent) {
    if (!isKnown(torrent)) {
      tellNotSaved("it is not known yet what there is of the torrent");
      return CompletableFuture.completedFuture(null);
    }
    return write(torrent)
        .handleAsync(this::onSaved, torrent.loop())
        .thenAccept(
            saved ->
                saved.ifPresent(
                    record ->
                        house.alerts().post(new StorageAlert.SaveResumeData(infoHash, record))));
  }

  private static boolean isKnown(EngineTorrent torrent) {
    return torrent.transfer().isPresent() && torrent.isChecked();
  }

  private Optional<BDictionary> onSaved(BDictionary record, Throwable failure) {
    saving = false;
    if (failure != null) {
      refused = true;
      journal.close();
      tellNotSaved(Problems.words(Problems.asIo(failure)));
    }
    return Optional.ofNullable(record);
  }

  private void tellNotSaved(String why) {
    house.alerts().post(new StorageAlert.SaveResumeDataFailed(infoHash, why));
  }

  private CompletionStage<BDictionary> write(EngineTorrent torrent) {
    saving = true;
    changed = false;
    lastSave = house.means().ticker().nanos();
    Transfer transfer = torrent.transfer().orElseThrow();
    Snapshot now = snapshot(torrent, transfer);
    return transfer
        .store()
        .askForced(
            (store, forced) -> now.with(forced, store.files().stream().map(FileMark::of).toList()))
        .thenCompose(made -> keep(made, transfer, torrent.loop()));
  }

  private CompletionStage<BDictionary> keep(ResumeRecord made, Transfer transfer, EventLoop loop) {
    BDictionary all = made.toBencode();
    return house
        .doors()
        .resume()
        .save(infoHash.hex(), all)
        .thenApplyAsync(
            kept -> {
              refused = !kept;
              openJournal(kept && made.doubt().writing(), made, transfer);
              return all;
            },
            loop);
  }

  private void openJournal(boolean open, ResumeRecord base, Transfer transfer) {
    if (open) {
      journal.onSaved(PieceSet.ofBytes(base.pieces(), transfer.geometry().pieceCount()));
    } else {
      journal.close();
    }
  }

  /** All of a record but the pieces and files, which are known once all is forced. */
  private record Snapshot(
      String savePath,
      Map<Integer, BitSet> unfinished,
      History history,
      byte[] info,
      List<BString> peers,
      Levels priorities,
      Map<Integer, String> renamed,
      boolean writing) {
    ResumeRecord with(PieceSet pieces, List<FileMark> files) {
      return new ResumeRecord(
          savePath,
          pieces.toBytes(),
          files,
          unfinished,
          history,
          Optional.of(info),
          peers,
          priorities,
          renamed,
          new Doubt(writing));
    }
  }

  private Snapshot snapshot(EngineTorrent torrent, Transfer transfer) {
    InfoBytes info = transfer.info().raw();
    return new Snapshot(
        torrent.request().savePath().toString(),
        transfer.ledger().unfinished(),
        account.history(),
        info.toBytes(),
        connected(torrent).stream().map(peer -> BString.copyOf(peer.toCompact())).toList(),
        transfer.priorities().levels(),
        Placement.renamed(transfer.info(), transfer.whereabouts().place()),
        torrent.isOpen() && !transfer.isFinished());
  }

  /** Whom the torrent is connected to and could dial again, as many as are remembered. */
  static List<PeerAddress> connected(EngineTorrent torrent) {
    return torrent.swarm().company().stream().limit(MOST_PEERS).toList();
  }
}
