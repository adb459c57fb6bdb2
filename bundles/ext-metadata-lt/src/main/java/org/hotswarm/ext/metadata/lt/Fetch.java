package org.hotswarm.ext.metadata.lt;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hotswarm.spi.extension.ExtensionPeer;
import org.hotswarm.spi.extension.PeerExtensionNeeds;
import org.hotswarm.spi.time.Scheduler.Timer;

/** Gets the metadata from peers that may lie: a whole copy from each, of a few at a time. */
final class Fetch {
  /** Copies that are being made at once. */
  static final int COPIES = 3;

  private static final Duration TICK = Duration.ofSeconds(1);

  private final PeerExtensionNeeds needs;
  private final Map<ExtensionPeer, Source> sources = new LinkedHashMap<>();
  private Optional<Timer> tick = Optional.empty();
  private boolean over;

  Fetch(PeerExtensionNeeds needs) {
    this.needs = needs;
  }

  void join(ExtensionPeer peer) {
    if (!over) {
      sources.put(peer, new Source(peer));
      pump();
    }
  }

  void leave(ExtensionPeer peer) {
    if (sources.remove(peer) != null) {
      pump();
    }
  }

  void onData(ExtensionPeer peer, Message.Data data) {
    Source source = sources.get(peer);
    if (source == null) {
      return;
    }
    Optional<ByteBuffer> whole = source.onData(data);
    if (whole.isPresent()) {
      deliver(source, whole.get());
    }
    pump();
  }

  private void deliver(Source source, ByteBuffer whole) {
    if (needs.deliverInfo(whole)) {
      end();
    } else {
      source.ban();
    }
  }

  void onNone(ExtensionPeer peer) {
    Source source = sources.get(peer);
    if (source != null && source.isAsked()) {
      source.rest(needs.ticker().nanos());
      pump();
    }
  }

  /** Nothing is fetched any more. */
  void end() {
    over = true;
    tick.ifPresent(Timer::cancel);
    tick = Optional.empty();
    sources.clear();
  }

  private void pump() {
    if (!over && needs.infoBytes().isPresent()) {
      end();
    }
    if (over) {
      return;
    }
    long now = needs.ticker().nanos();
    long busy = sources.values().stream().filter(Source::isAsked).count();
    for (Source source : List.copyOf(sources.values())) {
      if (busy < COPIES && source.mayBeAsked(now)) {
        source.ask(now);
        busy++;
      }
    }
    if (tick.isEmpty() && !sources.isEmpty()) {
      tick = Optional.of(needs.scheduler().after(TICK, this::onTick));
    }
  }

  private void onTick() {
    tick = Optional.empty();
    long now = needs.ticker().nanos();
    sources.values().stream()
        .filter(source -> source.isLate(now))
        .forEach(source -> source.rest(now));
    pump();
  }
}
