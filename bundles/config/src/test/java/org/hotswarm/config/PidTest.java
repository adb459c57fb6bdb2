package org.hotswarm.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Dictionary;
import java.util.Hashtable;
import java.util.Map;
import java.util.stream.Stream;
import org.hotswarm.api.ListenException;
import org.hotswarm.api.settings.NetworkSettings;
import org.hotswarm.api.settings.PeerSettings;
import org.hotswarm.api.settings.Setting;
import org.hotswarm.api.settings.SettingsGroup;
import org.hotswarm.api.settings.SettingsTable;
import org.junit.jupiter.api.Test;
import org.osgi.service.cm.ConfigurationException;
import org.osgi.service.metatype.AttributeDefinition;
import org.osgi.service.metatype.ObjectClassDefinition;

class PidTest {
  private final FakeSession fake = new FakeSession();
  private final Applied applied = new Applied(fake.session());
  private final Pid peer = pid("peer");
  private final Pid network = pid("network");

  private static SettingsGroup group(String name) {
    return SettingsTable.groups().stream()
        .filter(group -> group.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private Pid pid(String name) {
    SettingsGroup group = group(name);
    return new Pid(group, texts -> applied.take(group, texts));
  }

  private static Dictionary<String, Object> values(Map<String, Object> values) {
    return new Hashtable<>(values);
  }

  @Test
  void valuesOfEveryTypeAreApplied() throws Exception {
    peer.updated(
        values(
            Map.of(
                "connections_limit", 77,
                "handshake_timeout", "15s",
                "peer_exchange", false,
                "service.pid", "org.hotswarm.peer",
                "felix.fileinstall.filename", "file:x")));
    assertThat(fake.settings.get(PeerSettings.CONNECTIONS_LIMIT)).isEqualTo(77);
    assertThat(fake.settings.get(PeerSettings.HANDSHAKE_TIMEOUT)).isEqualTo(Duration.ofSeconds(15));
    assertThat(fake.settings.get(PeerSettings.PEER_EXCHANGE)).isFalse();
    assertThat(fake.calls).containsExactly("apply");
  }

  @Test
  void whatIsLeftOutHasItsDefault() throws Exception {
    peer.updated(values(Map.of("connections_limit", "77")));
    peer.updated(values(Map.of("peer_exchange", "false")));
    assertThat(fake.settings.get(PeerSettings.CONNECTIONS_LIMIT))
        .isEqualTo(PeerSettings.CONNECTIONS_LIMIT.fallback());
  }

  @Test
  void aPidThatWasNeverConfiguredChangesNothing() throws Exception {
    fake.settings = fake.settings.with(PeerSettings.CONNECTIONS_LIMIT, 33);
    peer.updated(null);
    assertThat(fake.calls).isEmpty();
    peer.updated(values(Map.of("connections_limit", "77")));
    peer.updated(null);
    assertThat(fake.settings.get(PeerSettings.CONNECTIONS_LIMIT))
        .as("its configuration was deleted")
        .isEqualTo(PeerSettings.CONNECTIONS_LIMIT.fallback());
  }

  @Test
  void whatIsNewOnlyIsApplied() throws Exception {
    peer.updated(
        values(Map.of("connections_limit", PeerSettings.CONNECTIONS_LIMIT.fallback().toString())));
    assertThat(fake.calls).isEmpty();
  }

  @Test
  void aConfigurationThatIsWrongIsNotAppliedInPart() {
    assertThatThrownBy(
            () -> peer.updated(values(Map.of("peer_exchange", "false", "connections_limit", "-7"))))
        .isInstanceOfSatisfying(
            ConfigurationException.class,
            wrong -> assertThat(wrong.getProperty()).isEqualTo("connections_limit"))
        .hasMessageContaining("-7")
        .hasMessageContaining("allowed is");
    assertThatThrownBy(() -> peer.updated(values(Map.of("connections_limit", "many"))))
        .hasMessageContaining("'many', allowed is");
    assertThatThrownBy(() -> peer.updated(values(Map.of("conections_limit", "7"))))
        .hasMessageContaining("conections_limit")
        .hasMessageContaining("org.hotswarm.peer has only")
        .hasMessageContaining("connections_limit");
    assertThatThrownBy(
            () -> peer.updated(values(Map.of("connections_limit", new String[] {"7", "8"}))))
        .hasMessageContaining("one value");
    assertThat(fake.calls).isEmpty();
  }

  @Test
  void whatIsFixedOnceItRunsTakesARestart() throws Exception {
    network.updated(values(Map.of("network_loops", 3, "listen_port_last", 7010)));
    assertThat(fake.calls).containsExactly("restart");
    assertThat(fake.settings.get(NetworkSettings.NETWORK_LOOPS)).isEqualTo(3);
  }

  @Test
  void whereItListensChangesWhileItRuns() throws Exception {
    network.updated(values(Map.of("listen_port_first", 7000, "listen_port_last", 7010)));
    assertThat(fake.calls).containsExactly("listen on 7000 to 7010 of ''", "apply");
    assertThat(fake.settings.get(NetworkSettings.LISTEN_PORT_FIRST)).isEqualTo(7000);
  }

  @Test
  void aPortThatIsTakenIsSaid() {
    fake.refusal = new ListenException("port 7000 is taken", null);
    assertThatThrownBy(
            () -> network.updated(values(Map.of("listen_port_first", 7000, "peer_tos", 9))))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("port 7000 is taken");
    assertThat(fake.settings.get(NetworkSettings.PEER_TOS)).as("all or nothing").isZero();
  }

  @Test
  void aRestartThatIsRefusedIsSaid() {
    fake.refusal = new ListenException("port 7000 is taken", null);
    assertThatThrownBy(() -> network.updated(values(Map.of("network_loops", 3))))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("port 7000 is taken");
  }

  @Test
  void theFormHasEverySettingOfTheGroup() {
    ObjectClassDefinition form = peer.getObjectClassDefinition("org.hotswarm.peer", null);
    AttributeDefinition[] fields = form.getAttributeDefinitions(ObjectClassDefinition.ALL);
    assertThat(Stream.of(fields).map(AttributeDefinition::getID))
        .containsExactlyElementsOf(group("peer").settings().stream().map(Setting::name).toList());
    AttributeDefinition limit =
        Stream.of(fields)
            .filter(f -> f.getID().equals("connections_limit"))
            .findFirst()
            .orElseThrow();
    assertThat(limit.getName()).isEqualTo("Connections limit");
    assertThat(limit.getType()).isEqualTo(AttributeDefinition.INTEGER);
    assertThat(limit.getDefaultValue())
        .containsExactly(PeerSettings.CONNECTIONS_LIMIT.fallback().toString());
    assertThat(limit.validate("7")).isEmpty();
    assertThat(limit.validate("-7")).contains("allowed is");
    assertThat(limit.getDescription())
        .contains(PeerSettings.CONNECTIONS_LIMIT.unit(), PeerSettings.CONNECTIONS_LIMIT.about());
    assertThatThrownBy(() -> peer.getObjectClassDefinition("other", null))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void everyDefaultIsAllowed() {
    for (Setting<?> setting : SettingsTable.all().values()) {
      assertThat((Object) setting.parse(setting.fallbackText())).isEqualTo(setting.fallback());
    }
  }
}
