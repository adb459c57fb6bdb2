package org.hotswarm.ext.metadata;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.hotswarm.model.bencode.BDictionary;
import org.hotswarm.model.bencode.BencodeException;
import org.hotswarm.model.peer.PeerAddress;
import org.hotswarm.spi.extension.ExtensionPeer;
import org.hotswarm.tck.bencode.PlainBencode;

/** A peer with a habit. */
final class Partner implements ExtensionPeer {
  /** How a peer answers requests for metadata. */
  interface Habit {
    void onRequest(Partner partner, int part);
  }

  /** Sends what is right. */
  static final Habit HONEST =
      (partner, part) -> partner.later(() -> partner.sendData(part, partner.torrent.info));

  /** Sends noise of the right length. */
  static final Habit LIAR = (partner, part) -> partner.later(() -> partner.sendNoise(part));

  /** Says no. */
  static final Habit REJECTING =
      (partner, part) -> partner.later(() -> partner.say(new Message.Reject(part), null));

  /** Says nothing. */
  static final Habit SILENT = (partner, part) -> {};

  final Torrent torrent;
  final List<Integer> requests = new ArrayList<>();
  final List<Long> requestSeconds = new ArrayList<>();
  final List<Message> received = new ArrayList<>();
  Optional<String> disconnected = Optional.empty();
  boolean banned;
  BDictionary handshake;
  Habit habit;
  long queuedBytes;
  long sentBytes;
  private final PeerAddress address;

  Partner(Torrent torrent, Habit habit, BDictionary handshake, PeerAddress address) {
    this.torrent = torrent;
    this.habit = habit;
    this.handshake = handshake;
    this.address = address;
  }

  /** After 10 to 200 ms. */
  void later(Runnable task) {
    torrent.time.after(Duration.ofMillis(10 + torrent.random.nextInt(190)), task);
  }

  void sendData(int part, byte[] info) {
    int from = part * Parts.LENGTH;
    ByteBuffer bytes = ByteBuffer.wrap(info, from, Math.min(Parts.LENGTH, info.length - from));
    say(new Message.Data(part, OptionalLong.of(info.length), bytes), bytes);
  }

  private void sendNoise(int part) {
    int size = Parts.size(handshake.integer("metadata_size")).orElseThrow();
    byte[] noise = new byte[Parts.length(part, size)];
    torrent.random.nextBytes(noise);
    ByteBuffer bytes = ByteBuffer.wrap(noise);
    say(new Message.Data(part, OptionalLong.of(size), bytes), bytes);
  }

  /** Says {@code message} to the extension, with {@code trailer} behind it. */
  void say(Message message, ByteBuffer trailer) {
    byte[] head = new PlainBencode().encode(message.toBencode());
    ByteBuffer payload =
        ByteBuffer.allocate(head.length + (trailer == null ? 0 : trailer.remaining())).put(head);
    if (trailer != null) {
      payload.put(trailer.duplicate());
    }
    say(payload.flip());
  }

  void say(ByteBuffer payload) {
    if (disconnected.isEmpty()) {
      torrent.extension.onMessage(this, payload);
    }
  }

  @Override
  public long id() {
    return address.ip().getAddress()[3];
  }

  @Override
  public PeerAddress address() {
    return address;
  }

  @Override
  public Optional<PeerAddress> listensAt() {
    return Optional.of(address);
  }

  @Override
  public boolean isOutgoing() {
    return true;
  }

  @Override
  public BDictionary handshake() {
    return handshake;
  }

  @Override
  public void send(ByteBuffer payload) {
    throw new IllegalStateException("this extension sends dictionaries");
  }

  @Override
  public void send(BDictionary message, ByteBuffer trailer) {
    byte[] head = new PlainBencode().encode(message);
    ByteBuffer payload = ByteBuffer.allocate(head.length + trailer.remaining());
    payload.put(head).put(trailer.duplicate()).flip();
    queuedBytes += payload.remaining();
    sentBytes += payload.remaining();
    Message read;
    try {
      read = Message.read(payload, new PlainBencode()).orElseThrow();
    } catch (BencodeException broken) {
      throw new IllegalStateException(broken);
    }
    if (read instanceof Message.Request request) {
      requests.add(request.piece());
      requestSeconds.add((torrent.time.nanos() + 5_000_000_000L) / 1_000_000_000L);
      habit.onRequest(this, request.piece());
    } else {
      received.add(read);
    }
  }

  @Override
  public long queuedBytes() {
    return queuedBytes;
  }

  @Override
  public boolean isSeed() {
    return false;
  }

  @Override
  public void ban(String reason) {
    banned = true;
    disconnect(reason);
  }

  @Override
  public void disconnect(String reason) {
    disconnected = Optional.of(reason);
    torrent.time.after(
        Duration.ofMillis(1),
        () -> {
          if (torrent.partners.contains(this)) {
            torrent.leave(this);
          }
        });
  }

  @Override
  public String toString() {
    return address.toString();
  }
}
