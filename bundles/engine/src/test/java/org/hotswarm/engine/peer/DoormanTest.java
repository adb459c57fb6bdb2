package org.hotswarm.engine.peer;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.EventLoop;
import io.netty.channel.embedded.EmbeddedChannel;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.hotswarm.engine.swap.Front;
import org.hotswarm.model.hash.InfoHash;
import org.hotswarm.model.wire.Handshake;
import org.hotswarm.spi.wire.WireCodec;
import org.junit.jupiter.api.Test;

class DoormanTest {
  private static final InfoHash OURS = Wires.hash(1);

  private final Front<WireCodec> front = Wires.front();
  private final List<Channel> arrived = new ArrayList<>();
  private final Doorman doorman =
      new Doorman(
          front,
          hash -> hash.equals(OURS) ? Optional.of(new Door()) : Optional.empty(),
          () -> new Doorman.Rules(Duration.ofSeconds(20), 6, 3),
          ip -> !ip.getHostAddress().equals("127.0.0.66"));
  private EventLoop loop;

  private final class Door implements TorrentDoor {
    @Override
    public EventLoop loop() {
      return loop;
    }

    @Override
    public Handshake ours() {
      return Wires.handshake(OURS);
    }

    @Override
    public void onArrival(Channel channel, Handshake theirs, ByteBuf behind) {
      arrived.add(channel);
      behind.release();
    }
  }

  /** A connection from an address. */
  private static final class From extends EmbeddedChannel {
    private static SocketAddress next;
    private final SocketAddress remote = next;

    @Override
    protected SocketAddress remoteAddress0() {
      return remote == null ? next : remote;
    }
  }

  private EmbeddedChannel accept(int host) {
    From.next = new InetSocketAddress("127.0.0." + host, 1000);
    EmbeddedChannel channel = new From();
    doorman.receive(channel);
    return channel;
  }

  private static void say(EmbeddedChannel channel, byte[] bytes) {
    channel.writeInbound(Unpooled.copiedBuffer(bytes));
    channel.runPendingTasks();
  }

  @Test
  void bringsAConnectionToTheTorrentItNames() {
    EmbeddedChannel channel = accept(1);
    loop = channel.eventLoop();
    assertThat(doorman.pending()).isEqualTo(1);
    say(channel, Wires.bytes(Wires.handshake(OURS)));
    assertThat(arrived).containsExactly(channel);
    assertThat(doorman.pending()).isZero();
  }

  @Test
  void closesAConnectionThatNamesNoTorrentOfOurs() {
    EmbeddedChannel channel = accept(1);
    say(channel, Wires.bytes(Wires.handshake(Wires.hash(2))));
    assertThat(arrived).isEmpty();
    assertThat(channel.isOpen()).isFalse();
    assertThat(doorman.pending()).isZero();
  }

  @Test
  void takesOnlySoManyFromOneAddress() {
    List<EmbeddedChannel> taken = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      taken.add(accept(1));
    }
    assertThat(taken).allMatch(EmbeddedChannel::isOpen);
    assertThat(accept(1).isOpen()).isFalse();
    assertThat(accept(2).isOpen()).isTrue();
    assertThat(doorman.pending()).isEqualTo(4);
    taken.get(0).close();
    taken.get(0).runPendingTasks();
    assertThat(accept(1).isOpen()).isTrue();
  }

  @Test
  void takesOnlySoManyInAll() {
    for (int host = 1; host <= 6; host++) {
      assertThat(accept(host).isOpen()).isTrue();
    }
    assertThat(accept(7).isOpen()).isFalse();
    assertThat(doorman.pending()).isEqualTo(6);
  }

  @Test
  void whoMayNotComeIsNotCounted() {
    assertThat(accept(66).isOpen()).isFalse();
    assertThat(doorman.pending()).isZero();
    assertThat(accept(67).isOpen()).isTrue();
  }

  @Test
  void oneWithoutAnAddressIsNotTaken() {
    From.next = null;
    EmbeddedChannel channel = new From();
    doorman.receive(channel);
    assertThat(channel.isOpen()).isFalse();
    assertThat(doorman.pending()).isZero();
  }

  @Test
  void countsAreRightAfterAnyEnd() {
    Random random = new Random(3);
    byte[] hello = Wires.bytes(Wires.handshake(OURS));
    byte[] other = Wires.bytes(Wires.handshake(Wires.hash(9)));
    for (int i = 0; i < 300; i++) {
      EmbeddedChannel channel = accept(1 + random.nextInt(3));
      loop = channel.eventLoop();
      switch (random.nextInt(6)) {
        case 0 -> say(channel, hello);
        case 1 -> say(channel, other);
        case 2 -> say(channel, new byte[] {1, 2, 3});
        case 3 -> {
          channel.advanceTimeBy(21, TimeUnit.SECONDS);
          channel.runScheduledPendingTasks();
        }
        case 4 -> channel.pipeline().fireExceptionCaught(new java.io.IOException("reset"));
        default -> channel.close();
      }
      channel.runPendingTasks();
      channel.close();
      channel.runPendingTasks();
      assertThat(doorman.pending()).isZero();
    }
    assertThat(arrived).isNotEmpty();
    for (int i = 0; i < 3; i++) {
      assertThat(accept(1).isOpen()).as("nothing is left of the address").isTrue();
    }
  }
}
