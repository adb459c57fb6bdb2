package org.hotswarm.tck.container;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.hotswarm.api.AddTorrent;
import org.hotswarm.api.AddTorrent.Introductions;
import org.hotswarm.api.CreateTorrent;
import org.hotswarm.api.Session;
import org.hotswarm.api.Torrent;
import org.hotswarm.api.module.ModuleStatus;
import org.hotswarm.api.settings.Setting;
import org.hotswarm.api.settings.TransferSettings;
import org.hotswarm.api.status.TorrentState;
import org.hotswarm.model.hash.InfoHash;
import org.hotswarm.model.metainfo.Metainfo;

/**
 * A download of 4 MiB from one realm to another, slow until it is let go, so that there is time to
 * change things.
 */
public final class Download implements AutoCloseable {
  private static final int LENGTH = 4 << 20;
  private static final int PIECE = 64 << 10;
  private static final long SLOW = 128 << 10;
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Realm seed;
  private final Realm leech;
  private final Path original;
  private final Metainfo metainfo;
  private final Torrent torrent;

  private Download(Realm seed, Realm leech, Path original, Metainfo metainfo, Torrent torrent) {
    this.seed = seed;
    this.leech = leech;
    this.original = original;
    this.metainfo = metainfo;
    this.torrent = torrent;
  }

  /**
   * Begins one that keeps all it has below {@code home}, and waits until bytes arrive.
   *
   * @param trackerSchemes of trackers that the torrent names beside its peer: {@code
   *     SCHEME://ADDRESS-OF-THE-SEED/}; nobody need speak them yet
   */
  public static Download begin(Path home, String... trackerSchemes) throws Exception {
    Realm seed = Realm.start(home.resolve("seed"));
    Realm leech = Realm.start(home.resolve("leech"));
    Path original = payload(seed.data());
    Metainfo metainfo = seed.torrents().create(request(original), done -> {});
    Torrent there = seed.session().add(AddTorrent.of(metainfo, seed.data()));
    await(() -> isComplete(there), () -> "the seed is " + there.status().state());
    slow(leech);
    List<String> trackers =
        Stream.of(trackerSchemes).map(scheme -> scheme + "://" + seed.address() + "/").toList();
    AddTorrent request =
        AddTorrent.of(metainfo, leech.data())
            .withIntroductions(new Introductions(trackers, List.of(seed.address())));
    Download download = new Download(seed, leech, original, metainfo, leech.session().add(request));
    await(() -> download.pieces() > 0, download::state);
    return download;
  }

  private static void slow(Realm realm) {
    Session session = realm.session();
    session.apply(session.settings().with(TransferSettings.DOWNLOAD_RATE_LIMIT, SLOW));
  }

  private static Path payload(Path directory) throws IOException {
    byte[] bytes = new byte[LENGTH];
    new Random(1).nextBytes(bytes);
    return Files.write(directory.resolve("payload"), bytes);
  }

  private static CreateTorrent request(Path file) {
    return CreateTorrent.of(file, CreateTorrent.Format.V1).withPieceLength(PIECE);
  }

  private static boolean isComplete(Torrent torrent) {
    return torrent.status().state() == TorrentState.SEEDING;
  }

  private int pieces() {
    return torrent.status().progress().pieces();
  }

  private String state() {
    return torrent.status().state() + ", " + pieces() + " pieces, " + torrent.status().why();
  }

  /** Who downloads. */
  public Realm leech() {
    return leech;
  }

  /** Who has it all. */
  public Realm seed() {
    return seed;
  }

  /** What is downloaded. */
  public Torrent torrent() {
    return torrent;
  }

  /** Brings a built plug-in in, as {@code --plugins} does; fails when it is not taken. */
  public void drop(Path jar) throws Exception {
    leech.modules().install(jar);
  }

  /** Changes a setting of who downloads. */
  public <T> void set(Setting<T> setting, T value) {
    leech.session().apply(leech.session().settings().with(setting, value));
  }

  /** Chooses a store for the torrent. */
  public void useStore(String id) {
    torrent.use(new AddTorrent.Providers(Optional.empty(), Optional.of(id)));
  }

  /** Asks who downloads to get a {@code .torrent} file, and compares it with that of the seed. */
  public void fetch(URI location) throws Exception {
    InfoHash got = leech.torrents().fetch(location).info().infoHash();
    if (!got.equals(torrent.infoHash())) {
      throw new AssertionError(location + " is torrent " + got + ", not " + torrent.infoHash());
    }
  }

  /** The bytes of the {@code .torrent} file. */
  public byte[] torrentFile() throws InterruptedException {
    return seed.torrents().encode(metainfo);
  }

  /**
   * Waits until a provider fills a place of the session or of the torrent.
   *
   * @param service such as {@code picker}
   * @param id of the provider
   */
  public void awaitUsed(String service, String id) throws InterruptedException {
    await(
        () -> modules(service, id).stream().anyMatch(module -> module.use().slots() > 0),
        () ->
            String.join(
                "; ",
                service + " " + id + " is " + modules(service, id),
                "so far " + leech.session().reports(),
                state()));
  }

  private List<ModuleStatus> modules(String service, String id) {
    return leech.session().modules().stream()
        .filter(module -> module.service().equals(service) && module.name().id().equals(id))
        .toList();
  }

  /**
   * Lets it go, waits until it is complete and saved, compares every byte, and fails if anything
   * went wrong in a provider meanwhile.
   */
  public void finish() throws Exception {
    set(TransferSettings.DOWNLOAD_RATE_LIMIT, 0L);
    await(() -> isComplete(torrent), this::state);
    torrent.saveResumeData().toCompletableFuture().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    Path copy = leech.data().resolve(original.getFileName());
    if (Files.mismatch(original, copy) >= 0) {
      throw new AssertionError("what arrived is not what was sent");
    }
    List<ModuleStatus> faulty =
        leech.session().modules().stream().filter(module -> module.faults().count() > 0).toList();
    if (!faulty.isEmpty()) {
      throw new AssertionError("went wrong: " + faulty);
    }
  }

  private interface Words {
    String say();
  }

  private static void await(BooleanSupplier done, Words state) throws InterruptedException {
    CountDownLatch never = new CountDownLatch(1);
    long rounds = PATIENCE.toMillis() / 50;
    for (long round = 0; round < rounds && !done.getAsBoolean(); round++) {
      if (never.await(50, TimeUnit.MILLISECONDS)) {
        return;
      }
    }
    if (!done.getAsBoolean()) {
      throw new AssertionError("not within " + PATIENCE + ": " + state.say());
    }
  }

  @Override
  public void close() throws IOException {
    leech.close();
    seed.close();
  }
}
