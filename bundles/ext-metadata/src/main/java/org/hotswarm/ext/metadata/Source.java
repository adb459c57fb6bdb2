package org.hotswarm.ext.metadata;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.hotswarm.model.bencode.BDictionary;
import org.hotswarm.spi.extension.ExtensionPeer;

/** A peer as one who may supply metadata. */
final class Source {
  /** Requests under way to one peer. */
  static final int REQUESTS = 3;

  /** How long a request may take before somebody else is asked. */
  static final Duration PATIENCE = Duration.ofSeconds(10);

  /** How long an answer that came too late for that is still welcome. */
  static final Duration LATEST = Duration.ofSeconds(60);

  /** How long a peer that rejected is left alone; it may be fetching itself. */
  static final Duration REJECTED = Duration.ofSeconds(30);

  /** The longest a peer is left alone that lets requests time out. */
  private static final int LONGEST_PAUSE = 6;

  /** Malformed answers after which a peer is not worth its connection. */
  private static final int MOST_MALFORMED = 3;

  /**
   * A part this peer was asked for.
   *
   * @param copy what it is for
   * @param sinceNanos when it was asked
   * @param late whether its time is over, and others may be asked
   */
  record Asked(Copy copy, long sinceNanos, boolean late) {}

  private final ExtensionPeer peer;
  private final Map<Integer, Asked> asked = new LinkedHashMap<>();
  private Optional<Long> pauseEndNanos = Optional.empty();
  private int timeouts;
  private int malformed;
  private boolean dismissed;

  Source(ExtensionPeer peer) {
    this.peer = peer;
  }

  ExtensionPeer peer() {
    return peer;
  }

  /** The size it names in its newest handshake (BEP 9), if it is one to believe. */
  OptionalInt size() {
    return Parts.size(peer.handshake().integer("metadata_size"));
  }

  boolean mayBeAsked(long nowNanos) {
    boolean pausing = pauseEndNanos.isPresent() && nowNanos - pauseEndNanos.get() < 0;
    return !dismissed && !pausing && underWay() < REQUESTS && size().isPresent();
  }

  private long underWay() {
    return asked.values().stream().filter(request -> !request.late()).count();
  }

  void ask(Copy copy, int part, long nowNanos) {
    copy.ask(part);
    asked.put(part, new Asked(copy, nowNanos, false));
    send(new Message.Request(part).toBencode());
  }

  private void send(BDictionary message) {
    peer.send(message, ByteBuffer.allocate(0));
  }

  /** What it was asked for under this index, which is answered now. */
  Optional<Asked> answer(int part) {
    Optional<Asked> request = Optional.ofNullable(asked.remove(part));
    request.filter(found -> !found.late()).ifPresent(found -> found.copy().giveUp(part));
    return request;
  }

  /** It answered well. */
  void onGood() {
    timeouts = 0;
    malformed = 0;
    pauseEndNanos = Optional.empty();
  }

  void pause(Duration pause, long nowNanos) {
    pauseEndNanos = Optional.of(nowNanos + pause.toNanos());
  }

  /** It answered what cannot be part of the metadata. */
  void onMalformed(long nowNanos) {
    malformed++;
    if (malformed >= MOST_MALFORMED) {
      dismiss("sends malformed metadata");
    } else {
      pause(PATIENCE, nowNanos);
    }
  }

  /** Lets go of requests that take too long. */
  void expire(long nowNanos) {
    boolean silent = false;
    for (Map.Entry<Integer, Asked> entry : asked.entrySet()) {
      Asked request = entry.getValue();
      if (!request.late() && nowNanos - request.sinceNanos() >= PATIENCE.toNanos()) {
        request.copy().giveUp(entry.getKey());
        entry.setValue(new Asked(request.copy(), request.sinceNanos(), true));
        silent = true;
      }
    }
    asked.values().removeIf(request -> nowNanos - request.sinceNanos() >= LATEST.toNanos());
    if (silent) {
      timeouts++;
      pause(PATIENCE.multipliedBy(Math.min(timeouts, LONGEST_PAUSE)), nowNanos);
    }
  }

  /** Frees what it was asked for, so that others may be asked. */
  void release() {
    asked.forEach(
        (part, request) -> {
          if (!request.late()) {
            request.copy().giveUp(part);
          }
        });
    asked.clear();
  }

  /** Ends the connection; nothing more is asked or taken. */
  void dismiss(String reason) {
    if (!dismissed) {
      dismissed = true;
      release();
      peer.disconnect(reason);
    }
  }

  /** The same, for good: it alone supplied a false copy (limit 18). */
  void ban() {
    if (!dismissed) {
      dismissed = true;
      release();
      peer.ban("sent metadata that does not match the info-hash");
    }
  }
}
