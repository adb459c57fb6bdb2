package org.hotswarm.model.peer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PeerAddressTest {
  @ParameterizedTest
  @CsvSource({
    "010203041ae1, 1.2.3.4:6881",
    "ffffffffffff, 255.255.255.255:65535",
    "000000000000, 0.0.0.0:0",
    "7f0000010001, 127.0.0.1:1",
    "20010db80000000000000000000000011ae1, [2001:db8:0:0:0:0:0:1]:6881",
    "000000000000000000000000000000010050, [0:0:0:0:0:0:0:1]:80",
  })
  void compactFormsComeAndGo(String hex, String text) {
    byte[] compact = HexFormat.of().parseHex(hex);
    ByteBuffer in = ByteBuffer.wrap(compact);
    PeerAddress address =
        PeerAddress.readCompact(in, compact.length == PeerAddress.COMPACT_V6_LENGTH);
    assertThat(in.hasRemaining()).isFalse();
    assertThat(address).hasToString(text);
    assertThat(address.toCompact()).isEqualTo(compact);
    assertThat(address.isV6()).isEqualTo(compact.length == 18);
    assertThat(PeerAddress.of(address.toSocketAddress()))
        .isEqualTo(address)
        .hasSameHashCodeAs(address);
  }

  @Test
  void mappedAddressesAreIpv4() {
    ByteBuffer in =
        ByteBuffer.wrap(HexFormat.of().parseHex("00000000000000000000ffff010203041ae1"));
    PeerAddress address = PeerAddress.readCompact(in, true);
    assertThat(address.isV6()).isFalse();
    assertThat(address).isEqualTo(PeerAddress.of(new byte[] {1, 2, 3, 4}, 6881));
    assertThat(address.toCompact()).hasSize(PeerAddress.COMPACT_V4_LENGTH);
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 65_536, Integer.MAX_VALUE, Integer.MIN_VALUE})
  void portsHaveSixteenBits(int port) {
    assertThatThrownBy(() -> PeerAddress.of(new byte[4], port))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(String.valueOf(port));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 3, 5, 15, 17})
  void addressesHaveFourOrSixteenBytes(int length) {
    assertThatThrownBy(() -> PeerAddress.of(new byte[length], 1))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aNameIsNoAddress() {
    InetSocketAddress name = InetSocketAddress.createUnresolved("peer.example", 1);
    assertThatThrownBy(() -> PeerAddress.of(name)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void halfACompactAddressIsNone() {
    assertThatThrownBy(() -> PeerAddress.readCompact(ByteBuffer.allocate(5), false))
        .isInstanceOf(BufferUnderflowException.class);
  }

  @Test
  void equalityIsOfAddressAndPort() throws UnknownHostException {
    PeerAddress one = new PeerAddress(InetAddress.getByName("10.0.0.1"), 1);
    assertThat(one)
        .isEqualTo(PeerAddress.of(new byte[] {10, 0, 0, 1}, 1))
        .isNotEqualTo(PeerAddress.of(new byte[] {10, 0, 0, 1}, 2))
        .isNotEqualTo(PeerAddress.of(new byte[] {10, 0, 0, 2}, 1));
    assertThat(one.ip().getAddress()).containsExactly(10, 0, 0, 1);
    assertThat(one.port()).isEqualTo(1);
  }
}
