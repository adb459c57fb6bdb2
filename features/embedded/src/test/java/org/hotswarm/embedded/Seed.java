package org.hotswarm.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.hotswarm.api.AddTorrent;
import org.hotswarm.api.CreateTorrent;
import org.hotswarm.api.CreateTorrent.Format;
import org.hotswarm.api.Session;
import org.hotswarm.api.settings.NetworkSettings;
import org.hotswarm.model.metainfo.Metainfo;

/** One file of random bytes, served on loopback by an engine of its own. */
final class Seed implements AutoCloseable {
  private static final int SIZE = 3_000_001;

  private final Hotswarm hotswarm = Hotswarm.open();
  private final Path file;
  private final Metainfo metainfo;

  Seed(Path directory) throws Exception {
    file = write(directory.resolve("sample.bin"));
    CreateTorrent request = CreateTorrent.of(file, Format.V1);
    metainfo = hotswarm.torrents().create(request, hashed -> {});
    Session session = hotswarm.session();
    session.apply(
        session
            .settings()
            .with(NetworkSettings.BIND_ADDRESS, "127.0.0.1")
            .with(NetworkSettings.LISTEN_PORT_FIRST, 0));
    session.start();
    session.add(AddTorrent.of(metainfo, directory).withTrust(true));
  }

  private static Path write(Path file) throws IOException {
    byte[] bytes = new byte[SIZE];
    new Random(1).nextBytes(bytes);
    return Files.write(file, bytes);
  }

  Path file() {
    return file;
  }

  /** A magnet link that names this seed as a peer. */
  String magnet() {
    return hotswarm.torrents().magnetOf(metainfo)
        + "&x.pe=127.0.0.1:"
        + hotswarm.session().status().port();
  }

  @Override
  public void close() {
    hotswarm.close();
  }
}
