package org.hotswarm.ext.metadata;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Queue;
import org.hotswarm.model.metainfo.InfoBytes;
import org.hotswarm.spi.extension.ExtensionPeer;
import org.hotswarm.spi.extension.PeerExtensionNeeds;
import org.hotswarm.spi.time.Scheduler.Timer;

/** Sends parts of the metadata to peers that ask, as fast as each reads them (limit 19). */
final class Serving {
  /** Requests of one peer that wait (limit 19). */
  static final int QUEUE = 64;

  /** Each part may be had so many times by one peer (limit 19). */
  static final int ROUNDS = 2;

  /** Bytes waiting to be sent to a peer below which it gets the next part. */
  static final long DATA_WATERMARK = 4L * Parts.LENGTH;

  /** Bytes waiting to be sent to a peer above which it is not even told that it gets nothing. */
  static final long REJECT_WATERMARK = 8L * Parts.LENGTH;

  private static final Duration RETRY = Duration.ofMillis(100);

  private static final class Customer {
    private final Queue<Integer> waiting = new ArrayDeque<>();
    private long served;
  }

  private final PeerExtensionNeeds needs;
  private final Map<ExtensionPeer, Customer> customers = new LinkedHashMap<>();
  private Optional<Timer> retry = Optional.empty();

  Serving(PeerExtensionNeeds needs) {
    this.needs = needs;
  }

  void join(ExtensionPeer peer) {
    customers.put(peer, new Customer());
  }

  void leave(ExtensionPeer peer) {
    customers.remove(peer);
  }

  void end() {
    customers.clear();
    retry.ifPresent(Timer::cancel);
    retry = Optional.empty();
  }

  void onRequest(ExtensionPeer peer, int part) {
    Customer customer = customers.get(peer);
    if (customer == null) {
      return;
    }
    int parts = needs.infoBytes().map(info -> Parts.count(info.length())).orElse(0);
    long promised = customer.served + customer.waiting.size();
    if (part >= parts || customer.waiting.size() >= QUEUE || promised >= (long) ROUNDS * parts) {
      reject(peer, part);
      return;
    }
    customer.waiting.add(part);
    drain(peer, customer);
  }

  private void reject(ExtensionPeer peer, int part) {
    if (peer.queuedBytes() < REJECT_WATERMARK) {
      peer.send(new Message.Reject(part).toBencode(), ByteBuffer.allocate(0));
    }
  }

  private void drain(ExtensionPeer peer, Customer customer) {
    InfoBytes info = needs.infoBytes().orElseThrow();
    while (!customer.waiting.isEmpty() && peer.queuedBytes() < DATA_WATERMARK) {
      int part = customer.waiting.remove();
      ByteBuffer bytes =
          info.buffer().slice(part * Parts.LENGTH, Parts.length(part, info.length()));
      customer.served++;
      peer.send(new Message.Data(part, OptionalLong.of(info.length()), bytes).toBencode(), bytes);
    }
    if (!customer.waiting.isEmpty() && retry.isEmpty()) {
      retry = Optional.of(needs.scheduler().after(RETRY, this::onRetry));
    }
  }

  private void onRetry() {
    retry = Optional.empty();
    new LinkedHashMap<>(customers).forEach(this::drain);
  }
}
