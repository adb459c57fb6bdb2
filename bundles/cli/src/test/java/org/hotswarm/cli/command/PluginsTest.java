package org.hotswarm.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.hotswarm.api.module.BundleStatus;
import org.hotswarm.api.module.ModuleException;
import org.hotswarm.api.module.ModuleException.Kind;
import org.hotswarm.cli.fake.Cli;
import org.hotswarm.cli.fake.FakeModules;
import org.hotswarm.cli.fake.Torrents;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PluginsTest {
  @TempDir private Path home;
  private final FakeModules modules = new FakeModules();
  private Cli cli;

  @BeforeEach
  void prepare() {
    cli = new Cli(home);
    cli.modules = Optional.of(modules);
    cli.factory.torrent("a.torrent", Torrents.single("a.iso", 10));
    cli.time.at(3_000, this::news);
    cli.time.at(9_000, () -> cli.session.torrent().complete());
  }

  private void news() {
    Path directory = home.resolve("p");
    modules
        .listener()
        .accepted(
            directory.resolve("x.jar"), new BundleStatus("com.example.x", "1.0.0", "active", "f"));
    modules
        .listener()
        .refused(
            directory.resolve("y.jar"),
            new ModuleException(Kind.UNRESOLVED, "it needs the package a.b, which nobody has"));
    modules.listener().removed(directory.resolve("x.jar"), "com.example.x");
  }

  private int get(String... more) {
    String[] args = new String[more.length + 4];
    System.arraycopy(new String[] {"get", "a.torrent", "--plugins", home + "/p"}, 0, args, 0, 4);
    System.arraycopy(more, 0, args, 4, more.length);
    return cli.run(args);
  }

  @Test
  void whatBecomesOfThemIsTold() {
    assertThat(get()).isZero();
    assertThat(cli.out())
        .contains(
            "plug-in x.jar: com.example.x 1.0.0 is active\n",
            "plug-in x.jar: gone, and com.example.x with it\n");
    assertThat(cli.err())
        .isEqualTo(
            "hotswarm: plug-in y.jar: not taken: it needs the package a.b, which nobody has\n");
    assertThat(modules.calls()).containsExactly("watch " + home + "/p", "unwatch");
  }

  @Test
  void programsGetAlerts() {
    assertThat(get("--json")).isZero();
    assertThat(cli.events())
        .contains(
            "{\"event\":\"alert\",\"type\":\"plugin_accepted\",\"message\":\"com.example.x 1.0.0 is"
                + " active\",\"file\":\""
                + home
                + "/p/x.jar\",\"bundle\":\"com.example.x 1.0.0\"}",
            "{\"event\":\"alert\",\"type\":\"plugin_refused\",\"message\":\"not taken: it needs the"
                + " package a.b, which nobody has\",\"file\":\""
                + home
                + "/p/y.jar\",\"bundle\":\"\"}");
    assertThat(cli.err()).contains("plug-in y.jar");
  }

  @Test
  void quietSaysWhatIsRefused() {
    assertThat(get("-q")).isZero();
    assertThat(cli.out()).isEmpty();
    assertThat(cli.err()).contains("plug-in y.jar");
  }

  @Test
  void aLiveLineMakesRoom() {
    cli.onTerminal(true, 80);
    assertThat(get()).isZero();
    assertThat(cli.out()).contains("\u001b[Kplug-in x.jar: com.example.x 1.0.0 is active\n");
  }

  @Test
  void aDirectoryThatCannotBeUsed() {
    modules.refuse(Kind.INSECURE, "others can write to it; chmod go-w");
    assertThat(get("--json")).isEqualTo(28);
    assertThat(cli.err()).contains("--plugins " + home + "/p: others can write to it; chmod go-w");
    assertThat(cli.session.calls()).isEmpty();
    cli.modules = Optional.empty();
    assertThat(get()).isEqualTo(28);
    assertThat(cli.err()).contains("--plugins is not available");
  }

  @Test
  void aPluginsPickerMayBeChosen() {
    cli.session.module("picker", "rarest");
    cli.time.at(200, () -> cli.session.module("picker", "mine"));
    assertThat(get("--picker", "mine")).isZero();
    assertThat(cli.out()).doesNotContain("is not there yet");
    assertThat(cli.session.settings().get(org.hotswarm.api.settings.TransferSettings.PICKER))
        .isEqualTo("mine");
  }

  @Test
  void oneThatDoesNotComeIsWaitedForInPassing() {
    cli.session.module("picker", "rarest");
    cli.time.at(20_000, () -> cli.session.torrent().complete());
    assertThat(get("--picker", "mine")).isZero();
    assertThat(cli.out()).contains("--picker mine: is not there yet; it is used once it comes");
    assertThat(Duration.ofNanos(cli.time.nanos())).isGreaterThan(Duration.ofSeconds(5));
  }
}
