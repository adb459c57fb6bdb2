package org.hotswarm.engine.torrent;

import io.netty.channel.EventLoop;
import java.io.IOException;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.hotswarm.engine.resume.JournalEntry;
import org.hotswarm.engine.resume.ResumePort;
import org.hotswarm.engine.resume.ResumeRecord.FileMark;
import org.hotswarm.model.geometry.Geometry;
import org.hotswarm.model.geometry.PieceSet;
import org.hotswarm.spi.store.Store;
import org.hotswarm.spi.store.StoredFile;
import org.hotswarm.spi.time.Ticker;

/**
 * What a torrent writes down between two records, so that a process that is killed loses next to
 * nothing. Notes say what was written, a few times a second; they claim nothing, are not forced,
 * and what they name is checked after a restart. Claims say what is on stable storage: everything
 * is forced first, for all pieces of that moment at once, and as seldom as it takes for forcing to
 * cost a tenth of the disk's time at most.
 *
 * <p>Owner thread: the torrent's loop. Invariants: it is silent while there is no record that it
 * could add to.
 */
final class Journal {
  private static final long NOTE_BYTES = 1 << 20;
  private static final long NOTE_GAP = TimeUnit.MILLISECONDS.toNanos(100);
  private static final long NOTE_AT_LAST = TimeUnit.SECONDS.toNanos(5);
  private static final long CLAIM_GAP = TimeUnit.MILLISECONDS.toNanos(500);
  private static final int REST = 9;

  private final EngineTorrent torrent;
  private final EventLoop loop;
  private final ResumePort resume;
  private final Ticker ticker;
  private Optional<PieceSet> claimed = Optional.empty();
  private BitSet noted = new BitSet();
  private long pending;
  private long lastNote;
  private long nextClaim;
  private boolean noteSoon;
  private boolean claiming;

  Journal(EngineTorrent torrent, Household house, EventLoop loop) {
    this.torrent = torrent;
    this.loop = loop;
    this.resume = house.doors().resume();
    this.ticker = house.means().ticker();
    this.lastNote = ticker.nanos();
    this.nextClaim = lastNote;
  }

  /** Whether there is a record to add to. */
  boolean isOpen() {
    return claimed.isPresent();
  }

  /** A record was saved. */
  void onSaved(PieceSet pieces) {
    claimed = Optional.of(pieces);
    noted = new BitSet();
  }

  /** What the record says does not hold any longer; another must be saved. */
  void close() {
    claimed = Optional.empty();
  }

  /** Payload came. */
  void received(int bytes) {
    pending += bytes;
    if (pending >= NOTE_BYTES && !noteSoon && isOpen()) {
      noteSoon = true;
      long wait = Math.max(0, lastNote + NOTE_GAP - ticker.nanos());
      loop.schedule(this::noteNow, wait, TimeUnit.NANOSECONDS);
    }
  }

  /** Once a second. */
  void tick() {
    if (pending > 0 && ticker.nanos() - lastNote >= NOTE_AT_LAST) {
      note();
    }
  }

  private void noteNow() {
    noteSoon = false;
    note();
  }

  private void note() {
    Optional<Transfer> transfer = torrent.transfer();
    if (!isOpen() || transfer.isEmpty() || torrent.hasEnded()) {
      return;
    }
    pending = 0;
    lastNote = ticker.nanos();
    if (!missingFrom(transfer.get().pieces().verified(), claimed.get()).isEmpty()) {
      close();
      return;
    }
    BitSet fresh = missingFrom(claimed.get(), transfer.get().pieces().verified());
    fresh.andNot(noted);
    noted.or(fresh);
    JournalEntry entry = JournalEntry.note(fresh, transfer.get().ledger().unfinished());
    whenAdded(transfer.get().store().written().thenCompose(done -> add(entry, false)));
    if (!claiming && lastNote >= nextClaim && !noted.isEmpty()) {
      claim(transfer.get());
    }
  }

  private static BitSet missingFrom(PieceSet known, PieceSet pieces) {
    BitSet missing = new BitSet();
    for (int piece = pieces.nextSet(0); piece >= 0; piece = pieces.nextSet(piece + 1)) {
      if (!known.has(piece)) {
        missing.set(piece);
      }
    }
    return missing;
  }

  private CompletionStage<Boolean> add(JournalEntry entry, boolean forced) {
    return resume.append(torrent.infoHash().hex(), entry.toBencode(), forced);
  }

  /** An entry that cannot be added is no loss when the next record is saved, which is at once. */
  private void whenAdded(CompletionStage<Boolean> added) {
    added.whenCompleteAsync(
        (done, failure) -> {
          if (failure != null) {
            close();
          }
        },
        loop);
  }

  /** What was forced, and when that was done. */
  private record Forced(BitSet pieces, Map<Integer, FileMark> files, long at) {}

  private void claim(Transfer transfer) {
    claiming = true;
    PieceSet known = claimed.orElseThrow().copy();
    CompletionStage<Long> begun = transfer.store().ask(store -> ticker.nanos());
    CompletionStage<Forced> forced =
        transfer
            .store()
            .askForced(
                (store, pieces) -> {
                  BitSet fresh = missingFrom(known, pieces);
                  return new Forced(
                      fresh, marks(store, transfer.geometry(), fresh), ticker.nanos());
                });
    begun
        .thenCombine(forced, (since, now) -> rest(now, now.at() - since))
        .thenCompose(this::claim)
        .whenCompleteAsync((done, failure) -> claiming = false, loop);
  }

  private Forced rest(Forced now, long took) {
    nextClaim = ticker.nanos() + Math.max(CLAIM_GAP, REST * took);
    return now;
  }

  private CompletionStage<Boolean> claim(Forced now) {
    if (now.pieces().isEmpty() || !isOpen()) {
      return CompletableFuture.completedFuture(false);
    }
    now.pieces().stream().forEach(claimed.get()::add);
    noted.andNot(now.pieces());
    CompletionStage<Boolean> added = add(JournalEntry.claim(now.pieces(), now.files()), true);
    whenAdded(added);
    return added;
  }

  private static Map<Integer, FileMark> marks(Store store, Geometry geometry, BitSet pieces)
      throws IOException {
    Map<Integer, FileMark> marks = new TreeMap<>();
    if (pieces.isEmpty()) {
      return marks;
    }
    List<StoredFile> files = store.files();
    for (int file = 0; file < files.size(); file++) {
      int piece = pieces.nextSetBit(geometry.firstPiece(file));
      if (piece >= 0 && piece <= geometry.lastPiece(file)) {
        marks.put(file, FileMark.of(files.get(file)));
      }
    }
    return marks;
  }
}
