package org.hotswarm.itests.karaf;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Dictionary;
import java.util.EnumSet;
import java.util.Hashtable;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.inject.Inject;
import org.apache.karaf.features.FeaturesService;
import org.apache.karaf.features.FeaturesService.Option;
import org.apache.karaf.shell.api.console.Session;
import org.apache.karaf.shell.api.console.SessionFactory;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.ops4j.pax.exam.junit.PaxExam;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.service.cm.Configuration;
import org.osgi.service.cm.ConfigurationAdmin;
import org.osgi.service.metatype.AttributeDefinition;
import org.osgi.service.metatype.MetaTypeInformation;
import org.osgi.service.metatype.MetaTypeService;
import org.osgi.service.metatype.ObjectClassDefinition;

/** Settings come from files and from Configuration Admin, have a metatype, and are applied live. */
@RunWith(PaxExam.class)
public class ConfigurationIT {
  private static final Set<String> PIDS =
      Set.of(
          "org.hotswarm.session",
          "org.hotswarm.network",
          "org.hotswarm.peer",
          "org.hotswarm.transfer",
          "org.hotswarm.queue",
          "org.hotswarm.announce",
          "org.hotswarm.storage",
          "org.hotswarm.limits");
  private static final Set<String> FILES =
      PIDS.stream()
          .map(pid -> "etc/" + pid + ".cfg")
          .collect(Collectors.toCollection(TreeSet::new));
  private static final long PATIENCE_MILLIS = 30_000;

  @Inject private BundleContext context;
  @Inject private FeaturesService features;
  @Inject private ConfigurationAdmin admin;
  @Inject private MetaTypeService metatypes;
  @Inject private SessionFactory shells;

  /** The same Karaf. */
  @org.ops4j.pax.exam.Configuration
  public org.ops4j.pax.exam.Option[] karaf() {
    return new FeaturesIT().karaf();
  }

  @Test
  public void settingsAreConfiguredLiveAndNothingStays() throws Exception {
    URI repository =
        URI.create(
            "mvn:org.hotswarm/hotswarm-karaf/"
                + System.getProperty("hotswarm.version")
                + "/xml/features");
    Traces traces = new Traces();
    features.addRepository(repository);
    features.installFeature("hotswarm-all");
    traces.remember(ours());

    filesAreThereWithAllTheirComments();
    everyPidHasItsForm();
    configurationsAreAppliedLive();
    aFileIsAppliedLive();
    theSessionStartsByItself();
    theShellShowsTheParts();
    whatIsConfiguredOutlivesTheEngine();

    features.uninstallFeature("hotswarm-all");
    assertEquals(List.of(), ours());
    eventually("threads that stay", Set.of(), Traces::threads);
    assertEquals("services that stay", Set.of(), pidsOffered());
    assertEquals("files that stay", FILES, traces.newFiles());
    Traces.forgetLog();
    eventually("class loaders that stay", Set.of(), traces::loadersLeft);

    features.installFeature("hotswarm-config");
    features.uninstallFeature("hotswarm-config", EnumSet.of(Option.DeleteConfigurations));
    features.removeRepository(repository);
    eventually("files that stay when asked not to", Set.of(), traces::newFiles);
  }

  private static Path file(String pid) {
    return Path.of(System.getProperty("karaf.etc"), pid + ".cfg");
  }

  private void filesAreThereWithAllTheirComments() throws Exception {
    for (String pid : PIDS) {
      eventually(pid + ".cfg", true, () -> Files.exists(file(pid)));
    }
    String network = Files.readString(file("org.hotswarm.network"));
    assertTrue(network, network.contains("#listen_port_first = 6881"));
    assertTrue(network, network.contains("# port first port to try for peers"));
  }

  private void everyPidHasItsForm() throws Exception {
    MetaTypeInformation forms = metatypes.getMetaTypeInformation(bundle("org.hotswarm.config"));
    assertEquals(PIDS, Set.of(forms.getPids()));
    ObjectClassDefinition peer = forms.getObjectClassDefinition("org.hotswarm.peer", null);
    AttributeDefinition limit =
        Stream.of(peer.getAttributeDefinitions(ObjectClassDefinition.ALL))
            .filter(field -> field.getID().equals("connections_limit"))
            .findFirst()
            .orElseThrow();
    assertEquals("Connections limit", limit.getName());
    assertEquals(AttributeDefinition.INTEGER, limit.getType());
    assertEquals(List.of("200"), List.of(limit.getDefaultValue()));
    assertEquals("", limit.validate("70"));
    assertFalse(limit.validate("-7").isEmpty());
  }

  private void configurationsAreAppliedLive() throws Exception {
    configure("org.hotswarm.peer", Map.of("connections_limit", 77));
    eventually("a limit", true, () -> has("connections_limit", "77"));
    configure("org.hotswarm.peer", Map.of("connections_limit", -7, "peer_exchange", false));
    configure("org.hotswarm.limits", Map.of("no_such_limit", 1));
    configure("org.hotswarm.announce", Map.of("num_want", 33));
    eventually("what came after what is wrong", true, () -> has("num_want", "33"));
    assertTrue("a wrong value changes nothing", has("connections_limit", "77"));
    assertTrue("nor does what came with it", has("peer_exchange", "true"));
  }

  private void aFileIsAppliedLive() throws Exception {
    Path transfer = file("org.hotswarm.transfer");
    Files.writeString(transfer, Files.readString(transfer) + "\ndownload_rate_limit = 123456\n");
    eventually("a file", true, () -> has("download_rate_limit", "123456"));
  }

  private void theSessionStartsByItself() throws Exception {
    configure("org.hotswarm.network", Map.of("listen_port_first", 0, "bind_address", "127.0.0.1"));
    configure("org.hotswarm.session", Map.of("autostart", true));
    eventually("a thread of a session", true, () -> Traces.threads().contains("hotswarm-loop"));
    configure("org.hotswarm.network", Map.of("listen_port_first", 0, "bind_address", "127.0.0.2"));
    eventually("what is fixed once it runs", true, () -> has("bind_address", "127.0.0.2"));
    eventually("a thread of a session", true, () -> Traces.threads().contains("hotswarm-loop"));
  }

  /** What the shell has set goes with the old engine; what is configured stays. */
  private void whatIsConfiguredOutlivesTheEngine() throws Exception {
    configure("org.hotswarm.peer", Map.of("connections_limit", 78));
    eventually("what is right again", true, () -> has("connections_limit", "78"));
    shell("hotswarm:settings set connections_limit 99");
    assertTrue(has("connections_limit", "99"));
    bundle("org.hotswarm.engine").update();
    eventually("a limit again", true, () -> has("connections_limit", "78"));
    eventually("an address again", true, () -> has("bind_address", "127.0.0.2"));
    eventually("a session again", true, () -> Traces.threads().contains("hotswarm-loop"));
  }

  private void theShellShowsTheParts() throws Exception {
    for (String command : List.of("ls", "status", "slots", "reports")) {
      assertFalse(command, shell("hotswarm:" + command).isEmpty());
    }
    String modules = shell("hotswarm:modules");
    assertTrue(modules, modules.contains("rarest") && modules.contains("two-pass"));
    assertTrue(shell("hotswarm:swap stop picker.rarest").contains("picker.rarest"));
    assertFalse(moduleIds().contains("rarest"));
    assertTrue(shell("hotswarm:swap start picker.rarest").contains("picker.rarest"));
    assertTrue(moduleIds().contains("rarest"));
  }

  /** The second column. */
  private Set<String> moduleIds() throws Exception {
    return shell("hotswarm:modules")
        .lines()
        .map(line -> line.strip().split("\\s+"))
        .filter(words -> words.length > 3)
        .map(words -> words[1])
        .collect(Collectors.toSet());
  }

  /** As consoles do it: what is not ours stays, such as the name of the file. */
  private void configure(String pid, Map<String, Object> values) throws Exception {
    Configuration configuration = admin.getConfiguration(pid, null);
    Dictionary<String, Object> before = configuration.getProperties();
    Dictionary<String, Object> after = new Hashtable<>(values);
    for (String key : Collections.list(before.keys())) {
      if (key.contains(".")) {
        after.put(key, before.get(key));
      }
    }
    configuration.update(after);
  }

  private boolean has(String setting, String value) throws Exception {
    return shell("hotswarm:settings get " + setting)
        .lines()
        .anyMatch(line -> line.strip().matches("value\\s+" + value));
  }

  private String shell(String line) throws Exception {
    Session session = shells.create(java.io.InputStream.nullInputStream(), System.out, System.err);
    try {
      return String.valueOf(session.execute(line));
    } finally {
      session.close();
    }
  }

  private List<Bundle> ours() {
    return Stream.of(context.getBundles())
        .filter(bundle -> bundle.getLocation().startsWith("mvn:org.hotswarm/"))
        .toList();
  }

  private Bundle bundle(String symbolicName) {
    return ours().stream()
        .filter(bundle -> bundle.getSymbolicName().equals(symbolicName))
        .findFirst()
        .orElseThrow();
  }

  private Set<String> pidsOffered() throws Exception {
    return Stream.ofNullable(
            context.getAllServiceReferences("org.osgi.service.cm.ManagedService", null))
        .flatMap(Stream::of)
        .map(service -> String.valueOf(service.getProperty("service.pid")))
        .filter(PIDS::contains)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static void eventually(String what, Object wanted, Callable<?> question)
      throws Exception {
    long deadline = System.nanoTime() + PATIENCE_MILLIS * 1_000_000;
    Object answer = question.call();
    while (!wanted.equals(answer) && System.nanoTime() - deadline < 0) {
      Thread.sleep(50);
      answer = question.call();
    }
    assertEquals(what, wanted, answer);
  }
}
