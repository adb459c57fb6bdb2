package org.hotswarm.ext.metadata.lt;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hotswarm.model.bencode.BDictionary;
import org.hotswarm.model.peer.PeerAddress;
import org.hotswarm.spi.extension.ExtensionPeer;

/** A peer that remembers what it was sent. */
final class Partner implements ExtensionPeer {
  final Torrent torrent;
  final List<Part> requests = new ArrayList<>();
  final List<Message> received = new ArrayList<>();
  Optional<String> disconnected = Optional.empty();
  boolean banned;
  long queuedBytes;
  private final PeerAddress address;

  Partner(Torrent torrent, int number) {
    this.torrent = torrent;
    this.address = PeerAddress.of(new byte[] {10, 0, 0, (byte) number}, 6881);
  }

  /** Says something to the extension. */
  void say(Message message) {
    torrent.extension.onMessage(this, message.toBytes());
  }

  /** Answers the newest request with what is at that place of {@code info}. */
  void answer(byte[] info) {
    Part part = requests.get(requests.size() - 1);
    ByteBuffer bytes =
        ByteBuffer.wrap(info, part.offset(info.length), part.length(info.length)).slice();
    say(new Message.Data(info.length, part.offset(info.length), bytes));
  }

  /** Answers every request until none comes; says how many there were. */
  int answerAll(byte[] info) {
    int answered = 0;
    for (int before = -1; before != requests.size() && !requests.isEmpty(); answered++) {
      before = requests.size();
      answer(info);
    }
    return answered;
  }

  @Override
  public void send(ByteBuffer payload) {
    queuedBytes += payload.remaining();
    Message message = Message.read(payload).orElseThrow();
    if (message instanceof Message.Request request) {
      requests.add(request.part());
    } else {
      received.add(message);
    }
  }

  @Override
  public void send(BDictionary message, ByteBuffer trailer) {
    throw new IllegalStateException("this extension sends no dictionaries");
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
    return BDictionary.empty();
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
  public void disconnect(String reason) {
    disconnected = Optional.of(reason);
  }

  @Override
  public void ban(String reason) {
    banned = true;
    disconnect(reason);
  }
}
