package org.hotswarm.engine.peer;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.PooledByteBufAllocator;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.embedded.EmbeddedChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.hotswarm.engine.swap.Front;
import org.hotswarm.model.wire.Handshake;
import org.hotswarm.spi.wire.WireCodec;
import org.junit.jupiter.api.Test;

class GreetingTest {
  private static final byte[] HELLO = Wires.bytes(Wires.handshake(Wires.hash(1)));

  private final Front<WireCodec> front = Wires.front();
  private final List<String> outcomes = new ArrayList<>();
  private final List<ByteBuf> given = new ArrayList<>();
  private Handshake came;
  private byte[] behind = new byte[0];
  private EmbeddedChannel channel = connect();

  private EmbeddedChannel connect() {
    return new EmbeddedChannel(
        new Greeting(
            front,
            Duration.ofSeconds(20),
            new Greeting.Outcome() {
              @Override
              public void onHandshake(
                  ChannelHandlerContext context, Handshake theirs, ByteBuf after) {
                outcomes.add("handshake");
                came = theirs;
                behind = new byte[after.readableBytes()];
                after.readBytes(behind);
                after.release();
              }

              @Override
              public void onNoHandshake(String why) {
                outcomes.add(why);
              }
            }));
  }

  private void read(byte[] bytes, int from, int to) {
    ByteBuf in = PooledByteBufAllocator.DEFAULT.directBuffer(Math.max(1, to - from));
    in.writeBytes(bytes, from, to - from);
    given.add(in);
    channel.writeInbound(in);
  }

  @Test
  void aSplitAtEveryPositionGivesTheHandshakeAndWhatIsBehind() {
    byte[] all = new byte[HELLO.length + 9];
    System.arraycopy(HELLO, 0, all, 0, HELLO.length);
    all[all.length - 1] = 77;
    for (int at = 0; at <= HELLO.length - 1; at++) {
      channel = connect();
      outcomes.clear();
      read(all, 0, at);
      assertThat(outcomes).isEmpty();
      read(all, at, all.length);
      assertThat(outcomes).containsExactly("handshake");
      assertThat(came.infoHash()).isEqualTo(Wires.hash(1));
      assertThat(behind).hasSize(9).endsWith((byte) 77);
      assertThat(channel.config().isAutoRead()).isFalse();
      assertThat(channel.pipeline().get(Greeting.class)).isNull();
      channel.advanceTimeBy(60, TimeUnit.SECONDS);
      channel.runScheduledPendingTasks();
      assertThat(channel.isOpen()).as("the deadline is off").isTrue();
    }
    assertThat(given).allMatch(buffer -> buffer.refCnt() == 0);
  }

  @Test
  void whatLooksEncryptedIsHungUpOnAtItsFirstWrongByte() {
    byte[] noise = new byte[96];
    new Random(5).nextBytes(noise);
    read(noise, 0, 1);
    assertThat(outcomes).hasSize(1);
    assertThat(channel.isOpen()).isFalse();
    assertThat(given).allMatch(buffer -> buffer.refCnt() == 0);
  }

  @Test
  void aByteWrongInTheMiddleOfTheProtocolNameIsEnough() {
    byte[] wrong = HELLO.clone();
    wrong[10] ^= 1;
    read(wrong, 0, 10);
    assertThat(outcomes).isEmpty();
    read(wrong, 10, 11);
    assertThat(outcomes).hasSize(1);
    assertThat(channel.isOpen()).isFalse();
  }

  @Test
  void theTimeIsForAllBytesTogether() {
    channel.freezeTime();
    for (int i = 0; i < 19; i++) {
      read(HELLO, i, i + 1);
      channel.advanceTimeBy(1, TimeUnit.SECONDS);
      channel.runScheduledPendingTasks();
      assertThat(outcomes).isEmpty();
    }
    channel.advanceTimeBy(1, TimeUnit.SECONDS);
    channel.runScheduledPendingTasks();
    assertThat(outcomes).containsExactly("no handshake within 20 s");
    assertThat(channel.isOpen()).isFalse();
    assertThat(given).allMatch(buffer -> buffer.refCnt() == 0);
  }

  @Test
  void aPeerThatHangsUpIsToldOnce() {
    read(HELLO, 0, 30);
    channel.close();
    channel.runPendingTasks();
    channel.pipeline().fireExceptionCaught(new IllegalStateException("late"));
    assertThat(outcomes).containsExactly("the peer closed the connection before its handshake");
    assertThat(given).allMatch(buffer -> buffer.refCnt() == 0);
  }

  @Test
  void anErrorOfTheSocketEndsIt() {
    channel.pipeline().fireExceptionCaught(new java.io.IOException("reset"));
    assertThat(outcomes).containsExactly("reset");
    assertThat(channel.isOpen()).isFalse();
  }

  @Test
  void withoutACodecItWaitsForTheNext() {
    channel.freezeTime();
    Wires.empty(front);
    read(HELLO, 0, 30);
    read(HELLO, 30, 68);
    assertThat(outcomes).isEmpty();
    Wires.put(front, Wires.CODEC);
    channel.advanceTimeBy(10, TimeUnit.MILLISECONDS);
    channel.runScheduledPendingTasks();
    assertThat(outcomes).containsExactly("handshake");
    assertThat(given).allMatch(buffer -> buffer.refCnt() == 0);
  }

  @Test
  void withoutACodecItsTimeRunsOut() {
    channel.freezeTime();
    Wires.empty(front);
    read(HELLO, 0, 68);
    for (int i = 0; i < 20; i++) {
      channel.advanceTimeBy(1, TimeUnit.SECONDS);
      channel.runScheduledPendingTasks();
    }
    assertThat(outcomes).containsExactly("no handshake within 20 s");
    assertThat(channel.isOpen()).isFalse();
    assertThat(given).allMatch(buffer -> buffer.refCnt() == 0);
  }
}
