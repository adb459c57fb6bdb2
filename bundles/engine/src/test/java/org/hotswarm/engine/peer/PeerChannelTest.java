package org.hotswarm.engine.peer;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.PooledByteBufAllocator;
import io.netty.buffer.UnpooledByteBufAllocator;
import io.netty.channel.embedded.EmbeddedChannel;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.hotswarm.engine.swap.Front;
import org.hotswarm.model.wire.Bitfield;
import org.hotswarm.model.wire.Choke;
import org.hotswarm.model.wire.Extended;
import org.hotswarm.model.wire.Have;
import org.hotswarm.model.wire.HaveAll;
import org.hotswarm.model.wire.KeepAlive;
import org.hotswarm.model.wire.Message;
import org.hotswarm.model.wire.Piece;
import org.hotswarm.model.wire.Request;
import org.hotswarm.model.wire.Unchoke;
import org.hotswarm.spi.wire.WireCodec;
import org.hotswarm.spi.wire.WireLimits;
import org.junit.jupiter.api.Test;

class PeerChannelTest {
  private final Random random = new Random(11);
  private final Heard heard = new Heard();
  private final Front<WireCodec> front = Wires.front();
  private final PeerChannel reading = new PeerChannel(front, WireLimits.STANDARD, heard);
  private final EmbeddedChannel channel = new EmbeddedChannel(reading);
  private final PeerLink link = new PeerLink(channel, reading, front);
  private final List<ByteBuf> given = new ArrayList<>();

  PeerChannelTest() {
    heard.on(reading);
  }

  private Piece piece(int number, int length) {
    byte[] data = new byte[length];
    random.nextBytes(data);
    return new Piece(number, 0, ByteBuffer.wrap(data));
  }

  private void read(byte[] bytes, int from, int to) {
    ByteBuf in = PooledByteBufAllocator.DEFAULT.directBuffer(to - from);
    in.writeBytes(bytes, from, to - from);
    given.add(in);
    channel.writeInbound(in);
  }

  private void end() {
    channel.close();
    channel.runPendingTasks();
    heard.release();
    assertThat(given).allMatch(buffer -> buffer.refCnt() == 0);
  }

  private static byte[] bytesOf(ByteBuf data) {
    byte[] bytes = new byte[data.readableBytes()];
    data.getBytes(data.readerIndex(), bytes);
    return bytes;
  }

  @Test
  void aSplitAtEveryPositionGivesTheSameMessages() {
    Piece block = piece(7, 300);
    byte[] all =
        Wires.bytes(
            new Bitfield(new byte[] {1, 2, 3}),
            new KeepAlive(),
            new Unchoke(),
            block,
            new Request(1, 16384, 16384),
            new Extended(3, ByteBuffer.wrap(new byte[50])),
            new Have(9));
    for (int at = 0; at <= all.length; at++) {
      heard.words.clear();
      read(all, 0, at);
      read(all, at, all.length);
      assertThat(heard.messages())
          .as("split at %s", at)
          .containsExactly(
              "bitfield 3",
              "keep-alive",
              "unchoke",
              "piece 7 0 300",
              "request 1 16384 16384",
              "extended 3",
              "have 9");
      assertThat(heard.data).hasSize(1);
      assertThat(bytesOf(heard.data.get(0))).isEqualTo(block.data().array());
      heard.release();
    }
    end();
  }

  @Test
  void manySmallReadsGiveTheSameMessagesAndData() {
    List<Piece> blocks = new ArrayList<>();
    List<Message> messages = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      Piece block = piece(i, 1 + random.nextInt(40_000));
      blocks.add(block);
      messages.add(block);
      messages.add(random.nextBoolean() ? new Have(i) : new KeepAlive());
    }
    byte[] all = Wires.bytes(messages.toArray(Message[]::new));
    for (int at = 0; at < all.length; ) {
      int to = Math.min(all.length, at + 1 + random.nextInt(random.nextBoolean() ? 6 : 30_000));
      read(all, at, to);
      at = to;
    }
    assertThat(heard.messages()).hasSize(120);
    for (int i = 0; i < blocks.size(); i++) {
      assertThat(bytesOf(heard.data.get(i))).isEqualTo(blocks.get(i).data().array());
    }
    end();
  }

  @Test
  void closingFromWithinAMessageEndsDecoding() {
    heard.react(
        word -> {
          if (word.equals("choke")) {
            link.close("heard enough");
          }
        });
    byte[] all = Wires.bytes(new Unchoke(), new Choke(), new Have(1), new Have(2));
    read(all, 0, all.length);
    channel.runPendingTasks();
    assertThat(heard.messages()).containsExactly("unchoke", "choke", "closed: heard enough");
    assertThat(channel.isOpen()).isFalse();
    end();
  }

  @Test
  void aBrokenMessageClosesWithItsReason() {
    read(new byte[] {0, 0, 0, 2, 0, 0}, 0, 6);
    channel.runPendingTasks();
    assertThat(heard.messages()).hasSize(1);
    assertThat(heard.messages().get(0)).startsWith("closed: a message with id 0");
    end();
  }

  @Test
  void aReaderThatFailsClosesTheConnectionOnce() {
    heard.react(
        word -> {
          if (word.equals("unchoke")) {
            throw new IllegalStateException("a fault of ours");
          }
        });
    byte[] all = Wires.bytes(new Unchoke(), new Choke());
    read(all, 0, all.length);
    channel.runPendingTasks();
    channel.pipeline().fireChannelInactive();
    assertThat(heard.words.stream().filter(word -> word.startsWith("closed"))).hasSize(1);
    end();
  }

  @Test
  void aLengthThatIsOnlyClaimedTakesLittleMemory() {
    byte[] claim = {0, 15, (byte) 255, 0, 20, 0};
    UnpooledByteBufAllocator measured = new UnpooledByteBufAllocator(true);
    channel.config().setAllocator(measured);
    read(claim, 0, 3);
    read(claim, 3, 6);
    assertThat(heard.messages()).isEmpty();
    assertThat(channel.isOpen()).isTrue();
    assertThat(measured.metric().usedDirectMemory()).isBetween(6L, 1L << 16);
    end();
  }

  @Test
  void withoutACodecBytesAreHeldAndTheSocketIsNotRead() {
    Piece first = piece(1, 500);
    Piece second = piece(2, 500);
    byte[] all = Wires.bytes(new Unchoke(), first, second, new Have(5));
    Wires.empty(front);
    read(all, 0, 700);
    assertThat(heard.messages()).isEmpty();
    assertThat(channel.config().isAutoRead()).isFalse();
    Wires.put(front, Wires.CODEC);
    link.wireIsBack();
    assertThat(heard.words).containsExactly("|", "unchoke", "piece 1 0 500", "|");
    assertThat(channel.config().isAutoRead()).isTrue();
    read(all, 700, all.length);
    assertThat(heard.messages())
        .containsExactly("unchoke", "piece 1 0 500", "piece 2 0 500", "have 5");
    assertThat(bytesOf(heard.data.get(0))).isEqualTo(first.data().array());
    assertThat(bytesOf(heard.data.get(1))).isEqualTo(second.data().array());
    end();
  }

  @Test
  void whatWasHeldIsDecodedWhenThePauseEnds() {
    byte[] all = Wires.bytes(new Unchoke(), new Have(5));
    Wires.empty(front);
    read(all, 0, all.length);
    link.pause(PeerLink.Pause.DISK, true);
    Wires.put(front, Wires.CODEC);
    link.wireIsBack();
    assertThat(heard.messages()).isEmpty();
    link.pause(PeerLink.Pause.DISK, false);
    assertThat(heard.words).endsWith("unchoke", "have 5", "|");
    assertThat(channel.config().isAutoRead()).isTrue();
    end();
  }

  @Test
  void aPauseThatEndsWhileThereIsNoCodecDoesNotReadOn() {
    Wires.empty(front);
    read(Wires.bytes(new Unchoke()), 0, 5);
    link.pause(PeerLink.Pause.RATE, true);
    link.pause(PeerLink.Pause.RATE, false);
    assertThat(channel.config().isAutoRead()).isFalse();
    Wires.put(front, Wires.CODEC);
    link.wireIsBack();
    assertThat(heard.messages()).containsExactly("unchoke");
    assertThat(channel.config().isAutoRead()).isTrue();
    end();
  }

  @Test
  void aPauseSetWhileHeldMessagesAreToldStays() {
    Wires.empty(front);
    read(Wires.bytes(new Unchoke()), 0, 5);
    heard.react(
        word -> {
          if (word.equals("unchoke")) {
            link.pause(PeerLink.Pause.DISK, true);
          }
        });
    Wires.put(front, Wires.CODEC);
    link.wireIsBack();
    assertThat(channel.config().isAutoRead()).isFalse();
    end();
  }

  @Test
  void aPauseEndedFromWithinAMessageReadsOnAndRepeatsNothing() {
    link.pause(PeerLink.Pause.REQUESTS, true);
    heard.react(
        word -> {
          if (word.equals("unchoke")) {
            link.pause(PeerLink.Pause.REQUESTS, false);
          }
        });
    byte[] all = Wires.bytes(new Unchoke(), new Choke(), new Have(1));
    read(all, 0, all.length - 1);
    read(all, all.length - 1, all.length);
    assertThat(heard.messages()).containsExactly("unchoke", "choke", "have 1");
    assertThat(channel.config().isAutoRead()).isTrue();
    end();
  }

  @Test
  void dataOfHeldPiecesIsNotMovedByWhatFollows() {
    Piece first = piece(1, 3000);
    Piece second = piece(2, 3000);
    Piece third = piece(3, 3000);
    byte[] all = Wires.bytes(first, second, third);
    Wires.empty(front);
    read(all, 0, 7000);
    Wires.put(front, Wires.CODEC);
    for (int at = 7000; at < all.length; at += 500) {
      read(all, at, Math.min(all.length, at + 500));
    }
    assertThat(heard.data).hasSize(3);
    List<Piece> sent = Arrays.asList(first, second, third);
    for (int i = 0; i < 3; i++) {
      assertThat(bytesOf(heard.data.get(i))).isEqualTo(sent.get(i).data().array());
    }
    end();
  }

  @Test
  void theCodecMayBeAnotherOneForEveryMessage() {
    byte[] all = Wires.bytes(new HaveAll(), new Unchoke(), new Have(3));
    for (int at = 0; at < all.length; at++) {
      Wires.put(front, new org.hotswarm.wire.PeerWireProvider());
      read(all, at, at + 1);
    }
    assertThat(heard.messages()).containsExactly("have all", "unchoke", "have 3");
    end();
  }
}
