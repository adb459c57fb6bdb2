package org.hotswarm.engine.find;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hotswarm.spi.net.EgressException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EgressPolicyTest {
  private final Map<String, List<String>> names = new HashMap<>();
  private final List<String> lookups = new ArrayList<>();
  private Optional<InetAddress> bind = Optional.empty();
  private final EgressPolicy policy = new EgressPolicy(this::lookUp, () -> bind);

  private InetAddress[] lookUp(String host) throws UnknownHostException {
    lookups.add(host);
    if (names.containsKey(host)) {
      List<InetAddress> found = new ArrayList<>();
      for (String ip : names.get(host)) {
        found.add(InetAddress.getByName(ip));
      }
      return found.toArray(InetAddress[]::new);
    }
    if (host.matches("[0-9.]+|\\[.*]")) {
      return new InetAddress[] {InetAddress.getByName(host)};
    }
    throw new UnknownHostException(host);
  }

  private List<InetAddress> ask(String url) throws EgressException {
    return policy.resolve(URI.create(url), Optional.empty());
  }

  private List<InetAddress> redirect(String from, String to) throws EgressException {
    return policy.resolve(URI.create(to), Optional.of(URI.create(from)));
  }

  @BeforeEach
  void nameHosts() {
    names.put("tracker.example", List.of("198.51.100.7", "2001:db8::7"));
    names.put("localhost", List.of("127.0.0.1", "::1"));
    names.put("nas.lan", List.of("192.168.1.9"));
    names.put("evil.example", List.of("127.0.0.1"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://tracker.example/announce",
        "https://tracker.example:8443/x.php?passkey=1",
        "udp://tracker.example:6969",
        "http://127.0.0.1:6969/announce",
        "http://localhost:6969/announce?passkey=1",
        "http://localhost:6969/scrape",
        "http://[::1]:6969/announce",
        "udp://127.0.0.1:6969",
        "udp://127.0.0.1:6969/",
        "udp://127.0.0.1:6969/announce",
        "http://10.0.0.1/announce",
        "http://nas.lan/k3y/announce.php",
        "http://[fd00::1]/scrape"
      })
  void letsTrackersBeReached(String url) throws EgressException {
    assertThat(ask(url)).isNotEmpty();
    assertThat(lookups).as("one look-up, no second").hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://127.0.0.1:9200/_shutdown",
        "http://127.0.0.1/announce/../admin",
        "http://127.0.0.1/announce.php",
        "http://127.0.0.1/",
        "http://127.0.0.1",
        "http://evil.example/x",
        "http://[::1]/x",
        "http://[::ffff:127.0.0.1]/x",
        "http://[64:ff9b::7f00:1]/x",
        "udp://127.0.0.1:53/x",
        "http://10.0.0.1/reboot.cgi",
        "http://nas.lan/x?announce",
        "http://100.64.0.1/x",
        "http://[fd00::1]/x",
        "http://169.254.169.254/announce",
        "http://[fe80::1]/announce",
        "udp://224.0.0.1:1/announce",
        "http://[ff02::1]/announce",
        "http://0.0.0.0/announce",
        "http://[::]/announce",
        "http://255.255.255.255/announce",
        "ftp://tracker.example/announce",
        "file:///etc/passwd",
        "jar:http://tracker.example/x",
        "gopher://tracker.example/announce",
        "http:///announce",
        "http://unknown.example/announce"
      })
  void refusesTheRest(String url) {
    assertThatThrownBy(() -> ask(url)).isInstanceOf(EgressException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://trаcker.example/announce",
        "http://xn--trcker-7of.example/announce",
        "http://a.XN--p1ai/announce",
        "http://%74racker.example/announce"
      })
  void refusesInternationalNames(String url) {
    assertThatThrownBy(() -> ask(url))
        .isInstanceOf(EgressException.class)
        .hasMessageContaining("international");
    assertThat(lookups).isEmpty();
  }

  @Test
  void showsAnInternationalNameAsPunycode() {
    assertThatThrownBy(() -> ask("http://trаcker.example/announce"))
        .hasMessageContaining("xn--")
        .hasMessageNotContaining("trа");
  }

  @Test
  void dropsTheAddressesThatAreNotAllowedAndKeepsTheRest() throws Exception {
    names.put("mixed.example", List.of("127.0.0.1", "198.51.100.7", "169.254.169.254"));
    assertThat(ask("http://mixed.example/x"))
        .containsExactly(InetAddress.getByName("198.51.100.7"));
  }

  @Test
  void aPublicHostMayNotRedirectToALocalOne() throws Exception {
    ask("http://tracker.example/announce");
    for (String to : new String[] {"http://127.0.0.1/announce", "http://nas.lan/announce"}) {
      assertThatThrownBy(() -> redirect("http://tracker.example/announce", to))
          .isInstanceOf(EgressException.class)
          .hasMessageContaining("redirect");
    }
    assertThat(redirect("http://tracker.example/announce", "https://198.51.100.9/a")).hasSize(1);
  }

  @Test
  void aLocalHostMayRedirectToALocalOneOrAPublicOne() throws Exception {
    ask("http://nas.lan/announce");
    assertThat(redirect("http://nas.lan/announce", "http://127.0.0.1/announce")).hasSize(1);
    assertThat(redirect("http://nas.lan/announce", "http://tracker.example/x")).hasSize(2);
    assertThatThrownBy(() -> redirect("http://nas.lan/announce", "http://127.0.0.1/admin"))
        .isInstanceOf(EgressException.class);
  }

  @Test
  void aNameThatChangesItsAnswerStaysPublic() throws Exception {
    names.put("rebind.example", List.of("198.51.100.7"));
    ask("http://rebind.example/announce");
    names.put("rebind.example", List.of("127.0.0.1"));
    ask("http://rebind.example/announce");
    assertThat(policy.isLocal(URI.create("http://rebind.example/announce"))).isFalse();
    assertThatThrownBy(
            () -> redirect("http://rebind.example/announce", "http://127.0.0.1/announce"))
        .isInstanceOf(EgressException.class);
  }

  @Test
  void redirectsDoNotLeaveHttpsNorHttp() throws Exception {
    ask("http://tracker.example/announce");
    assertThatThrownBy(() -> redirect("https://tracker.example/a", "http://tracker.example/b"))
        .hasMessageContaining("https: to http:");
    assertThatThrownBy(() -> redirect("http://tracker.example/a", "udp://tracker.example/b"))
        .isInstanceOf(EgressException.class);
    assertThat(redirect("http://tracker.example/a", "https://tracker.example/b")).hasSize(2);
  }

  @Test
  void knowsWhichTrackersAreLocal() throws Exception {
    ask("http://localhost/announce");
    ask("http://tracker.example/announce");
    assertThat(policy.isLocal(URI.create("udp://LOCALHOST:1"))).isTrue();
    assertThat(policy.isLocal(URI.create("http://tracker.example/"))).isFalse();
    assertThat(policy.isLocal(URI.create("http://nas.lan/"))).as("never resolved").isFalse();
  }

  @Test
  void documentsTheUserNamedMayBeLocalAtAnyPath() throws Exception {
    URI local = URI.create("http://127.0.0.1:8000/x.torrent");
    assertThat(policy.forDocuments().resolve(local, Optional.empty())).hasSize(1);
    URI metadata = URI.create("http://169.254.169.254/latest");
    assertThatThrownBy(() -> policy.forDocuments().resolve(metadata, Optional.empty()))
        .isInstanceOf(EgressException.class);
    URI away = URI.create("http://tracker.example/x.torrent");
    assertThatThrownBy(() -> policy.forDocuments().resolve(local, Optional.of(away)))
        .isInstanceOf(EgressException.class);
  }

  @Test
  void aBindAddressLeavesOnlyItsFamily() throws Exception {
    bind = Optional.of(InetAddress.getByName("192.0.2.1"));
    assertThat(ask("http://tracker.example/announce"))
        .containsExactly(InetAddress.getByName("198.51.100.7"));
    assertThatThrownBy(() -> ask("http://[2001:db8::9]/announce"))
        .hasMessageContaining("bind_address");
    assertThat(policy.bindAddress(false)).isEqualTo(bind);
    assertThat(policy.bindAddress(true)).isEmpty();
    assertThat(policy.forDocuments().bindAddress(false)).isEqualTo(bind);
    bind = Optional.of(InetAddress.getByName("0.0.0.0"));
    assertThat(policy.bindAddress(false)).isEmpty();
    assertThat(ask("http://tracker.example/announce")).hasSize(2);
  }
}
