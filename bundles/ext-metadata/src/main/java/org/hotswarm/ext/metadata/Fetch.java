package org.hotswarm.ext.metadata;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.hotswarm.model.peer.PeerAddress;
import org.hotswarm.spi.extension.ExtensionPeer;
import org.hotswarm.spi.extension.ExtensionState;
import org.hotswarm.spi.extension.PeerExtensionNeeds;
import org.hotswarm.spi.time.Scheduler.Timer;

/** Gets the metadata from peers that may lie (limits 17, 18). */
final class Fetch {
  /** Bytes of parts kept, of all copies together: room for two of the largest. */
  static final int BUDGET = 2 * Parts.LARGEST;

  private static final Duration TICK = Duration.ofSeconds(1);

  private final PeerExtensionNeeds needs;
  private final Map<ExtensionPeer, Source> sources = new LinkedHashMap<>();
  private final Map<Copy.Key, Copy> copies = new LinkedHashMap<>();
  private final Set<Integer> contested;
  private Optional<Timer> tick = Optional.empty();
  private boolean over;

  Fetch(PeerExtensionNeeds needs, SavedCopies saved) {
    this.needs = needs;
    contested = new HashSet<>(saved.contested());
    saved.copies().forEach(copy -> copies.putIfAbsent(copy.key(), copy));
  }

  void join(ExtensionPeer peer) {
    sources.put(peer, new Source(peer));
    pump();
  }

  void leave(ExtensionPeer peer) {
    Source source = sources.remove(peer);
    if (source == null) {
      return;
    }
    source.release();
    copies.values().removeIf(copy -> copy.storedBytes() == 0 && isOrphan(copy));
    copies.keySet().removeIf(key -> key.sole().equals(Optional.of(peer.address())));
    pump();
  }

  private boolean isOrphan(Copy copy) {
    OptionalInt size = OptionalInt.of(copy.key().size());
    return sources.values().stream().noneMatch(source -> source.size().equals(size));
  }

  /** Nothing is fetched any more. */
  void end() {
    over = true;
    tick.ifPresent(Timer::cancel);
    tick = Optional.empty();
    sources.values().forEach(Source::release);
    copies.clear();
    contested.clear();
  }

  ExtensionState snapshot() {
    return SavedCopies.write(copies.values(), contested);
  }

  void onReject(ExtensionPeer peer, int part) {
    Source source = sources.get(peer);
    if (source != null && source.answer(part).isPresent()) {
      source.pause(Source.REJECTED, needs.ticker().nanos());
      pump();
    }
  }

  void onData(ExtensionPeer peer, Message.Data data) {
    Source source = sources.get(peer);
    Optional<Source.Asked> asked = source == null ? Optional.empty() : source.answer(data.piece());
    if (asked.isEmpty() || over) {
      return;
    }
    Copy copy = asked.get().copy();
    boolean current = copies.get(copy.key()) == copy && !copy.has(data.piece());
    if (!fits(data, copy.key().size())) {
      source.onMalformed(needs.ticker().nanos());
    } else if (current) {
      source.onGood();
      store(copy, data, peer.address());
    }
    pump();
  }

  private static boolean fits(Message.Data data, int size) {
    return data.totalSize().orElse(size) == size
        && data.bytes().remaining() == Parts.length(data.piece(), size);
  }

  private void store(Copy copy, Message.Data data, PeerAddress supplier) {
    byte[] bytes = new byte[data.bytes().remaining()];
    data.bytes().get(bytes);
    copy.put(data.piece(), new Copy.Part(bytes, supplier));
    if (copy.isComplete()) {
      deliver(copy);
    } else {
      economize();
    }
  }

  private void deliver(Copy copy) {
    Set<PeerAddress> suppliers = copy.suppliers();
    ByteBuffer whole = copy.assemble();
    discard(copy);
    if (needs.deliverInfo(whole)) {
      end();
      return;
    }
    if (suppliers.size() > 1) {
      contested.add(copy.key().size());
      return;
    }
    for (Source source : List.copyOf(sources.values())) {
      if (suppliers.contains(source.peer().address())) {
        source.ban();
      }
    }
  }

  private void discard(Copy copy) {
    copies.remove(copy.key());
    copy.discard();
  }

  /** Drops the copies that are farthest from completion while too much is stored. */
  private void economize() {
    while (copies.values().stream().mapToLong(Copy::storedBytes).sum() > BUDGET) {
      Copy least =
          copies.values().stream()
              .filter(copy -> copy.storedBytes() > 0)
              .min(Comparator.comparingDouble(Copy::completeness))
              .orElseThrow();
      discard(least);
      for (Source source : sources.values()) {
        if (source.size().equals(OptionalInt.of(least.key().size()))
            && least.key().sole().filter(sole -> !sole.equals(source.peer().address())).isEmpty()) {
          source.release();
          source.pause(Source.REJECTED, needs.ticker().nanos());
        }
      }
    }
  }

  /** Asks all who may be asked, one part each in turn, until nobody or nothing is left. */
  private void pump() {
    if (!over && needs.infoBytes().isPresent()) {
      end();
    }
    if (over) {
      return;
    }
    boolean asked = true;
    while (asked) {
      asked = false;
      for (Source source : new ArrayList<>(sources.values())) {
        asked |= askOne(source);
      }
    }
    if (tick.isEmpty() && !sources.isEmpty()) {
      tick = Optional.of(needs.scheduler().after(TICK, this::onTick));
    }
  }

  private boolean askOne(Source source) {
    long now = needs.ticker().nanos();
    if (!source.mayBeAsked(now)) {
      return false;
    }
    int size = source.size().orElseThrow();
    Optional<PeerAddress> sole =
        contested.contains(size) ? Optional.of(source.peer().address()) : Optional.empty();
    Copy copy = copies.computeIfAbsent(new Copy.Key(size, sole), Copy::new);
    OptionalInt part = copy.next();
    part.ifPresent(index -> source.ask(copy, index, now));
    return part.isPresent();
  }

  private void onTick() {
    tick = Optional.empty();
    long now = needs.ticker().nanos();
    sources.values().forEach(source -> source.expire(now));
    pump();
  }
}
