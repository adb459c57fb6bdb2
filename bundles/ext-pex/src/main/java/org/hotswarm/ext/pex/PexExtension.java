package org.hotswarm.ext.pex;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hotswarm.model.bencode.BDictionary;
import org.hotswarm.model.bencode.BencodeException;
import org.hotswarm.model.peer.PeerSource;
import org.hotswarm.spi.extension.ExtensionPeer;
import org.hotswarm.spi.extension.ExtensionState;
import org.hotswarm.spi.extension.NamedPeer;
import org.hotswarm.spi.extension.PeerExtension;
import org.hotswarm.spi.extension.PeerExtensionNeeds;
import org.hotswarm.spi.time.Scheduler.Timer;

/** {@code ut_pex} at work in one torrent. */
final class PexExtension implements PeerExtension {
  /** Of a message (limit 30); honest ones have below 2 KiB. */
  static final int MOST_BYTES = 500 << 10;

  /** How often it is looked who is due; the first message waits for it, and for more to tell. */
  private static final Duration TICK = Duration.ofSeconds(5);

  private final PeerExtensionNeeds needs;
  private final Map<ExtensionPeer, Acquaintance> joined = new LinkedHashMap<>();

  /** Of connections that turned the extension off and may turn it on again, by their number. */
  private final Map<Long, Acquaintance> away = new HashMap<>();

  private SavedTales saved;
  private Optional<Timer> tick = Optional.empty();

  private record Acquaintance(Listener listener, Teller teller) {}

  PexExtension(PeerExtensionNeeds needs, SavedTales saved) {
    this.needs = needs;
    this.saved = saved;
  }

  @Override
  public BDictionary handshakeAdditions() {
    return BDictionary.empty();
  }

  @Override
  public void peerJoined(ExtensionPeer peer) {
    Acquaintance before = away.remove(peer.id());
    joined.put(peer, before == null ? meet(peer) : before);
    if (tick.isEmpty()) {
      await();
    }
  }

  private Acquaintance meet(ExtensionPeer peer) {
    Listener listener = new Listener();
    saved
        .find(peer.id(), peer.address())
        .ifPresent(told -> listener.remember(told, needs.ticker().nanos()));
    return new Acquaintance(listener, new Teller());
  }

  private void await() {
    tick = Optional.of(needs.scheduler().after(TICK, this::onTick));
  }

  @Override
  public void peerLeft(ExtensionPeer peer) {
    Acquaintance left = joined.remove(peer);
    if (left != null) {
      away.put(peer.id(), left);
    }
  }

  private void onTick() {
    tick = Optional.empty();
    saved = SavedTales.NONE;
    if (!away.isEmpty()) {
      Set<Long> connected = new HashSet<>();
      needs.connected().forEach(peer -> connected.add(peer.id()));
      away.keySet().retainAll(connected);
    }
    if (!joined.isEmpty() || !away.isEmpty()) {
      tellAll(needs.ticker().nanos());
      await();
    }
  }

  private void tellAll(long now) {
    Map<ExtensionPeer, Acquaintance> due = new LinkedHashMap<>(joined);
    due.values().removeIf(known -> !known.listener().isDue(now));
    if (!due.isEmpty()) {
      Company company = Company.of(needs.connected());
      due.forEach((peer, known) -> known.listener().tell(peer, company, now));
    }
  }

  @Override
  public void onMessage(ExtensionPeer peer, ByteBuffer payload) {
    Acquaintance known = joined.get(peer);
    if (known == null) {
      return;
    }
    if (payload.remaining() > MOST_BYTES) {
      peer.disconnect("ut_pex message of " + payload.remaining() + " bytes");
      return;
    }
    switch (known.teller().onMessage(needs.ticker().nanos())) {
      case USE -> hear(peer, payload);
      case CLOSE -> peer.disconnect("sends ut_pex messages too often");
      case IGNORE -> {
        // Its next one, a minute after the one that was used, is taken again.
      }
    }
  }

  private void hear(ExtensionPeer peer, ByteBuffer payload) {
    Tale tale;
    try {
      tale = Tale.read(payload, needs.bencode());
    } catch (BencodeException malformed) {
      peer.disconnect("ut_pex message: " + malformed.getMessage());
      return;
    }
    List<NamedPeer> named =
        tale.added().stream()
            .map(contact -> new NamedPeer(contact.address(), contact.isSeed()))
            .toList();
    if (!named.isEmpty()) {
      needs.addPeers(peer, PeerSource.PEX, named);
    }
  }

  @Override
  public ExtensionState snapshot() {
    long now = needs.ticker().nanos();
    List<SavedTales.Told> told = new ArrayList<>();
    joined.forEach((peer, known) -> known.listener().told(peer, now).ifPresent(told::add));
    return SavedTales.write(told);
  }

  @Override
  public void close() {
    tick.ifPresent(Timer::cancel);
    tick = Optional.empty();
    joined.clear();
    away.clear();
  }
}
