package org.hotswarm.ext.pex;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hotswarm.model.peer.PeerAddress;
import org.hotswarm.spi.extension.ConnectedPeer;
import org.hotswarm.spi.extension.ExtensionPeer;

/** A peer as one who is told of others. */
final class Listener {
  /** Between two messages to one peer (BEP 11). */
  static final Duration PAUSE = Duration.ofSeconds(60);

  /** Nothing is sent to a peer that has this much to read already. */
  private static final long WATERMARK = 1 << 16;

  private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

  private final Set<PeerAddress> told = new LinkedHashSet<>();
  private Optional<Long> lastNanos = Optional.empty();

  /** It was told of these before, that long ago. */
  void remember(SavedTales.Told before, long nowNanos) {
    told.addAll(before.addresses());
    lastNanos = Optional.of(nowNanos - before.ago().toNanos());
  }

  boolean isDue(long nowNanos) {
    return lastNanos.isEmpty() || nowNanos - lastNanos.get() >= PAUSE.toNanos();
  }

  /** Tells it what has changed, if something has. */
  void tell(ExtensionPeer peer, Company company, long nowNanos) {
    if (peer.queuedBytes() >= WATERMARK) {
      return;
    }
    Tale news = news(peer, company);
    if (news.isEmpty()) {
      return;
    }
    news.dropped().forEach(told::remove);
    news.added().forEach(contact -> told.add(contact.address()));
    lastNanos = Optional.of(nowNanos);
    peer.send(news.toBencode(), NOTHING.duplicate());
  }

  private Tale news(ExtensionPeer peer, Company company) {
    List<PeerAddress> dropped =
        told.stream().filter(address -> !company.has(address)).limit(Tale.MOST).toList();
    List<Contact> added = new ArrayList<>();
    for (Contact contact : company.contacts().values()) {
      boolean isNews = !told.contains(contact.address()) && Company.isFor(peer, contact);
      if (isNews && added.size() < Tale.MOST) {
        added.add(contact);
      }
    }
    return new Tale(added, dropped);
  }

  /** What the next one has to know; nothing while nothing was told. */
  Optional<SavedTales.Told> told(ConnectedPeer peer, long nowNanos) {
    return lastNanos.map(
        last ->
            new SavedTales.Told(
                peer.id(), peer.address(), Duration.ofNanos(nowNanos - last), Set.copyOf(told)));
  }
}
