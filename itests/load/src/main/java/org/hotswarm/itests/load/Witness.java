package org.hotswarm.itests.load;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.hotswarm.api.alert.Alert;
import org.hotswarm.api.alert.AlertListener;
import org.hotswarm.api.alert.BlockAlert;
import org.hotswarm.api.alert.PeerAlert;
import org.hotswarm.api.alert.SessionAlert;
import org.hotswarm.api.alert.SessionAlert.ProviderFault;
import org.hotswarm.api.alert.StorageAlert;
import org.hotswarm.api.alert.TorrentAlert;
import org.hotswarm.api.alert.TrackerAlert;
import org.hotswarm.api.module.SwapReport;
import org.hotswarm.model.hash.InfoHash;

/**
 * Listens to the session under trial: when blocks came and pieces were verified, what went wrong,
 * what was reported, which threads died. Owner thread: any.
 */
final class Witness implements AlertListener, Thread.UncaughtExceptionHandler {
  /** A report and when it came. */
  record Reported(long nanos, SwapReport report) {}

  private static final class Moments {
    private long[] nanos = new long[1024];
    private int count;

    private void add(long now) {
      if (count == nanos.length) {
        nanos = Arrays.copyOf(nanos, 2 * count);
      }
      nanos[count++] = now;
    }

    private long[] all() {
      return Arrays.copyOf(nanos, count);
    }
  }

  private final Map<InfoHash, Moments> blocks = new HashMap<>();
  private final Map<InfoHash, Moments> pieces = new HashMap<>();
  private final Map<InfoHash, BitSet> verified = new HashMap<>();
  private final List<Reported> reports = new ArrayList<>();
  private final Map<String, Integer> complaints = new TreeMap<>();
  private int slowCalls;

  @Override
  public synchronized void onAlert(Alert alert) {
    long now = System.nanoTime();
    if (alert instanceof BlockAlert.BlockFinished block) {
      blocks.computeIfAbsent(block.infoHash(), key -> new Moments()).add(now);
    } else if (alert instanceof TorrentAlert.PieceFinished piece) {
      pieces.computeIfAbsent(piece.infoHash(), key -> new Moments()).add(now);
      verified(piece);
    } else if (alert instanceof SessionAlert.Swap swap) {
      reports.add(new Reported(now, swap.report()));
    } else if (isSlowCall(alert)) {
      slowCalls++;
    } else if (isTrouble(alert)) {
      complain(alert.type() + ": " + alert.message());
    }
  }

  private void verified(TorrentAlert.PieceFinished piece) {
    BitSet all = verified.computeIfAbsent(piece.infoHash(), key -> new BitSet());
    if (all.get(piece.piece())) {
      complain("a piece was verified twice");
    }
    all.set(piece.piece());
  }

  /** On a busy machine that is nobody's fault, so it is counted and no complaint. */
  private static boolean isSlowCall(Alert alert) {
    return alert instanceof ProviderFault fault && fault.kind() == ProviderFault.Kind.SLOW;
  }

  @Override
  public void uncaughtException(Thread thread, Throwable death) {
    complain("a thread died: " + thread.getName() + ": " + death);
  }

  private static boolean isTrouble(Alert alert) {
    return alert instanceof ProviderFault
        || alert instanceof SessionAlert.AlertsDropped
        || alert instanceof SessionAlert.ListenFailed
        || alert instanceof PeerAlert.PeerDisconnected
        || alert instanceof PeerAlert.PeerBan
        || alert instanceof TorrentAlert.HashFailed
        || alert instanceof TorrentAlert.TorrentChecked
        || alert instanceof TorrentAlert.TorrentError
        || alert instanceof TrackerAlert.TrackerError
        || alert instanceof TorrentAlert.MetadataFailed
        || alert instanceof TorrentAlert.FastresumeRejected
        || alert instanceof StorageAlert.SaveResumeDataFailed;
  }

  /** Something is wrong. */
  synchronized void complain(String what) {
    complaints.merge(what, 1, Integer::sum);
  }

  /** What went wrong since the last time, and how often. */
  synchronized Map<String, Integer> takeComplaints() {
    Map<String, Integer> taken = new TreeMap<>(complaints);
    complaints.clear();
    return taken;
  }

  /** How many calls into providers took longer than they should, since the last time. */
  synchronized int takeSlowCalls() {
    int taken = slowCalls;
    slowCalls = 0;
    return taken;
  }

  /** What was reported since the last time. */
  synchronized List<Reported> takeReports() {
    List<Reported> taken = List.copyOf(reports);
    reports.clear();
    return taken;
  }

  /** When blocks of each torrent came since the last time. */
  synchronized List<long[]> takeBlocks() {
    return take(blocks);
  }

  /** When pieces of each torrent were verified since the last time. */
  synchronized List<long[]> takePieces() {
    verified.clear();
    return take(pieces);
  }

  private static List<long[]> take(Map<InfoHash, Moments> all) {
    List<long[]> taken = all.values().stream().map(Moments::all).toList();
    all.clear();
    return taken;
  }
}
