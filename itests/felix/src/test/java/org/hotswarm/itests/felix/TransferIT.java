package org.hotswarm.itests.felix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.hotswarm.api.Session;
import org.hotswarm.api.Torrent;
import org.hotswarm.api.status.TorrentState;
import org.hotswarm.model.metainfo.Metainfo;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Bundle;
import org.osgi.framework.ServiceEvent;

/**
 * Two sessions, each in a framework of its own: data goes from one to the other, then providers
 * come and go in both.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class TransferIT {
  @TempDir static Path directory;

  private static Party seed;
  private static Party leech;

  @BeforeAll
  static void join() throws Exception {
    seed = Party.join(directory.resolve("seed"));
    leech = Party.join(directory.resolve("leech"));
  }

  @AfterAll
  static void part() throws Exception {
    leech.leave();
    seed.leave();
  }

  @Test
  @Order(1)
  void downloadsFromAPeerItIsIntroducedTo() throws Exception {
    Payload payload = Payload.make(seed.data(), "payload", 1);
    Metainfo metainfo = payload.torrent(seed.torrents());
    Torrent there = seed.add(metainfo);
    Party.awaitSeeding(there);
    Torrent here = leech.add(metainfo, seed);
    Party.awaitSeeding(here);
    assertThat(payload.differences(leech.data())).isEmpty();
    assertThat(here.status().traffic().failed()).isZero();
    assertThat(here.status().progress().done()).isEqualTo(metainfo.info().geometry().totalLength());
  }

  @Test
  @Order(2)
  void everyProviderMayLeaveAndComeBack() throws Exception {
    for (Party party : List.of(seed, leech)) {
      List<Bundle> providers = party.realm().providers();
      assertThat(providers).hasSizeGreaterThan(10);
      AtomicInteger reactivations = countSessions(party);
      String address = party.address();
      for (Bundle provider : providers) {
        leaveAndComeBack(party, provider);
      }
      assertThat(reactivations).as("sessions that came or went").hasValue(0);
      assertThat(party.realm().service(Session.class)).isSameAs(party.session());
      assertThat(party.address()).isEqualTo(address);
      assertThat(party.session().torrents())
          .isNotEmpty()
          .allMatch(torrent -> torrent.status().state() == TorrentState.SEEDING);
    }
  }

  private static AtomicInteger countSessions(Party party) throws Exception {
    AtomicInteger count = new AtomicInteger();
    party
        .realm()
        .context()
        .addServiceListener(
            event -> {
              if (event.getType() != ServiceEvent.MODIFIED) {
                count.incrementAndGet();
              }
            },
            "(objectClass=" + Session.class.getName() + ")");
    return count;
  }

  private static void leaveAndComeBack(Party party, Bundle provider) throws Exception {
    String name = provider.getSymbolicName();
    List<String> before = modules(party, name);
    assertThat(before).as(name).isNotEmpty();
    provider.stop();
    assertThat(modules(party, name)).as("%s while it is stopped", name).isEmpty();
    provider.start();
    await(name + " is back")
        .atMost(Party.PATIENCE)
        .untilAsserted(() -> assertThat(modules(party, name)).isEqualTo(before));
  }

  private static List<String> modules(Party party, String bundle) {
    return party.session().modules().stream()
        .filter(module -> module.name().bundle().equals(bundle))
        .map(module -> module.service() + " " + module.name().id() + " " + module.name().version())
        .toList();
  }
}
