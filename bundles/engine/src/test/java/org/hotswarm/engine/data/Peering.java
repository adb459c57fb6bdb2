package org.hotswarm.engine.data;

import io.netty.buffer.ByteBuf;
import io.netty.channel.embedded.EmbeddedChannel;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.hotswarm.engine.peer.Heard;
import org.hotswarm.engine.peer.Peer;
import org.hotswarm.engine.peer.PeerChannel;
import org.hotswarm.engine.peer.PeerLink;
import org.hotswarm.engine.peer.Wires;
import org.hotswarm.engine.swap.Front;
import org.hotswarm.model.wire.WireException;
import org.hotswarm.spi.wire.WireCodec;
import org.hotswarm.spi.wire.WireLimits;

/** A peer on a channel, and what it was told. */
final class Peering {
  final Front<WireCodec> front = Wires.front();
  final PeerChannel reading = new PeerChannel(front, WireLimits.STANDARD, new Heard());
  final EmbeddedChannel channel = new EmbeddedChannel(reading);
  final Peer peer;

  Peering(long number, boolean fast) {
    PeerLink link = new PeerLink(channel, reading, front);
    peer = new Peer(Wires.identity(number, fast), link, Wires.gate(), 500, 0);
  }

  /** A seed that lets us download. */
  static Peering seed(long number, int pieces) throws WireException {
    Peering peering = new Peering(number, true);
    peering.peer.having().learn(pieces);
    peering.peer.having().all();
    peering.peer.choking().chokesUs(false);
    peering.peer.choking().interesting(true);
    return peering;
  }

  /** The messages it was sent since it was last asked, as words; pieces with their data. */
  List<String> told() {
    channel.runPendingTasks();
    ByteBuf all = channel.alloc().buffer();
    for (ByteBuf part; (part = channel.readOutbound()) != null; part.release()) {
      all.writeBytes(part);
    }
    Heard heard = new Heard();
    PeerChannel reader = new PeerChannel(Wires.front(), WireLimits.STANDARD, heard);
    heard.on(reader);
    EmbeddedChannel other = new EmbeddedChannel(reader);
    other.writeInbound(all);
    List<String> words = new ArrayList<>(heard.messages());
    data.clear();
    heard.data.forEach(buffer -> data.add(copy(buffer)));
    heard.release();
    other.close();
    return words;
  }

  /** The data of the pieces that {@link #told} answered last. */
  final List<ByteBuffer> data = new ArrayList<>();

  private static ByteBuffer copy(ByteBuf buffer) {
    ByteBuffer copy = ByteBuffer.allocate(buffer.readableBytes());
    buffer.getBytes(buffer.readerIndex(), copy);
    return copy.flip();
  }
}
