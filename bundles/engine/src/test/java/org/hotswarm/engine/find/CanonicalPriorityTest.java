package org.hotswarm.engine.find;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.util.HexFormat;
import java.util.zip.CRC32C;
import org.hotswarm.model.peer.PeerAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CanonicalPriorityTest {
  private static PeerAddress at(String ip, int port) throws Exception {
    return new PeerAddress(InetAddress.getByName(ip), port);
  }

  private static long crc(String hex) {
    CRC32C crc = new CRC32C();
    crc.update(HexFormat.of().parseHex(hex));
    return crc.getValue();
  }

  /** The examples of BEP 40. */
  @ParameterizedTest
  @CsvSource({"98.76.54.32, ec2d7224", "123.213.32.234, 99568189"})
  void isThatOfTheProposal(String peer, String expected) throws Exception {
    assertThat(Long.toHexString(CanonicalPriority.of(at("123.213.32.10", 1), at(peer, 2))))
        .isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    // not in one /16, /16, /24
    "230.120.23.1, 230.12.123.3, e60c5101e6781501",
    "230.12.23.1, 230.12.123.3, e60c1701e60c7b01",
    "230.12.123.1, 230.12.123.3, e60c7b01e60c7b03",
    // not in one /48, /48, /56, /64
    "2001:db8:ff00::1, 2001:db8:ff:ffff::ffff,"
        + "20010db800ff5555000000000000555520010db8ff0000000000000000000001",
    "2001:db8:1:ff00::1, 2001:db8:1:00ff::1,"
        + "20010db800010055000000000000000120010db80001ff000000000000000001",
    "2001:db8:1:0001::ff, 2001:db8:1:0002::1,"
        + "20010db800010001000000000000005520010db8000100020000000000000001",
    "2001:db8:1:1:0100::ff, 2001:db8:1:1:0200::1,"
        + "20010db800010001010000000000005520010db8000100010200000000000001"
  })
  void masksWhatIsFarAndKeepsWhatIsNear(String one, String other, String hashed) throws Exception {
    long expected = crc(hashed);
    assertThat(CanonicalPriority.of(at(one, 1), at(other, 2))).isEqualTo(expected);
    assertThat(CanonicalPriority.of(at(other, 2), at(one, 1))).isEqualTo(expected);
  }

  @Test
  void takesPortsWhenTheAddressesAreOne() throws Exception {
    assertThat(CanonicalPriority.of(at("1.2.3.4", 0x4d2), at("1.2.3.4", 0x12c)))
        .isEqualTo(crc("012c04d2"));
    assertThat(CanonicalPriority.of(at("::5", 0x12c), at("::5", 0xf4d2)))
        .isEqualTo(crc("012cf4d2"));
  }
}
