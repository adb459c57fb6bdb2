package org.hotswarm.engine.peer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.PooledByteBufAllocator;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.netty.channel.embedded.EmbeddedChannel;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.hotswarm.engine.fence.ProviderFailure;
import org.hotswarm.engine.swap.Front;
import org.hotswarm.model.geometry.Block;
import org.hotswarm.model.geometry.Geometry;
import org.hotswarm.model.wire.Bitfield;
import org.hotswarm.model.wire.Choke;
import org.hotswarm.model.wire.Have;
import org.hotswarm.model.wire.Interested;
import org.hotswarm.model.wire.Message;
import org.hotswarm.model.wire.NotInterested;
import org.hotswarm.model.wire.Piece;
import org.hotswarm.model.wire.Unchoke;
import org.hotswarm.spi.wire.WireCodec;
import org.hotswarm.spi.wire.WireLimits;
import org.junit.jupiter.api.Test;

class PeerLinkTest {
  private static final Geometry GEOMETRY = Geometry.ofLengths(1 << 16, List.of(1L << 20));

  private final Front<WireCodec> front = Wires.front();
  private final PeerChannel reading = new PeerChannel(front, WireLimits.STANDARD, new Heard());
  private final Slow slow = new Slow();
  private final EmbeddedChannel channel = new EmbeddedChannel(slow, reading);
  private final PeerLink link = new PeerLink(channel, reading, front);
  private final AtomicInteger sent = new AtomicInteger();

  /** A kernel that takes bytes when it is told to. */
  private static final class Slow extends ChannelOutboundHandlerAdapter {
    private final List<Runnable> kept = new ArrayList<>();
    private int flushes;
    private boolean keeping;

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
      Runnable write = () -> context.write(message, promise);
      if (keeping) {
        kept.add(write);
      } else {
        write.run();
      }
    }

    @Override
    public void flush(ChannelHandlerContext context) {
      flushes++;
      context.flush();
    }

    void takeAll(ChannelHandlerContext context) {
      keeping = false;
      kept.forEach(Runnable::run);
      kept.clear();
      context.flush();
    }
  }

  private byte[] written() {
    channel.runPendingTasks();
    ByteBuf all = PooledByteBufAllocator.DEFAULT.buffer();
    for (ByteBuf part; (part = channel.readOutbound()) != null; part.release()) {
      all.writeBytes(part);
    }
    byte[] bytes = new byte[all.readableBytes()];
    all.readBytes(bytes);
    all.release();
    return bytes;
  }

  private static ByteBuf data(int length, int seed) {
    ByteBuf data = PooledByteBufAllocator.DEFAULT.directBuffer(length);
    for (int i = 0; i < length; i++) {
      data.writeByte(i * 31 + seed);
    }
    return data;
  }

  private static List<Block> blocks(int piece, int count) {
    List<Block> blocks = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      blocks.add(GEOMETRY.block(piece, i));
    }
    return blocks;
  }

  private static byte[] pieces(List<Block> blocks, ByteBuf data) {
    Message[] messages = new Message[blocks.size()];
    for (int i = 0; i < messages.length; i++) {
      byte[] bytes = new byte[blocks.get(i).length()];
      data.getBytes(blocks.get(i).begin() - blocks.get(0).begin(), bytes);
      messages[i] = new Piece(blocks.get(i).piece(), blocks.get(i).begin(), ByteBuffer.wrap(bytes));
    }
    return Wires.bytes(messages);
  }

  @Test
  void whatIsSaidInOneTurnLeavesInOneWrite() {
    link.send(new Unchoke());
    link.send(new Have(3));
    assertThat(slow.flushes).isZero();
    assertThat(written()).isEqualTo(Wires.bytes(new Unchoke(), new Have(3)));
    assertThat(slow.flushes).isEqualTo(1);
    link.send(new Choke());
    written();
    assertThat(slow.flushes).isEqualTo(2);
  }

  @Test
  void whatDoesNotFitOneBufferStaysInOrder() {
    Message[] all = new Message[500];
    for (int i = 0; i < all.length; i++) {
      all[i] = i % 7 == 0 ? new Bitfield(new byte[i * 3]) : new Have(i);
      link.send(all[i]);
    }
    assertThat(written()).isEqualTo(Wires.bytes(all));
  }

  @Test
  void piecesKeepTheirPlaceAmongMessages() {
    List<Block> run = blocks(2, 3);
    ByteBuf data = data(3 * 16384, 5);
    byte[] expected =
        concat(Wires.bytes(new Unchoke()), pieces(run, data), Wires.bytes(new Have(1)));
    link.send(new Unchoke());
    link.sendPieces(run, data, sent::incrementAndGet);
    link.send(new Have(1));
    assertThat(written()).isEqualTo(expected);
    assertThat(sent).hasValue(1);
    assertThat(data.refCnt()).isZero();
  }

  private static byte[] concat(byte[]... parts) {
    ByteBuffer all =
        ByteBuffer.allocate(java.util.Arrays.stream(parts).mapToInt(p -> p.length).sum());
    for (byte[] part : parts) {
      all.put(part);
    }
    return all.array();
  }

  @Test
  void whatIsSaidWithoutACodecLeavesInOrderWhenOneIsBack() {
    ByteBuf data = data(16384, 1);
    List<Block> run = blocks(1, 1);
    byte[] block = pieces(run, data);
    Wires.empty(front);
    link.send(new Interested());
    link.sendPieces(run, data, sent::incrementAndGet);
    link.send(new NotInterested());
    assertThat(link.canSend()).isFalse();
    assertThat(written()).isEmpty();
    Wires.put(front, Wires.CODEC);
    link.send(new Have(9));
    assertThat(written())
        .as("even before it is told that the codec is back")
        .isEqualTo(
            concat(
                Wires.bytes(new Interested()),
                block,
                Wires.bytes(new NotInterested(), new Have(9))));
    link.wireIsBack();
    assertThat(written()).isEmpty();
    assertThat(sent).hasValue(1);
    assertThat(data.refCnt()).isZero();
  }

  @Test
  void heldPiecesAreGivenBackWhenTheConnectionCloses() {
    ByteBuf data = data(16384, 1);
    Wires.empty(front);
    link.sendPieces(blocks(1, 1), data, sent::incrementAndGet);
    link.close("enough");
    channel.runPendingTasks();
    assertThat(sent).hasValue(1);
    assertThat(data.refCnt()).isZero();
    link.wireIsBack();
    assertThat(sent).hasValue(1);
  }

  @Test
  void piecesForAClosedConnectionAreGivenBack() {
    channel.close();
    channel.runPendingTasks();
    ByteBuf data = data(16384, 1);
    link.send(new Unchoke());
    link.sendPieces(blocks(1, 1), data, sent::incrementAndGet);
    assertThat(sent).hasValue(1);
    assertThat(data.refCnt()).isZero();
    assertThat(written()).isEmpty();
  }

  @Test
  void aCodecThatFailsOnPiecesLeaksNothing() {
    ByteBuf data = data(2 * 16384, 1);
    Wires.put(front, Failing.CODEC);
    assertThatThrownBy(() -> link.sendPieces(blocks(1, 2), data, sent::incrementAndGet))
        .isInstanceOf(ProviderFailure.class)
        .hasMessageContaining("cannot write");
    assertThat(sent).hasValue(1);
    assertThat(data.refCnt()).isZero();
  }

  /** Fails on the second piece. */
  private static final class Failing {
    private static final WireCodec CODEC =
        (WireCodec)
            java.lang.reflect.Proxy.newProxyInstance(
                PeerLinkTest.class.getClassLoader(),
                new Class<?>[] {WireCodec.class},
                (proxy, method, arguments) -> {
                  boolean second =
                      method.getName().equals("encode")
                          && arguments[0] instanceof Piece piece
                          && piece.begin() > 0;
                  if (second) {
                    throw new IllegalStateException("cannot write");
                  }
                  return method.invoke(Wires.CODEC, arguments);
                });
  }

  @Test
  void closesAfterWhatWasSaid() {
    link.send(new Have(4));
    link.close("done");
    assertThat(written()).isEqualTo(Wires.bytes(new Have(4)));
    assertThat(channel.isOpen()).isFalse();
  }

  @Test
  void isReadWhileThereIsNoReasonNotTo() {
    link.pause(PeerLink.Pause.DISK, true);
    link.pause(PeerLink.Pause.RATE, true);
    link.pause(PeerLink.Pause.DISK, false);
    assertThat(channel.config().isAutoRead()).isFalse();
    link.beginReading();
    assertThat(channel.config().isAutoRead()).isFalse();
    link.pause(PeerLink.Pause.RATE, false);
    assertThat(channel.config().isAutoRead()).isTrue();
  }
}
