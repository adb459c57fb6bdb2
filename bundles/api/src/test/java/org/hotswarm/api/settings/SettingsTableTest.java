package org.hotswarm.api.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class SettingsTableTest {

  @Test
  void everySettingSaysItsUnitAndWhatItDoes() {
    assertThat(SettingsTable.all().values())
        .isNotEmpty()
        .allSatisfy(
            setting -> {
              assertThat(setting.unit()).as(setting.name()).isNotBlank();
              assertThat(setting.about()).as(setting.name()).isNotBlank();
            });
  }

  @Test
  void everyNumberAndTimeHasARangeThatHoldsItsDefault() {
    assertThat(SettingsTable.all().values())
        .filteredOn(setting -> setting.kind() != Boolean.class && setting.kind() != String.class)
        .isNotEmpty()
        .allSatisfy(
            setting -> {
              assertThat(setting.allowed()).as(setting.name()).isPresent();
              assertThatCode(() -> setting.check(setting.fallback())).doesNotThrowAnyException();
            });
  }

  @Test
  void everySettingIsInOneGroup() {
    List<Setting<?>> grouped =
        SettingsTable.groups().stream().flatMap(group -> group.settings().stream()).toList();
    assertThat(grouped).doesNotHaveDuplicates().hasSameSizeAs(SettingsTable.all().values());
    assertThat(grouped).extracting(Setting::name).containsExactlyElementsOf(names());
    assertThat(SettingsTable.groups())
        .extracting(SettingsGroup::name)
        .containsExactly("network", "peer", "transfer", "queue", "announce", "storage", "limits");
  }

  private static List<String> names() {
    return List.copyOf(SettingsTable.all().keySet());
  }

  @Test
  void whatIsFixedOnceStartedIsInTheTable() {
    assertThat(SettingsTable.fixedOnceStarted())
        .isNotEmpty()
        .isSubsetOf(SettingsTable.all().values());
  }

  /** Another value than the default, as text. */
  private static String another(Setting<?> setting) {
    if (setting.kind() == Boolean.class) {
      return setting.fallback().equals(true) ? "false" : "true";
    }
    if (setting.kind() == String.class) {
      return "another";
    }
    Setting.Range range = setting.range().orElseThrow();
    String unit = setting.kind() == Duration.class ? "ms" : "";
    String least = range.least() + unit;
    return setting.parse(least).equals(setting.fallback()) ? range.most() + unit : least;
  }

  @Test
  void whatIsSetIsRead() {
    for (Setting<?> setting : SettingsTable.all().values()) {
      String text = another(setting);
      Settings changed = Settings.defaults().with(setting.name(), text);
      assertThat((Object) changed.get(setting))
          .as(setting.name())
          .isEqualTo(setting.parse(text))
          .isNotEqualTo(setting.fallback());
      assertThat(SettingsTable.all().values())
          .filteredOn(other -> !other.equals(setting))
          .allMatch(other -> changed.get(other).equals(other.fallback()));
    }
  }

  /** Those that there are of the four on which the manual and the release it came with differ. */
  @Test
  void theDefaultsAreThoseOfTheManual() {
    assertThat(AnnounceSettings.TRACKER_RECEIVE_TIMEOUT.fallback()).hasSeconds(20);
    assertThat(AnnounceSettings.STOP_TRACKER_TIMEOUT.fallback()).hasSeconds(10);
    assertThat(NetworkSettings.PEER_CONNECT_TIMEOUT.fallback()).hasSeconds(10);
  }

  @Test
  void whatIsChangedBackIsNotChanged() {
    Settings changed = Settings.defaults().with(PeerSettings.UNCHOKE_SLOTS, 5);
    assertThat(changed).isNotEqualTo(Settings.defaults());
    assertThat(changed.with(PeerSettings.UNCHOKE_SLOTS, 8)).isEqualTo(Settings.defaults());
    assertThat(changed.with("unchoke_slots", "8")).isEqualTo(Settings.defaults());
  }

  @Test
  void aRefusalNamesSettingValueAndRange() {
    assertThatThrownBy(() -> PeerSettings.UNCHOKE_SLOTS.parse("0"))
        .hasMessage("unchoke_slots is 0, allowed is 1 to 65536");
    assertThatThrownBy(() -> PeerSettings.PEER_TIMEOUT.parse("2h"))
        .hasMessage("peer_timeout is 7200s, allowed is 10s to 3600s");
    assertThatThrownBy(() -> PeerSettings.PEER_TIMEOUT.check(Duration.ofMillis(1500)))
        .hasMessage("peer_timeout is 1500ms, allowed is 10s to 3600s");
  }
}
