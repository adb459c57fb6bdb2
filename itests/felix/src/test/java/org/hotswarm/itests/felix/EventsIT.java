package org.hotswarm.itests.felix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.Hashtable;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.hotswarm.api.Torrent;
import org.hotswarm.model.metainfo.Metainfo;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;

/**
 * What a session tells reaches handlers that know nothing of it. Their class is the framework's, so
 * they are made without ours.
 */
class EventsIT {
  private static final String HANDLER = "org.osgi.service.event.EventHandler";

  @TempDir Path directory;
  private final ConcurrentLinkedQueue<Map<String, Object>> heard = new ConcurrentLinkedQueue<>();
  private Party party;
  private Bundle events;

  @BeforeEach
  void join() throws Exception {
    party = Party.join(directory);
    Bundle admin = install("events.admin");
    events = install("events.bundle");
    listen(admin.loadClass(HANDLER));
  }

  @AfterEach
  void part() throws Exception {
    party.leave();
  }

  private Bundle install(String property) throws Exception {
    Path jar = Path.of(System.getProperty(property));
    Bundle bundle = party.realm().context().installBundle(jar.toUri().toString());
    bundle.start();
    return bundle;
  }

  private void listen(Class<?> type) {
    Object handler =
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) ->
                switch (method.getName()) {
                  case "handleEvent" -> heard.add(properties(arguments[0]));
                  case "equals" -> proxy == arguments[0];
                  case "hashCode" -> System.identityHashCode(proxy);
                  default -> "handler";
                });
    BundleContext context = party.realm().context();
    context.registerService(
        new String[] {HANDLER}, handler, new Hashtable<>(Map.of("event.topics", "org/hotswarm/*")));
  }

  private static Map<String, Object> properties(Object event) throws ReflectiveOperationException {
    Map<String, Object> all = new Hashtable<>();
    for (String name : (String[]) event.getClass().getMethod("getPropertyNames").invoke(event)) {
      all.put(name, event.getClass().getMethod("getProperty", String.class).invoke(event, name));
    }
    return all;
  }

  private List<Map<String, Object>> of(String topic) {
    return heard.stream()
        .filter(event -> event.get("event.topics").equals("org/hotswarm/" + topic))
        .toList();
  }

  private Map<String, Object> awaited(String topic) {
    await(topic).atMost(Party.PATIENCE).until(() -> !of(topic).isEmpty());
    return of(topic).get(0);
  }

  @Test
  void aTorrentsLifeIsToldToHandlers() throws Exception {
    Payload payload = Payload.make(party.data(), "payload", 1);
    Metainfo metainfo = payload.torrent(party.torrents());
    Torrent torrent = party.add(metainfo);
    assertThat(awaited("torrent/ADDED"))
        .containsEntry("hash", metainfo.info().infoHash().hex())
        .containsEntry("name", "payload")
        .containsKeys("timestamp", "message", "engine");
    assertThat(awaited("torrent/COMPLETED")).containsKeys("seconds", "bytes");
    torrent.pause();
    awaited("torrent/STOPPED");
    torrent.resume();
    awaited("torrent/STARTED");
    party.session().remove(torrent, false);
    assertThat(awaited("torrent/REMOVED")).containsEntry("name", "payload");
  }

  @Test
  void aBundleThatLeavesTellsNothingMoreAndGoesOnWhenItReturns() throws Exception {
    events.stop();
    Payload payload = Payload.make(party.data(), "payload", 1);
    Torrent torrent = party.add(payload.torrent(party.torrents()));
    Party.awaitSeeding(torrent);
    assertThat(heard).isEmpty();
    events.start();
    torrent.pause();
    awaited("torrent/STOPPED");
  }

  @Test
  void aProviderThatLeavesIsTold() throws Exception {
    Bundle picker =
        party.realm().providers().stream()
            .filter(bundle -> bundle.getSymbolicName().equals("org.hotswarm.choker.rate"))
            .findFirst()
            .orElseThrow();
    picker.stop();
    assertThat(awaited("plugin/PARKED")).containsEntry("service", "choker");
  }
}
