package org.hotswarm.engine.peer;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.util.OptionalLong;
import org.hotswarm.engine.fence.FencedWire;
import org.hotswarm.engine.rate.Buckets;
import org.hotswarm.engine.rate.Quota;
import org.hotswarm.engine.swap.Front;
import org.hotswarm.engine.swap.Offer;
import org.hotswarm.engine.swap.Roster;
import org.hotswarm.model.hash.InfoHash;
import org.hotswarm.model.peer.PeerAddress;
import org.hotswarm.model.peer.PeerId;
import org.hotswarm.model.peer.PeerSource;
import org.hotswarm.model.wire.Handshake;
import org.hotswarm.model.wire.Message;
import org.hotswarm.model.wire.Piece;
import org.hotswarm.model.wire.Reserved;
import org.hotswarm.spi.wire.WireCodec;
import org.hotswarm.wire.PeerWireProvider;

/** The wire codec in a front that tests can empty and fill, and bytes to speak with. */
public final class Wires {
  /** The real codec. */
  public static final WireCodec CODEC = new PeerWireProvider();

  private Wires() {}

  /** A front with the codec in it. */
  public static Front<WireCodec> front() {
    Front<WireCodec> front = new Front<>(() -> "", FencedWire::new);
    put(front, CODEC);
    return front;
  }

  /** Seats {@code codec}. */
  public static void put(Front<WireCodec> front, WireCodec codec) {
    Roster<WireCodec> roster = new Roster<>("wire");
    roster.join(new Offer<>(codec, "peer", 0, 0, new Offer.Origin("org.hotswarm.wire", "1.0.0")));
    roster.attach(front);
  }

  /** Leaves the front without a codec. */
  public static void empty(Front<WireCodec> front) {
    new Roster<WireCodec>("wire").attach(front);
  }

  /** A gate that holds nothing up. */
  public static RateGate gate() {
    Buckets session = Buckets.ofSession(() -> 0, (delay, task) -> () -> {});
    return new RateGate(session, new Quota.Rules(() -> false, () -> 0), Runnable::run);
  }

  /** The bytes of messages, pieces with their data. */
  public static byte[] bytes(Message... messages) {
    ByteBuf all = Unpooled.buffer();
    for (Message message : messages) {
      ByteBuffer out = ByteBuffer.allocate(CODEC.encodedLength(message));
      CODEC.encode(message, out);
      all.writeBytes(out.array());
      if (message instanceof Piece piece) {
        all.writeBytes(piece.data().duplicate());
      }
    }
    byte[] bytes = new byte[all.readableBytes()];
    all.readBytes(bytes);
    return bytes;
  }

  /** A handshake for {@code infoHash}. */
  public static Handshake handshake(InfoHash infoHash) {
    return new Handshake(Reserved.of(Reserved.FAST), infoHash, id(1));
  }

  /** Its bytes. */
  public static byte[] bytes(Handshake handshake) {
    ByteBuffer out = ByteBuffer.allocate(Handshake.LENGTH);
    CODEC.encodeHandshake(handshake, out);
    return out.array();
  }

  /** A swarm's name. */
  public static InfoHash hash(int seed) {
    return InfoHash.ofInfo(new byte[] {(byte) seed});
  }

  /** A peer id. */
  public static PeerId id(int seed) {
    byte[] bytes = new byte[PeerId.LENGTH];
    bytes[PeerId.LENGTH - 1] = (byte) seed;
    return PeerId.copyOf(bytes);
  }

  /** Who a peer is. */
  public static Peer.Identity identity(long number, boolean fast) {
    PeerAddress address = new PeerAddress(InetAddress.getLoopbackAddress(), (int) (1000 + number));
    Reserved reserved = fast ? Reserved.of(Reserved.FAST) : Reserved.of();
    return new Peer.Identity(
        number, address, id((int) number), reserved, PeerSource.TRACKER, OptionalLong.empty());
  }
}
