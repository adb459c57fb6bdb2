package org.hotswarm.engine.peer;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import org.hotswarm.model.hash.InfoHash;
import org.junit.jupiter.api.Test;

class AllowedFastTest {
  private static final InfoHash HASH = hash();

  private static InfoHash hash() {
    byte[] bytes = new byte[InfoHash.LENGTH];
    Arrays.fill(bytes, (byte) 0xaa);
    return InfoHash.copyOf(bytes);
  }

  private static InetAddress ip(String text) throws UnknownHostException {
    return InetAddress.getByName(text);
  }

  @Test
  void givesTheSetsThatBep6Publishes() throws Exception {
    assertThat(AllowedFast.of(ip("80.4.4.200"), HASH, 1313, 7))
        .containsExactly(1059, 431, 808, 1217, 287, 376, 1188);
    assertThat(AllowedFast.of(ip("80.4.4.200"), HASH, 1313, 9))
        .containsExactly(1059, 431, 808, 1217, 287, 376, 1188, 353, 508);
  }

  @Test
  void neighboursGetTheSameSet() throws Exception {
    assertThat(AllowedFast.of(ip("80.4.4.1"), HASH, 1313, 9))
        .isEqualTo(AllowedFast.of(ip("80.4.4.255"), HASH, 1313, 9))
        .isNotEqualTo(AllowedFast.of(ip("80.4.5.1"), HASH, 1313, 9));
  }

  @Test
  void aSmallTorrentGivesAllItHasAndEnds() throws Exception {
    assertThat(AllowedFast.of(ip("80.4.4.200"), HASH, 3, 10)).containsExactlyInAnyOrder(0, 1, 2);
    assertThat(AllowedFast.of(ip("80.4.4.200"), HASH, 0, 10)).isEmpty();
    assertThat(AllowedFast.of(ip("80.4.4.200"), HASH, 10, 0)).isEmpty();
  }

  @Test
  void givesUpOnASetThatTakesTooLong() throws Exception {
    assertThat(AllowedFast.of(ip("80.4.4.200"), HASH, 50_000, 100)).hasSize(100);
    assertThat(AllowedFast.of(ip("80.4.4.200"), HASH, 100, 100)).hasSize(100);
    assertThat(AllowedFast.of(ip("80.4.4.200"), HASH, 50_000, 50_000)).hasSizeBetween(4000, 5000);
  }

  @Test
  void thereIsNoneForIpv6() throws Exception {
    assertThat(AllowedFast.of(ip("2001:db8::1"), HASH, 1313, 7)).isEmpty();
  }
}
