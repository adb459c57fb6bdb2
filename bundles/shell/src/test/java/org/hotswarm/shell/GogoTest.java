package org.hotswarm.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.apache.felix.gogo.runtime.CommandProcessorImpl;
import org.apache.felix.gogo.runtime.threadio.ThreadIOImpl;
import org.apache.felix.service.command.CommandSession;
import org.apache.felix.service.command.Descriptor;
import org.hotswarm.api.status.TorrentState;
import org.junit.jupiter.api.Test;

/** The commands as Gogo calls them. */
class GogoTest {
  private static final List<String> FUNCTIONS =
      List.of(
          "ls",
          "add",
          "info",
          "peers",
          "trackers",
          "pause",
          "scrape",
          "resume",
          "rm",
          "status",
          "settings");
  private static final List<String> OF_MODULES = List.of("modules", "slots", "reports", "swap");

  private final FakeEngine engine = new FakeEngine();

  private Object execute(String line) throws Exception {
    CommandProcessorImpl gogo = new CommandProcessorImpl(new ThreadIOImpl());
    Commands commands = new Commands(engine, engine);
    ModuleCommands ofModules = new ModuleCommands(engine, new FakeModules());
    FUNCTIONS.forEach(function -> gogo.addCommand("hotswarm", commands, function));
    OF_MODULES.forEach(function -> gogo.addCommand("hotswarm", ofModules, function));
    PrintStream nowhere =
        new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8);
    try (CommandSession session =
        gogo.createSession(new ByteArrayInputStream(new byte[0]), nowhere, nowhere)) {
      return session.execute(line);
    }
  }

  @Test
  void argumentsArriveAsWords() throws Exception {
    FakeTorrent torrent = engine.torrent("a", TorrentState.DOWNLOADING, 1, 2);
    assertThat(execute("hotswarm:ls")).asString().contains("a").contains("50%");
    assertThat(execute("hotswarm:info 1")).asString().contains("downloading");
    assertThat(execute("hotswarm:pause all")).isEqualTo("paused: a");
    assertThat(execute("hotswarm:rm --data 1")).isEqualTo("removed with its files: a");
    assertThat(execute("hotswarm:settings set unchoke_slots 5")).asString().contains("value    5");
    assertThat(execute("hotswarm:settings set send_redundant_have true"))
        .asString()
        .contains("value    true");
    assertThat(torrent.calls).containsExactly("pause");
  }

  @Test
  void mistakesAreAnswered() throws Exception {
    assertThat(execute("hotswarm:pause")).asString().startsWith("hotswarm: name a torrent");
    assertThat(execute("hotswarm:add")).asString().contains("SOURCE");
    assertThat(execute("hotswarm:peers 7")).asString().contains("there is no torrent '7'");
  }

  @Test
  void partsAreShownAndChanged() throws Exception {
    assertThat(execute("hotswarm:modules")).isEqualTo("no providers are there");
    assertThat(execute("hotswarm:slots")).isEqualTo("no places are there");
    assertThat(execute("hotswarm:reports")).isEqualTo("nothing has changed so far");
    assertThat(execute("hotswarm:swap picker ''")).isEqualTo("picker is the highest-ranking");
    assertThat(execute("hotswarm:swap update picker.rarest /x/a.jar"))
        .isEqualTo("picker.rarest 1.0.0 is active");
    assertThat(execute("hotswarm:swap")).asString().startsWith("hotswarm: write hotswarm:swap");
  }

  @Test
  void everyFunctionIsDescribed() {
    assertThat(described(Commands.class)).containsExactlyInAnyOrderElementsOf(FUNCTIONS);
    assertThat(described(ModuleCommands.class)).containsExactlyInAnyOrderElementsOf(OF_MODULES);
  }

  private static List<String> described(Class<?> commands) {
    return Arrays.stream(commands.getDeclaredMethods())
        .filter(method -> method.isAnnotationPresent(Descriptor.class))
        .map(java.lang.reflect.Method::getName)
        .toList();
  }
}
