package org.hotswarm.engine.swap;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.hotswarm.api.alert.SessionAlert;
import org.hotswarm.api.alert.SessionAlert.ProviderFault.Kind;
import org.hotswarm.api.module.SwapReport;
import org.hotswarm.engine.fence.FaultListener;
import org.hotswarm.engine.fence.Fence;
import org.hotswarm.engine.fence.Watch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What happened to providers: gathers what many seats say of the same change into one report, keeps
 * the newest, and tells whoever listens.
 *
 * <p>Owner thread: any.
 */
public final class Reports implements FaultListener {
  private static final Logger LOG = LoggerFactory.getLogger(Reports.class);

  /** Seats that change within this are told of together. */
  private static final Duration TOGETHER = Duration.ofMillis(20);

  private static final int MOST = 500;

  private record Key(String service, Settled.Change change) {}

  private final Watch watch;
  private final Duration together;
  private final Map<Key, List<Settled>> gathering = new LinkedHashMap<>();
  private final Deque<SwapReport> newest = new ArrayDeque<>();
  private final List<Consumer<SessionAlert>> listeners = new CopyOnWriteArrayList<>();

  Reports(Watch watch) {
    this(watch, TOGETHER);
  }

  Reports(Watch watch, Duration together) {
    this.watch = watch;
    this.together = together;
    watch.listen(this);
  }

  /** Tells {@code listener} from now on. */
  public void listen(Consumer<SessionAlert> listener) {
    listeners.add(listener);
  }

  /** Ends {@link #listen}. */
  public void unlisten(Consumer<SessionAlert> listener) {
    listeners.remove(listener);
  }

  /** The newest ones, the newest last. */
  public List<SwapReport> newest() {
    synchronized (newest) {
      return List.copyOf(newest);
    }
  }

  void onSettled(String service, Settled settled) {
    boolean first;
    synchronized (gathering) {
      first = gathering.isEmpty();
      gathering
          .computeIfAbsent(new Key(service, settled.change()), key -> new ArrayList<>())
          .add(settled);
    }
    if (first) {
      watch.later(together, this::tell);
    }
  }

  private void tell() {
    List<SwapReport> reports = new ArrayList<>();
    synchronized (gathering) {
      gathering.forEach((key, all) -> reports.add(report(key, all)));
      gathering.clear();
    }
    reports.forEach(this::tell);
  }

  private void tell(SwapReport report) {
    synchronized (newest) {
      newest.add(report);
      if (newest.size() > MOST) {
        newest.remove();
      }
    }
    LOG.info("{}", report.words());
    listeners.forEach(listener -> listener.accept(new SessionAlert.Swap(report)));
  }

  private static SwapReport report(Key key, List<Settled> all) {
    Settled.Change change = key.change();
    SwapReport.Places places =
        new SwapReport.Places(
            all.size(),
            all.stream().flatMap(settled -> settled.torrent().stream()).toList(),
            longest(all, Settled::drain),
            longest(all, Settled::gap));
    return new SwapReport(
        key.service(),
        change.from(),
        change.to(),
        change.outcome(),
        change.state(),
        places,
        change.reason());
  }

  private static Duration longest(List<Settled> all, Function<Settled, Duration> which) {
    Stream<Duration> durations = all.stream().map(which);
    return durations.max(Duration::compareTo).orElse(Duration.ZERO);
  }

  @Override
  public void onFault(Fence fence, Kind kind, String words) {
    String message =
        kind == Kind.QUARANTINED ? words + "; it is used no more until it is updated" : words;
    if (kind == Kind.SLOW) {
      LOG.info("{}", message);
    } else {
      LOG.warn("{}", message);
    }
    SessionAlert alert =
        new SessionAlert.ProviderFault(fence.service(), fence.module(), kind, message);
    listeners.forEach(listener -> listener.accept(alert));
  }
}
