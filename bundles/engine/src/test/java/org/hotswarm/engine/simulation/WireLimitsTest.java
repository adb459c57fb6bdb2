package org.hotswarm.engine.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import org.hotswarm.api.AddTorrent;
import org.hotswarm.api.Torrent;
import org.hotswarm.model.metainfo.Magnet;
import org.hotswarm.model.wire.Bitfield;
import org.hotswarm.model.wire.Have;
import org.hotswarm.model.wire.HaveAll;
import org.hotswarm.model.wire.HaveNone;
import org.hotswarm.model.wire.Message;
import org.hotswarm.model.wire.Request;
import org.hotswarm.model.wire.Reserved;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Limits 20 to 23: what no peer may say. */
class WireLimitsTest {
  private final Content content = Content.of(10, 16_384);
  private final Simulation simulation = Simulation.seeding(content);

  @AfterEach
  void close() {
    simulation.close();
  }

  private Stranger peer(Reserved reserved) {
    if (simulation.alerts.isEmpty()) {
      simulation.add(content);
    }
    return simulation.join(content, reserved);
  }

  @ParameterizedTest
  @ValueSource(ints = {0x7fffffff, 0xffffffff, 0x80000000, (1 << 20) + 1})
  void aLengthBeyondAllLimitsCloses(int length) {
    Stranger peer = peer(Stranger.FAST);
    long before = simulation.held();
    peer.raw(ByteBuffer.allocate(5).putInt(length).put((byte) 4).array());
    assertThat(peer.isClosed()).isTrue();
    assertThat(simulation.held()).isLessThanOrEqualTo(before);
  }

  @ParameterizedTest
  @ValueSource(ints = {0x7fffffff, 0xffffffff})
  void itClosesAlsoWhenItArrivesByteByByte(int length) {
    Stranger peer = peer(Stranger.FAST).inPartsOf(1);
    peer.raw(ByteBuffer.allocate(5).putInt(length).put((byte) 4).array());
    assertThat(peer.isClosed()).isTrue();
  }

  @Test
  void aBlockMayNotBeLongerThanABlock() {
    Stranger peer = peer(Stranger.FAST);
    peer.raw(ByteBuffer.allocate(5).putInt(9 + 131_073).put((byte) 7).array());
    assertThat(peer.isClosed()).isTrue();
  }

  @Test
  void allIdsAtSixLengthsCloseOrAreIgnoredAndNothingElse() {
    simulation.add(content);
    int[] lengths = {1, 2, 5, 9, 13, 300};
    for (int id = 0; id < 256; id++) {
      for (int length : lengths) {
        Stranger peer = simulation.join(content, Reserved.of(Reserved.FAST, Reserved.EXTENDED));
        peer.raw(ByteBuffer.allocate(4 + length).putInt(length).put((byte) id).array());
        boolean known = id <= 9 || id >= 13 && id <= 17 || id == 20;
        assertThat(peer.isClosed() && !known).as("id %s length %s", id, length).isFalse();
        peer.channel().hangUp();
      }
    }
    assertThat(simulation.connections().established()).isZero();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 3, 300})
  void aBitfieldOfTheWrongSizeCloses(int bytes) {
    assertThat(peer(Stranger.FAST).send(new Bitfield(new byte[bytes])).isClosed()).isTrue();
  }

  @Test
  void spareBitsClose() {
    byte[] bits = {0, 0x20};
    assertThat(peer(Stranger.FAST).send(new Bitfield(bits)).isClosed()).isTrue();
  }

  @Test
  void aBitfieldThatFitsStays() {
    byte[] bits = {0, 0x40};
    assertThat(peer(Stranger.FAST).send(new Bitfield(bits)).isClosed()).isFalse();
  }

  @Test
  void haveAllAndHaveNoneComeFirstOrNotAtAll() {
    byte[] some = {0x40, 0};
    Message[] first = {new Bitfield(some), new HaveNone(), new Have(1)};
    for (Message one : first) {
      for (Message other : new Message[] {new HaveAll(), new HaveNone()}) {
        Stranger peer = peer(Stranger.FAST).send(one);
        assertThat(peer.isClosed()).as("%s", one).isFalse();
        peer.send(other);
        assertThat(peer.isClosed()).as("%s after %s", other, one).isTrue();
      }
    }
  }

  @Test
  void aLaterBitfieldMayTakeNothingBack() {
    byte[] some = {0x40, 0};
    byte[] more = {0x60, 0};
    Stranger peer = peer(Stranger.PLAIN).send(new Have(1), new Bitfield(some), new Bitfield(more));
    assertThat(peer.isClosed()).isFalse();
    peer.send(new Bitfield(some));
    assertThat(peer.isClosed()).isTrue();
  }

  @Test
  void haveAllAndHaveNoneNeedTheFastExtension() {
    assertThat(peer(Stranger.PLAIN).send(new HaveNone()).isClosed()).isTrue();
    assertThat(peer(Stranger.PLAIN).send(new HaveAll()).isClosed()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(ints = {10, 11, Integer.MAX_VALUE, -1, Integer.MIN_VALUE})
  void haveOutOfRangeCloses(int piece) {
    assertThat(peer(Stranger.PLAIN).send(new Have(piece)).isClosed()).isTrue();
  }

  private Torrent addMagnet() {
    Magnet magnet =
        new Magnet(
            content.infoHash(),
            java.util.Optional.empty(),
            java.util.Optional.empty(),
            java.util.List.of(),
            java.util.List.of(),
            java.util.List.of(),
            java.util.List.of());
    return simulation.add(AddTorrent.of(magnet, Simulation.SAVE_PATH));
  }

  @ParameterizedTest
  @ValueSource(ints = {2_097_152, Integer.MAX_VALUE, -1})
  void haveOutOfAnyRangeClosesBeforeTheMetadataIsKnown(int piece) {
    addMagnet();
    Stranger peer = simulation.join(content, Stranger.PLAIN);
    peer.send(new Have(2_097_151));
    assertThat(peer.isClosed()).isFalse();
    assertThat(peer.send(new Have(piece)).isClosed()).isTrue();
  }

  @Test
  void beforeTheMetadataIsKnownRequestsAndBlocksDoNoHarm() {
    addMagnet();
    Stranger peer = simulation.join(content, Stranger.FAST);
    peer.send(new Request(0, 0, 16_384));
    assertThat(peer.isClosed()).isFalse();
    peer.send(content.answer(new Request(0, 0, 16_384)));
    assertThat(peer.isClosed()).isTrue();
  }

  @Test
  void earlyBitfieldIsBoundedByTheMessageLimit() {
    addMagnet();
    Stranger peer = simulation.join(content, Stranger.PLAIN);
    peer.send(new Bitfield(new byte[1 << 20]));
    assertThat(peer.isClosed()).isTrue();
  }
}
