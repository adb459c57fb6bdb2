package org.hotswarm.wire;

import java.nio.ByteBuffer;
import java.util.Optional;
import org.hotswarm.model.wire.Handshake;
import org.hotswarm.model.wire.Message;
import org.hotswarm.model.wire.WireException;
import org.hotswarm.spi.wire.WireCodec;
import org.hotswarm.spi.wire.WireLimits;
import org.osgi.service.component.annotations.Component;

/** The codec of BEP 3, 5, 6 and 10. Any thread. */
@Component(service = WireCodec.class)
public final class PeerWireProvider implements WireCodec {
  @Override
  public String id() {
    return "bep3";
  }

  @Override
  public Optional<Handshake> decodeHandshake(ByteBuffer in) throws WireException {
    return HandshakeFormat.decode(in);
  }

  @Override
  public void encodeHandshake(Handshake handshake, ByteBuffer out) {
    HandshakeFormat.encode(handshake, out);
  }

  @Override
  public Message decode(ByteBuffer in, WireLimits limits) throws WireException {
    return MessageDecoder.decode(in, limits);
  }

  /** 0 as well for a length that is no positive number, of which {@link #decode} complains. */
  @Override
  public int frameLength(ByteBuffer in) {
    if (in.remaining() < FrameFormat.LENGTH_BYTES) {
      return 0;
    }
    int length = in.getInt(in.position());
    return length < 0 ? 0 : Math.max(0, FrameFormat.LENGTH_BYTES + length);
  }

  @Override
  public int encodedLength(Message message) {
    return MessageMeasure.of(message);
  }

  @Override
  public void encode(Message message, ByteBuffer out) {
    message.tell(new MessageEncoder(out));
  }
}
