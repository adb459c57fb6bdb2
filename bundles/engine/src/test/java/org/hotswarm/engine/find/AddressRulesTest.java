package org.hotswarm.engine.find;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hotswarm.engine.find.AddressClass.GLOBAL;
import static org.hotswarm.engine.find.AddressClass.LINK_LOCAL;
import static org.hotswarm.engine.find.AddressClass.LOOPBACK;
import static org.hotswarm.engine.find.AddressClass.MULTICAST;
import static org.hotswarm.engine.find.AddressClass.PRIVATE;
import static org.hotswarm.engine.find.AddressClass.UNUSABLE;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.hotswarm.api.alert.AlertCategory;
import org.hotswarm.api.alert.SessionAlert;
import org.hotswarm.model.filter.IpFilter;
import org.hotswarm.model.peer.PeerAddress;
import org.hotswarm.model.peer.PeerSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class AddressRulesTest {
  private boolean allowLocal = true;
  private Set<PeerAddress> own = Set.of();
  private final List<SessionAlert> alerts = new ArrayList<>();
  private final IpGate gate = new IpGate(alerts::add);
  private final AddressRules rules = new AddressRules(() -> allowLocal, () -> own, gate);

  private static PeerAddress at(String ip, int port) throws Exception {
    return new PeerAddress(InetAddress.getByName(ip), port);
  }

  @ParameterizedTest
  @CsvSource({
    "8.8.8.8, GLOBAL",
    "1.0.0.0, GLOBAL",
    "172.15.255.255, GLOBAL",
    "172.32.0.1, GLOBAL",
    "100.63.255.255, GLOBAL",
    "100.128.0.0, GLOBAL",
    "169.253.1.1, GLOBAL",
    "192.167.1.1, GLOBAL",
    "2001:4860:4860::8888, GLOBAL",
    "64:ff9b::8.8.8.8, GLOBAL",
    "2002:808:808::1, GLOBAL",
    "10.0.0.1, PRIVATE",
    "172.16.0.1, PRIVATE",
    "172.31.255.255, PRIVATE",
    "192.168.0.1, PRIVATE",
    "100.64.0.1, PRIVATE",
    "100.100.100.200, PRIVATE",
    "192.0.0.192, PRIVATE",
    "fc00::1, PRIVATE",
    "fdff::1, PRIVATE",
    "fec0::1, PRIVATE",
    "64:ff9b:1::1, PRIVATE",
    "64:ff9b::10.0.0.1, PRIVATE",
    "127.0.0.1, LOOPBACK",
    "127.255.255.254, LOOPBACK",
    "::1, LOOPBACK",
    "::127.0.0.1, LOOPBACK",
    "64:ff9b::127.0.0.1, LOOPBACK",
    "2002:7f00:1::, LOOPBACK",
    "169.254.169.254, LINK_LOCAL",
    "fe80::1, LINK_LOCAL",
    "febf::1, LINK_LOCAL",
    "64:ff9b::169.254.169.254, LINK_LOCAL",
    "224.0.0.1, MULTICAST",
    "239.192.152.143, MULTICAST",
    "ff02::1, MULTICAST",
    "0.0.0.0, UNUSABLE",
    "0.1.2.3, UNUSABLE",
    "255.255.255.255, UNUSABLE",
    "240.0.0.1, UNUSABLE",
    "::, UNUSABLE",
    "64::1, UNUSABLE"
  })
  void knowsWhatKindOfPlaceAnAddressIs(String ip, AddressClass kind) throws Exception {
    assertThat(AddressClass.of(InetAddress.getByName(ip))).isEqualTo(kind);
  }

  @ParameterizedTest
  @CsvSource({"127.0.0.1, LOOPBACK", "10.1.2.3, PRIVATE", "9.9.9.9, GLOBAL"})
  void looksThroughMappedAddresses(String ip, AddressClass kind) throws Exception {
    byte[] mapped = new byte[16];
    mapped[10] = -1;
    mapped[11] = -1;
    System.arraycopy(InetAddress.getByName(ip).getAddress(), 0, mapped, 12, 4);
    assertThat(AddressClass.of(Inet6Address.getByAddress(null, mapped, -1))).isEqualTo(kind);
  }

  @ParameterizedTest
  @EnumSource(PeerSource.class)
  void whereNobodyCanBeNobodyIsContacted(PeerSource source) throws Exception {
    for (String ip : new String[] {"0.0.0.0", "::", "224.0.0.1", "ff02::1", "255.255.255.255"}) {
      assertThat(rules.mayContact(at(ip, 6881), source, true)).as(ip).isFalse();
    }
    assertThat(rules.mayContact(at("9.9.9.9", 0), source, true)).isFalse();
    assertThat(rules.mayContact(at("9.9.9.9", 1), source, false)).isTrue();
  }

  @Test
  void localAddressesCountOnlyFromLocalSources() throws Exception {
    for (String ip : new String[] {"127.0.0.1", "::1", "10.0.0.1", "fd00::1", "100.64.0.1"}) {
      for (PeerSource stranger :
          new PeerSource[] {
            PeerSource.TRACKER, PeerSource.PEX, PeerSource.MAGNET, PeerSource.DHT
          }) {
        assertThat(rules.mayContact(at(ip, 6881), stranger, false)).as(ip).isFalse();
        assertThat(rules.mayContact(at(ip, 6881), stranger, true)).as(ip).isTrue();
      }
      assertThat(rules.mayContact(at(ip, 6881), PeerSource.MANUAL, false)).as(ip).isTrue();
      assertThat(rules.mayContact(at(ip, 6881), PeerSource.INCOMING, false)).as(ip).isTrue();
    }
    allowLocal = false;
    assertThat(rules.mayContact(at("10.0.0.1", 6881), PeerSource.TRACKER, true)).isFalse();
    assertThat(rules.mayContact(at("10.0.0.1", 6881), PeerSource.MANUAL, true)).isTrue();
  }

  @Test
  void linkLocalAddressesAreForTheUserOnly() throws Exception {
    PeerAddress metadata = at("169.254.169.254", 80);
    assertThat(rules.mayContact(metadata, PeerSource.TRACKER, true)).isFalse();
    assertThat(rules.mayContact(metadata, PeerSource.INCOMING, true)).isFalse();
    assertThat(rules.mayContact(metadata, PeerSource.MANUAL, false)).isTrue();
  }

  @ParameterizedTest
  @EnumSource(PeerSource.class)
  void whomTheFilterBlocksIsTold(PeerSource source) throws Exception {
    InetAddress blocked = InetAddress.getByName("9.9.9.9");
    gate.rules(IpFilter.builder().block(blocked, blocked).build());
    assertThat(rules.mayContact(at("9.9.9.9", 1), source, false)).isFalse();
    assertThat(alerts).containsExactly(new SessionAlert.PeerBlocked(blocked));
    assertThat(alerts.get(0).categories()).containsExactly(AlertCategory.IP_BLOCK);
    assertThat(rules.mayContact(at("9.9.9.8", 1), source, false)).isTrue();
    assertThat(rules.isBlocked(blocked)).isTrue();
    assertThat(alerts).hasSize(1);
  }

  @Test
  void ourOwnListenersAreNotDialled() throws Exception {
    own = Set.of(at("9.9.9.9", 6881));
    assertThat(rules.mayContact(at("9.9.9.9", 6881), PeerSource.TRACKER, false)).isFalse();
    assertThat(rules.mayContact(at("9.9.9.9", 6882), PeerSource.TRACKER, false)).isTrue();
  }

  @Test
  void onlyThreeKindsAreLocal() {
    assertThat(AddressClass.values())
        .filteredOn(AddressClass::isLocal)
        .containsExactly(PRIVATE, LOOPBACK, LINK_LOCAL)
        .doesNotContain(GLOBAL, MULTICAST, UNUSABLE);
  }
}
