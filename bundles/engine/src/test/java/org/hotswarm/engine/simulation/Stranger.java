package org.hotswarm.engine.simulation;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.hotswarm.bencode.TwoPassBencode;
import org.hotswarm.model.bencode.BDictionary;
import org.hotswarm.model.bencode.BencodeException;
import org.hotswarm.model.hash.InfoHash;
import org.hotswarm.model.peer.PeerId;
import org.hotswarm.model.wire.Bitfield;
import org.hotswarm.model.wire.Extended;
import org.hotswarm.model.wire.Handshake;
import org.hotswarm.model.wire.Have;
import org.hotswarm.model.wire.Message;
import org.hotswarm.model.wire.Piece;
import org.hotswarm.model.wire.Request;
import org.hotswarm.model.wire.Reserved;
import org.hotswarm.model.wire.WireException;
import org.hotswarm.spi.bencode.BencodeLimits;
import org.hotswarm.spi.wire.WireLimits;
import org.hotswarm.wire.PeerWireProvider;

/** The other end of a connection, who says what a test makes it say. */
final class Stranger {
  static final Reserved PLAIN = Reserved.of();
  static final Reserved FAST = Reserved.of(Reserved.FAST);
  static final Reserved EXTENDED = Reserved.of(Reserved.EXTENDED);
  private static final PeerWireProvider WIRE = new PeerWireProvider();
  private static final WireLimits ANY = new WireLimits(64 << 20, 64 << 20);

  private final PipeChannel channel;
  private final PeerId id;
  private final List<Message> heard = new ArrayList<>();
  private byte[] rest = new byte[0];
  private Handshake theirs;
  private int readSize = 65_536;

  Stranger(PipeChannel channel, PeerId id) {
    this.channel = channel;
    this.id = id;
  }

  PipeChannel channel() {
    return channel;
  }

  PeerId id() {
    return id;
  }

  /** What is sent from now on arrives in parts of this many bytes. */
  Stranger inPartsOf(int bytes) {
    readSize = bytes;
    return this;
  }

  Stranger handshake(InfoHash infoHash, Reserved reserved) {
    return handshake(new Handshake(reserved, infoHash, id));
  }

  Stranger handshake(Handshake handshake) {
    return raw(bytes(handshake));
  }

  static byte[] bytes(Handshake handshake) {
    ByteBuffer bytes = ByteBuffer.allocate(Handshake.LENGTH);
    WIRE.encodeHandshake(handshake, bytes);
    return bytes.array();
  }

  static byte[] bytes(Message... messages) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (Message message : messages) {
      ByteBuffer bytes = ByteBuffer.allocate(WIRE.encodedLength(message));
      WIRE.encode(message, bytes);
      all.write(bytes.array(), 0, bytes.position());
      if (message instanceof Piece piece) {
        byte[] data = new byte[piece.data().remaining()];
        piece.data().duplicate().get(data);
        all.write(data, 0, data.length);
      }
    }
    return all.toByteArray();
  }

  Stranger send(Message... messages) {
    return raw(bytes(messages));
  }

  Stranger raw(byte[] bytes) {
    channel.arrive(bytes, readSize);
    return this;
  }

  /** An extension handshake. */
  Stranger introduce(BDictionary tree) {
    return extended(Extended.HANDSHAKE_ID, tree);
  }

  Stranger extended(int number, BDictionary tree) {
    return send(new Extended(number, ByteBuffer.wrap(new TwoPassBencode().encode(tree))));
  }

  /** The extension handshakes it was sent (BEP 10). */
  List<BDictionary> introductions() {
    return heard(Extended.class).stream()
        .filter(message -> message.id() == Extended.HANDSHAKE_ID)
        .map(Stranger::tree)
        .toList();
  }

  static BDictionary tree(Extended message) {
    try {
      return (BDictionary)
          new TwoPassBencode().decodePrefix(message.payload().duplicate(), BencodeLimits.MESSAGE);
    } catch (BencodeException wrong) {
      throw new AssertionError("the engine sent what is no bencoding", wrong);
    }
  }

  /** The number that the engine gave an extension in its newest handshake. */
  long numberOf(String extension) {
    List<BDictionary> all = introductions();
    return all.get(all.size() - 1)
        .dictionary("m")
        .orElse(BDictionary.empty())
        .integer(extension)
        .orElse(-1);
  }

  /** It has these pieces. */
  Stranger has(int pieces, int... these) {
    byte[] bits = new byte[(pieces + 7) / 8];
    for (int piece : these) {
      bits[piece / 8] |= (byte) (0x80 >> piece % 8);
    }
    return send(new Bitfield(bits));
  }

  /** It has one more. */
  Stranger gets(int piece) {
    return send(new Have(piece));
  }

  boolean isClosed() {
    return !channel.isOpen();
  }

  /** The handshake that the engine sent, once it did. */
  Optional<Handshake> theirs() {
    listen();
    return Optional.ofNullable(theirs);
  }

  /** Everything it was told, from the first message on. */
  List<Message> heard() {
    listen();
    return heard;
  }

  <M extends Message> List<M> heard(Class<M> kind) {
    return heard().stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  /** What it was told since it last asked. */
  List<Message> news() {
    List<Message> news = List.copyOf(heard());
    heard.clear();
    return news;
  }

  <M extends Message> List<M> news(Class<M> kind) {
    return news().stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  List<Request> requests() {
    return heard(Request.class);
  }

  /** Answers every request it hears of now. */
  int answerAll(Content content) {
    return answer(request -> send(content.answer(request)));
  }

  int answer(Consumer<Request> how) {
    List<Request> asked = List.copyOf(requests());
    heard.removeIf(Request.class::isInstance);
    asked.forEach(how);
    return asked.size();
  }

  private void listen() {
    byte[] fresh = channel.take();
    byte[] all = Arrays.copyOf(rest, rest.length + fresh.length);
    System.arraycopy(fresh, 0, all, rest.length, fresh.length);
    ByteBuffer in = ByteBuffer.wrap(all);
    try {
      if (theirs == null) {
        theirs = WIRE.decodeHandshake(in).orElse(null);
      }
      if (theirs != null) {
        for (Message message; (message = WIRE.decode(in, ANY)) != null; ) {
          heard.add(message);
        }
      }
    } catch (WireException wrong) {
      throw new AssertionError("the engine sent what is no message", wrong);
    }
    rest = Arrays.copyOfRange(all, in.position(), all.length);
  }
}
