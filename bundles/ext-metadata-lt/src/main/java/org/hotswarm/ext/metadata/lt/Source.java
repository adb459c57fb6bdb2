package org.hotswarm.ext.metadata.lt;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import org.hotswarm.spi.extension.ExtensionPeer;

/** A peer as one who may supply metadata, with what it has supplied so far. */
final class Source {
  /** Bytes asked for at once, about. */
  static final int STEP = 32 << 10;

  /** How long a request may take. */
  static final Duration PATIENCE = Duration.ofSeconds(10);

  /** How long one is left alone that has no metadata, or does not answer. */
  static final Duration REST = Duration.ofMinutes(5);

  private final ExtensionPeer peer;
  private ByteArrayOutputStream copy = new ByteArrayOutputStream();
  private OptionalInt total = OptionalInt.empty();
  private int next;
  private Optional<Part> asked = Optional.empty();
  private long askedNanos;
  private Optional<Long> restEndNanos = Optional.empty();
  private boolean dismissed;

  Source(ExtensionPeer peer) {
    this.peer = peer;
  }

  /** Whether something is under way. */
  boolean isAsked() {
    return asked.isPresent();
  }

  boolean mayBeAsked(long nowNanos) {
    boolean resting = restEndNanos.isPresent() && nowNanos - restEndNanos.get() < 0;
    return !dismissed && !isAsked() && !resting;
  }

  /** Asks for what comes next; at first for one 256th, whose answer tells the size. */
  void ask(long nowNanos) {
    int step = total.isEmpty() ? 1 : Math.max(1, STEP * Part.ALL / total.getAsInt());
    Part part = new Part(next, Math.min(step, Part.ALL - next));
    asked = Optional.of(part);
    askedNanos = nowNanos;
    peer.send(new Message.Request(part).toBytes());
  }

  /**
   * It sent what it was asked for, or something else, and then it is sent away.
   *
   * @return the whole, when that was the last of it
   */
  Optional<ByteBuffer> onData(Message.Data data) {
    if (asked.isEmpty()) {
      return Optional.empty();
    }
    Part part = asked.get();
    asked = Optional.empty();
    if (!answers(data, part)) {
      dismissed = true;
      peer.disconnect("sends metadata that nobody asked for");
      return Optional.empty();
    }
    total = OptionalInt.of(data.total());
    byte[] bytes = new byte[data.bytes().remaining()];
    data.bytes().get(bytes);
    copy.writeBytes(bytes);
    next = part.end();
    return next == Part.ALL ? Optional.of(ByteBuffer.wrap(copy.toByteArray())) : Optional.empty();
  }

  private boolean answers(Message.Data data, Part part) {
    int size = data.total();
    return size > 0
        && size <= Part.LARGEST
        && total.orElse(size) == size
        && data.offset() == part.offset(size)
        && data.bytes().remaining() == part.length(size);
  }

  /** It has none, or does not answer: what it sent is forgotten. */
  void rest(long nowNanos) {
    asked = Optional.empty();
    copy = new ByteArrayOutputStream();
    total = OptionalInt.empty();
    next = 0;
    restEndNanos = Optional.of(nowNanos + REST.toNanos());
  }

  /** Whether it has kept a request waiting for too long. */
  boolean isLate(long nowNanos) {
    return isAsked() && nowNanos - askedNanos >= PATIENCE.toNanos();
  }

  /** It alone supplied a false copy. */
  void ban() {
    dismissed = true;
    peer.ban("sent metadata that does not match the info-hash");
  }
}
