package org.hotswarm.spi.wire;

import java.nio.ByteBuffer;
import java.util.Optional;
import org.hotswarm.model.wire.Handshake;
import org.hotswarm.model.wire.Message;
import org.hotswarm.model.wire.WireException;
import org.osgi.annotation.versioning.ConsumerType;

/** The codec of the peer wire protocol; stateless, so noun and provider are one. */
@ConsumerType
public interface WireCodec {
  /** The name by which settings choose this codec. */
  String id();

  /**
   * Reads the handshake. Looks at every byte that is there, so that what is no plaintext handshake
   * is known at the first wrong one.
   *
   * @return empty while fewer than 68 bytes are there; the position then stays
   * @throws WireException when the bytes there are not the start of one
   */
  Optional<Handshake> decodeHandshake(ByteBuffer in) throws WireException;

  /** The 68 bytes of a handshake. */
  void encodeHandshake(Handshake handshake, ByteBuffer out);

  /**
   * Reads one message from position to limit and moves the position behind it. Buffers inside the
   * message are views of {@code in}.
   *
   * @return null while the message is not all there; the position then stays. Null rather than an
   *     {@code Optional} as this is called for every block that arrives.
   * @throws WireException when a length is impossible for its kind or above its limit, known after
   *     5 bytes at most and before anything is allocated
   */
  Message decode(ByteBuffer in, WireLimits limits) throws WireException;

  /**
   * Bytes of the message that starts at the position, frame header included; 0 while that is not
   * known. A connection uses it to bring a message that is spread over two buffers together with
   * one copy.
   */
  int frameLength(ByteBuffer in);

  /** Bytes that {@link #encode} will write. */
  int encodedLength(Message message);

  /**
   * Writes a message, all but the data of a {@link org.hotswarm.model.wire.Piece}: its 13 bytes of
   * header are followed by the data from wherever it lies. {@code out} has room for {@link
   * #encodedLength} bytes.
   */
  void encode(Message message, ByteBuffer out);
}
