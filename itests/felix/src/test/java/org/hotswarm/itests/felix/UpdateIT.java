package org.hotswarm.itests.felix;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.hotswarm.model.metainfo.Metainfo;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Bundle;

/** A provider that was away for a moment, as in an update, has the place it had before. */
class UpdateIT {
  @TempDir Path directory;

  private Party seed;
  private Party leech;

  @BeforeEach
  void join() throws Exception {
    seed = Party.join(directory.resolve("seed"));
    leech = Party.join(directory.resolve("leech"));
  }

  @AfterEach
  void part() throws Exception {
    leech.leave();
    seed.leave();
  }

  @Test
  void peersStillReachUsAfterTheTransportWasAway() throws Exception {
    restart(seed, "org.hotswarm.transport.tcp");
    assertThat(transfer().differences(leech.data())).isEmpty();
  }

  @Test
  void dataStillGoesToFilesAfterTheFileStoreWasAway() throws Exception {
    restart(leech, "org.hotswarm.store.file");
    assertThat(transfer().differences(leech.data())).isEmpty();
  }

  @Test
  void torrentsAreStillPickedRarestFirstAfterThatPickerWasAway() throws Exception {
    restart(leech, "org.hotswarm.picker.rarest");
    transfer();
    assertThat(leech.session().modules())
        .filteredOn(module -> module.name().id().equals("rarest"))
        .singleElement()
        .satisfies(module -> assertThat(module.use().slots()).isEqualTo(1));
  }

  private Payload transfer() throws Exception {
    Payload payload = Payload.make(seed.data(), "payload", 2);
    Metainfo metainfo = payload.torrent(seed.torrents());
    Party.awaitSeeding(seed.add(metainfo));
    Party.awaitSeeding(leech.add(metainfo, seed));
    return payload;
  }

  private static void restart(Party party, String name) throws Exception {
    Bundle bundle =
        party.realm().providers().stream()
            .filter(provider -> provider.getSymbolicName().equals(name))
            .findFirst()
            .orElseThrow();
    bundle.stop();
    bundle.start();
  }
}
