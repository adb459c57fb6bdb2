package org.hotswarm.engine.peer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.hotswarm.model.wire.WireException;
import org.junit.jupiter.api.Test;

class HavingTest {
  private static final int MOST = 1 << 21;

  private final Having having = new Having();

  private static byte[] bits(int... bytes) {
    byte[] bits = new byte[bytes.length];
    for (int i = 0; i < bytes.length; i++) {
      bits[i] = (byte) bytes[i];
    }
    return bits;
  }

  @Test
  void aBitfieldAndHaves() throws WireException {
    having.learn(10);
    having.bitfield(bits(0b10100000, 0b01000000));
    assertThat(having.have(4, MOST)).isTrue();
    assertThat(having.have(4, MOST)).isFalse();
    assertThat(having.have(0, MOST)).isFalse();
    assertThat(having.pieces().count()).isEqualTo(4);
    assertThat(having.pieces().has(9)).isTrue();
    assertThat(having.isSeed()).isFalse();
  }

  @Test
  void haveAllIsASeed() throws WireException {
    having.learn(3);
    having.all();
    assertThat(having.isSeed()).isTrue();
    assertThat(having.have(1, MOST)).isFalse();
  }

  @Test
  void haveAllAndHaveNoneComeFirstOrNotAtAll() throws WireException {
    having.learn(8);
    having.none();
    assertThatThrownBy(having::all).isInstanceOf(WireException.class);
    assertThatThrownBy(having::none).isInstanceOf(WireException.class);
    Having late = new Having();
    late.learn(8);
    late.have(1, MOST);
    assertThatThrownBy(late::none).isInstanceOf(WireException.class);
    assertThatThrownBy(late::all).isInstanceOf(WireException.class);
  }

  @Test
  void aLaterBitfieldMayOnlyAdd() throws WireException {
    having.learn(8);
    having.none();
    having.bitfield(bits(0b10000000));
    having.have(1, MOST);
    having.bitfield(bits(0b11100000));
    assertThat(having.pieces().count()).isEqualTo(3);
    assertThatThrownBy(() -> having.bitfield(bits(0b01100000))).isInstanceOf(WireException.class);
    assertThat(having.pieces().count()).isEqualTo(3);
  }

  @Test
  void whatIsSaidBeforeTheSizeIsKnownCountsThen() throws WireException {
    having.bitfield(bits(0b11000000));
    assertThat(having.have(6, MOST)).isTrue();
    assertThat(having.have(6, MOST)).isFalse();
    assertThat(having.pieces().size()).isZero();
    having.learn(7);
    assertThat(having.pieces().count()).isEqualTo(3);
    assertThat(having.pieces().has(6)).isTrue();
  }

  @Test
  void anEarlyHaveAllCountsThen() throws WireException {
    having.all();
    assertThat(having.isSeed()).isTrue();
    having.learn(5);
    assertThat(having.pieces().isFull()).isTrue();
    assertThat(having.isSeed()).isTrue();
  }

  @Test
  void indexesAreBounded() throws WireException {
    assertThatThrownBy(() -> having.have(MOST, MOST)).isInstanceOf(WireException.class);
    assertThatThrownBy(() -> having.have(-1, MOST))
        .isInstanceOf(WireException.class)
        .hasMessageContaining("4294967295");
    having.learn(5);
    assertThatThrownBy(() -> having.have(5, MOST)).isInstanceOf(WireException.class);
    assertThatThrownBy(() -> having.bitfield(bits(255, 255))).isInstanceOf(WireException.class);
  }

  @Test
  void whatDoesNotFitLeavesASetOfTheRightSize() throws WireException {
    having.have(9, MOST);
    assertThatThrownBy(() -> having.learn(5))
        .isInstanceOf(WireException.class)
        .hasMessageContaining("piece 9 of 5");
    assertThat(having.pieces().size()).isEqualTo(5);
    Having spare = new Having();
    spare.bitfield(bits(255));
    assertThatThrownBy(() -> spare.learn(5)).isInstanceOf(WireException.class);
    assertThat(spare.pieces().size()).isEqualTo(5);
  }

  @Test
  void aTorrentWithoutPiecesHasNoSeed() throws WireException {
    having.all();
    having.learn(0);
    assertThat(having.isSeed()).isFalse();
  }
}
