package org.hotswarm.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.hotswarm.api.AddTorrent;
import org.hotswarm.api.CreateTorrent;
import org.hotswarm.api.Session;
import org.hotswarm.api.settings.NetworkSettings;
import org.hotswarm.api.settings.PeerSettings;
import org.hotswarm.api.settings.Settings;
import org.hotswarm.api.settings.TransferSettings;
import org.hotswarm.model.metainfo.Metainfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * F01: a process is killed at a random moment of a download, and the next finishes it. Each process
 * finishes what the one before was at when it was killed, and is killed in the next download, so
 * that twenty kills take twenty-one processes. What came twice was fetched again; what was on its
 * way when the process died never came.
 */
class KillIT {
  private static final int KILLS = 20;
  private static final int MIB = 1 << 20;
  private static final int PIECES = 24;
  private static final int BLOCK = 16_384;
  private static final int BLOCKS = PIECES * MIB / BLOCK;
  private static final long RATE = 20L * MIB;
  private static final long MOST_MEDIAN = 2L * MIB;
  private static final long MOST = 8L * MIB;
  private static final int READY_MILLIS = 3_000;

  @TempDir Path directory;
  private final Random random = new Random();

  @Test
  @Timeout(value = 4, unit = TimeUnit.MINUTES)
  void littleIsFetchedAgainAfterAKill() throws Exception {
    Path payload = directory.resolve("payload");
    byte[] bytes = new byte[PIECES * MIB];
    random.nextBytes(bytes);
    Files.write(payload, bytes);
    try (Hotswarm seed = Hotswarm.open()) {
      start(seed.session());
      List<Long> again = new ArrayList<>();
      List<Integer> ready = new ArrayList<>();
      int before = 0;
      for (int number = 0; number <= KILLS; number++) {
        try (Child child = new Child(seed.session().status().port())) {
          if (number > 0) {
            ready.add(child.begin(number - 1));
            child.await("complete");
            again.add((long) (before + child.takeBlocks() - BLOCKS) * BLOCK);
            assertThat(save(number - 1).resolve(name(number - 1))).hasBinaryContent(bytes);
          }
          if (number < KILLS) {
            seed.session().add(seeding(seed, payload, number));
            child.begin(number);
            child.awaitBlocks(random.nextInt(10, BLOCKS - 50));
            child.kill();
            before = child.takeBlocks();
          }
        }
      }
      check(again, ready);
    }
  }

  private static void start(Session session) throws Exception {
    session.apply(
        Settings.defaults()
            .with(NetworkSettings.BIND_ADDRESS, "127.0.0.1")
            .with(NetworkSettings.LISTEN_PORT_FIRST, 0)
            .with(NetworkSettings.LISTEN_PORT_LAST, 0)
            .with(PeerSettings.IGNORE_LIMITS_ON_LOCAL_NETWORK, false)
            .with(TransferSettings.UPLOAD_RATE_LIMIT, RATE));
    session.start();
  }

  /** The same bytes under another name are another torrent. */
  private AddTorrent seeding(Hotswarm seed, Path payload, int number) throws Exception {
    Path named = Files.createLink(directory.resolve(name(number)), payload);
    Metainfo metainfo =
        seed.torrents()
            .create(
                CreateTorrent.of(named, CreateTorrent.Format.V1).withPieceLength(MIB),
                hashed -> {});
    Files.write(file(number), seed.torrents().encode(metainfo));
    return AddTorrent.of(metainfo, directory).withTrust(true);
  }

  private static String name(int number) {
    return "payload-" + number;
  }

  private Path file(int number) {
    return directory.resolve(number + ".torrent");
  }

  private Path save(int number) {
    return directory.resolve("save-" + number);
  }

  private static void check(List<Long> fetchedAgain, List<Integer> ready) {
    List<Long> sorted = fetchedAgain.stream().sorted().toList();
    System.out.println("fetched again in KiB: " + sorted.stream().map(b -> b >> 10).toList());
    System.out.println("ready after ms: " + ready.stream().sorted().toList());
    assertThat(sorted.get(KILLS / 2)).as("median of %s", sorted).isLessThanOrEqualTo(MOST_MEDIAN);
    assertThat(sorted.get(KILLS - 1)).as("most of %s", sorted).isLessThanOrEqualTo(MOST);
    assertThat(ready.stream().sorted().toList().get(KILLS / 2))
        .as("median of %s", ready)
        .isLessThanOrEqualTo(READY_MILLIS);
  }

  /** A process that downloads. */
  private final class Child implements AutoCloseable {
    private final int port;
    private final Process process;
    private final BufferedReader output;
    private final Writer input;
    private int blocks;

    Child(int port) throws IOException {
      this.port = port;
      process =
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-XX:TieredStopAtLevel=1",
                  "-cp",
                  System.getProperty("java.class.path"),
                  Downloader.class.getName(),
                  directory.resolve("state").toString())
              .redirectError(ProcessBuilder.Redirect.INHERIT)
              .start();
      output = process.inputReader(StandardCharsets.UTF_8);
      input = process.outputWriter(StandardCharsets.UTF_8);
    }

    /** Begins a torrent; the milliseconds after which it was known what of it is there. */
    int begin(int number) throws IOException {
      input.write(file(number) + "\t" + save(number) + "\t127.0.0.1:" + port + "\n");
      input.flush();
      return Integer.parseInt(await("ready").substring("ready ".length()));
    }

    String await(String beginning) throws IOException {
      for (String line; (line = next()) != null; ) {
        if (line.startsWith(beginning)) {
          return line;
        }
      }
      throw new IOException("the process ended before it said " + beginning);
    }

    private String next() throws IOException {
      String line = output.readLine();
      blocks += "block".equals(line) ? 1 : 0;
      return line;
    }

    void awaitBlocks(int count) throws IOException {
      while (blocks < count) {
        await("block");
      }
    }

    /** Kills it, and hears what it still said. */
    void kill() throws IOException {
      process.toHandle().destroyForcibly();
      process.onExit().join();
      while (next() != null) {
        continue;
      }
    }

    /** How many blocks came since this was last asked. */
    int takeBlocks() {
      int count = blocks;
      blocks = 0;
      return count;
    }

    @Override
    public void close() throws IOException {
      input.close();
      process.onExit().join();
    }
  }
}
