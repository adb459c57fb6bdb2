package org.hotswarm.cli.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hotswarm.api.AddTorrent;
import org.hotswarm.api.module.ModuleException;
import org.hotswarm.api.settings.PeerSettings;
import org.hotswarm.api.settings.TransferSettings;
import org.hotswarm.cli.fake.FakeModules;
import org.hotswarm.cli.fake.FakeSession;
import org.hotswarm.cli.fake.Torrents;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ControlServerTest {
  private static final Duration LONG = Duration.ofSeconds(20);
  private static final ControlServer.Patience SHORT =
      new ControlServer.Patience(Duration.ofMillis(200), LONG);

  @TempDir private Path state;
  private final FakeSession session = new FakeSession();
  private final FakeModules modules = new FakeModules();
  private final List<AutoCloseable> open = new ArrayList<>();
  private Optional<FakeModules> there = Optional.of(modules);

  @BeforeEach
  void twoTorrents() throws Exception {
    session.module("picker", "rarest");
    session.module("picker", "sequential");
    session.module("choker", "rate");
    for (String name : List.of("one", "two")) {
      session.add(AddTorrent.of(Torrents.single(name, 10), state));
    }
  }

  @AfterEach
  void close() throws Exception {
    for (AutoCloseable one : open) {
      one.close();
    }
  }

  private void serve(ControlServer.Patience patience) throws IOException {
    Engine engine = new Engine("get", state, () -> Optional.of(session), () -> there.map(m -> m));
    open.add(ControlServer.start(engine, patience));
  }

  private ControlClient client() throws IOException {
    ControlClient client = ControlClient.connect(state, LONG);
    open.add(0, client);
    return client;
  }

  private Lines raw() throws IOException {
    Lines lines = new Lines(SocketChannel.open(ControlPath.address(state)), 1 << 20);
    open.add(0, lines);
    return lines;
  }

  private List<String> ask(Request request) throws Exception {
    return client().ask(request).stream().map(ControlClient.Line::text).toList();
  }

  private static Request use(String service, String id) {
    return Request.of("use").with("service", service).with("id", id);
  }

  private void refused(Request request, String type, String message) throws IOException {
    ControlClient client = client();
    assertThatThrownBy(() -> client.ask(request))
        .isInstanceOfSatisfying(
            ControlException.class,
            refused -> {
              assertThat(refused.type()).isEqualTo(type);
              assertThat(refused).hasMessageContaining(message);
            });
  }

  @Test
  void saysWhatItIs() throws Exception {
    serve(ControlServer.Patience.USUAL);
    JsonObject row = client().ask(Request.of("engine")).get(0).row();
    assertThat(row.text("command")).isEqualTo("get");
    assertThat(row.number("pid")).isEqualTo(ProcessHandle.current().pid());
    assertThat(row.text("state")).isEqualTo(state.toString());
    assertThat(row.list("names")).containsExactly("one", "two");
  }

  @Test
  void listsProvidersAndBundlesThatBringNone() throws Exception {
    modules.bundle("org.hotswarm.picker.rarest", "active").bundle("x.y", "resolved");
    serve(ControlServer.Patience.USUAL);
    assertThat(ask(Request.of("modules")))
        .startsWith(
            "{\"event\":\"module\",\"service\":\"picker\",\"id\":\"rarest\",\"bundle\":"
                + "\"org.hotswarm.picker.rarest\",\"version\":\"1.0.0\",\"state\":\"active\","
                + "\"ranking\":0,\"places\":0,\"torrents\":[],\"threads\":[],\"faults\":0,"
                + "\"slowCalls\":0,\"lastFault\":\"\"}")
        .endsWith(
            "{\"event\":\"module\",\"service\":\"\",\"id\":\"\",\"bundle\":\"x.y\","
                + "\"version\":\"1.0.0\",\"state\":\"resolved\",\"location\":\"file:x.y\"}",
            "{\"event\":\"done\",\"message\":\"\"}")
        .hasSize(5);
  }

  @Test
  void changesBundles() throws Exception {
    modules.bundle("b", "active");
    serve(ControlServer.Patience.USUAL);
    assertThat(ask(Request.of("stop").with("bundle", "b")))
        .containsExactly(
            "{\"event\":\"bundle\",\"bundle\":\"b\",\"version\":\"1.0.0\",\"state\":\"resolved\","
                + "\"location\":\"file:b\"}",
            "{\"event\":\"done\",\"message\":\"b 1.0.0 is stopped\"}");
    ask(Request.of("start").with("bundle", "b"));
    ask(Request.of("update").with("bundle", "b"));
    ask(Request.of("update").with("bundle", "b").with("file", "/x/b.jar"));
    ask(Request.of("install").with("file", "/x/c.jar"));
    ask(Request.of("uninstall").with("bundle", "c"));
    assertThat(modules.calls())
        .containsExactly(
            "stop b",
            "start b",
            "update b",
            "update b /x/b.jar",
            "install /x/c.jar",
            "uninstall c");
  }

  @Test
  void refusalsHaveATypeAndTheWordsOfWhoeverRefused() throws Exception {
    serve(ControlServer.Patience.USUAL);
    refused(Request.of("frob"), "unknown_command", "there is no command 'frob'");
    refused(Request.of("stop"), "bad_value", "stop needs a value 'bundle'");
    refused(Request.of("stop").with("bundle", "b"), "unknown", "there is no bundle 'b'");
    refused(Request.of("install").with("file", "c.jar"), "bad_value", "not an absolute path");
    refused(Request.of("install").with("file", "/\0"), "bad_value", "Nul character");
    modules.refuse(ModuleException.Kind.UNRESOLVED, "it needs the package a.b");
    refused(Request.of("install").with("file", "/c.jar"), "unresolved", "needs the package a.b");
    there = Optional.empty();
    refused(Request.of("install").with("file", "/c.jar"), "unavailable", "no part");
    assertThat(ask(Request.of("modules"))).hasSize(4);
  }

  @Test
  void choosesForTheSessionAndForATorrent() throws Exception {
    serve(ControlServer.Patience.USUAL);
    assertThat(ask(use("picker", "sequential"))).last().asString().contains("is sequential");
    ask(use("choker", "rate"));
    assertThat(session.settings().get(TransferSettings.PICKER)).isEqualTo("sequential");
    assertThat(session.settings().get(PeerSettings.CHOKER)).isEqualTo("rate");
    ask(use("picker", ""));
    assertThat(session.settings().get(TransferSettings.PICKER)).isEmpty();

    session.module("store", "memory");
    String hash = session.torrent("two").infoHash().hex();
    ask(
        use("picker", "rarest")
            .with("torrent", hash.substring(0, 6).toUpperCase(java.util.Locale.ROOT)));
    ask(use("store", "memory").with("torrent", "two"));
    ask(use("picker", "").with("torrent", "two"));
    assertThat(session.torrent("two").calls())
        .containsExactly(
            "use Providers[picker=Optional[rarest], store=Optional.empty]",
            "use Providers[picker=Optional[rarest], store=Optional[memory]]",
            "use Providers[picker=Optional.empty, store=Optional[memory]]");
    assertThat(session.torrent("one").calls()).isEmpty();
  }

  @Test
  void choicesThatMakeNoSense() throws Exception {
    serve(ControlServer.Patience.USUAL);
    refused(use("dht", "x"), "bad_value", "picker, choker and store are");
    refused(use("picker", "x"), "unknown", "there is rarest, sequential");
    refused(use("store", "x"), "unknown", "there is no store 'x'");
    refused(use("picker", "rarest").with("torrent", "none"), "unknown", "no torrent 'none'");
    refused(use("choker", "rate").with("torrent", "one"), "bad_value", "serves all torrents");
    assertThat(session.calls()).isEmpty();
  }

  @Test
  void severalRequestsAndClientsAtOnce() throws Exception {
    serve(ControlServer.Patience.USUAL);
    ControlClient first = client();
    ControlClient second = client();
    for (int i = 0; i < 3; i++) {
      assertThat(first.ask(Request.of("slots"))).hasSize(1);
      assertThat(second.ask(Request.of("reports"))).hasSize(1);
    }
  }

  @Test
  void aLineThatIsNoRequestIsAnsweredAndTheClientStays() throws Exception {
    serve(ControlServer.Patience.USUAL);
    Lines client = raw();
    for (String line :
        List.of("", "x", "[]", "{", "{\"a\":{}}", "{\"a\":[[]]}", "{} {}", "{\"a\"")) {
      client.write(line, LONG);
      assertThat(client.read(LONG).orElseThrow()).as(line).contains("\"type\":\"malformed\"");
    }
    client.write("{\"command\":\"slots\"}", LONG);
    assertThat(client.read(LONG).orElseThrow()).contains("done");
  }

  @Test
  void aLineThatDoesNotEndIsRefused() throws Exception {
    serve(ControlServer.Patience.USUAL);
    Lines client = raw();
    client.write("x".repeat(ControlServer.MOST_REQUEST + 1), LONG);
    assertThat(client.read(LONG).orElseThrow()).contains("\"type\":\"too_long\"");
  }

  @Test
  void whoSaysNothingIsLetGo() throws Exception {
    serve(SHORT);
    Lines client = raw();
    assertThat(client.read(LONG).orElseThrow()).contains("\"type\":\"idle\"");
    assertThat(client.read(LONG)).isEmpty();
  }

  @Test
  void thereIsRoomForSoManyAndForOthersAfterThem() throws Exception {
    serve(ControlServer.Patience.USUAL);
    List<ControlClient> all = new ArrayList<>();
    for (int i = 0; i < ControlServer.MOST_CLIENTS; i++) {
      all.add(client());
      all.get(i).ask(Request.of("slots"));
    }
    assertThat(raw().read(LONG).orElseThrow()).contains("\"type\":\"busy\"");
    all.get(0).close();
    await().untilAsserted(() -> assertThat(ask(Request.of("slots"))).hasSize(1));
  }

  @Test
  void closingLetsClientsGo() throws Exception {
    serve(ControlServer.Patience.USUAL);
    Lines client = raw();
    client.write("{\"command\":\"slots\"}", LONG);
    assertThat(client.read(LONG)).isPresent();
    close();
    assertThatThrownBy(() -> ControlClient.connect(state, LONG)).isInstanceOf(IOException.class);
    await()
        .untilAsserted(
            () ->
                assertThat(Thread.getAllStackTraces().keySet())
                    .noneMatch(thread -> thread.getName().startsWith("hotswarm-control")));
  }
}
