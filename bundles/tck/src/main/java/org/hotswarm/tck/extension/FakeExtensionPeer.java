package org.hotswarm.tck.extension;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hotswarm.model.bencode.BDictionary;
import org.hotswarm.model.peer.PeerAddress;
import org.hotswarm.spi.extension.ExtensionPeer;
import org.hotswarm.tck.bencode.PlainBencode;

/** A peer that remembers what it was sent, and reads it when a test lets it. */
public final class FakeExtensionPeer implements ExtensionPeer {
  private final long id;
  private final PeerAddress address;
  private final BDictionary handshake;
  private final List<BDictionary> received = new ArrayList<>();
  private final List<ByteBuffer> receivedRaw = new ArrayList<>();
  private final List<String> faults = new ArrayList<>();
  private Optional<String> disconnected = Optional.empty();
  private boolean gone;
  private long queuedBytes;

  /**
   * @param id of the connection; of odd ones it is us who dialled
   * @param address where it is
   * @param handshake its extension handshake
   */
  public FakeExtensionPeer(long id, PeerAddress address, BDictionary handshake) {
    this.id = id;
    this.address = address;
    this.handshake = handshake;
  }

  /** The messages it was sent that are dictionaries. */
  public List<BDictionary> received() {
    return received;
  }

  /** The messages it was sent that are none. */
  public List<ByteBuffer> receivedRaw() {
    return receivedRaw;
  }

  /** What was done to it that must not be. */
  public List<String> faults() {
    return faults;
  }

  /** Why it was sent away, if it was. */
  public Optional<String> disconnected() {
    return disconnected;
  }

  /** It reads all that waits for it. */
  public void read() {
    queuedBytes = 0;
  }

  void leave() {
    gone = true;
  }

  @Override
  public long id() {
    return id;
  }

  @Override
  public Optional<PeerAddress> listensAt() {
    return isOutgoing() ? Optional.of(address) : Optional.empty();
  }

  @Override
  public boolean isOutgoing() {
    return id % 2 != 0;
  }

  @Override
  public PeerAddress address() {
    return address;
  }

  @Override
  public BDictionary handshake() {
    return handshake;
  }

  @Override
  public void send(BDictionary message, ByteBuffer trailer) {
    queue(new PlainBencode().encode(message).length + trailer.remaining(), message);
    received.add(message);
  }

  @Override
  public void send(ByteBuffer payload) {
    queue(payload.remaining(), payload);
    receivedRaw.add(ByteBuffer.allocate(payload.remaining()).put(payload.duplicate()).flip());
  }

  private void queue(int bytes, Object message) {
    if (gone) {
      faults.add("was sent something after it had left: " + message);
    }
    queuedBytes += bytes;
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
    disconnect(reason);
  }
}
