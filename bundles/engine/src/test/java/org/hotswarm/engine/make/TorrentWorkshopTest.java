package org.hotswarm.engine.make;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongConsumer;
import org.hotswarm.api.CreateTorrent;
import org.hotswarm.api.CreateTorrent.Format;
import org.hotswarm.model.geometry.PieceSet;
import org.hotswarm.model.hash.InfoHash;
import org.hotswarm.model.hash.PieceHashes;
import org.hotswarm.model.metainfo.Attribution;
import org.hotswarm.model.metainfo.FileEntry;
import org.hotswarm.model.metainfo.Info;
import org.hotswarm.model.metainfo.InfoBytes;
import org.hotswarm.model.metainfo.Metainfo;
import org.hotswarm.model.metainfo.MetainfoException;
import org.hotswarm.model.metainfo.MetainfoException.Kind;
import org.hotswarm.spi.fetch.Fetcher;
import org.hotswarm.spi.metainfo.MetainfoLimits;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TorrentWorkshopTest {
  private static final LongConsumer NOBODY = bytes -> {};

  private final ExecutorService executor = Executors.newFixedThreadPool(3);
  private final FileSystem memory = Jimfs.newFileSystem(Configuration.unix());
  private final Path root = memory.getPath("/data");
  private final FakeCodec codec = new FakeCodec();
  private MetainfoLimits limits = MetainfoLimits.STANDARD;
  private Optional<Fetcher> fetcher = Optional.empty();
  private final TorrentWorkshop workshop =
      new TorrentWorkshop(
          new TorrentWorkshop.Codecs(codec, codec),
          () -> limits,
          executor,
          4,
          scheme -> fetcher.filter(any -> scheme.equals("https")));

  @BeforeEach
  void makeRoot() throws IOException {
    Files.createDirectories(root);
  }

  @AfterEach
  void close() throws IOException {
    executor.shutdown();
    memory.close();
  }

  private static byte[] random(int length, int seed) {
    byte[] bytes = new byte[length];
    new Random(seed).nextBytes(bytes);
    return bytes;
  }

  private Path file(String path, byte[] bytes) throws IOException {
    Path file = root.resolve(path);
    Files.createDirectories(file.getParent());
    return Files.write(file, bytes);
  }

  private static CreateTorrent request(Path path, Format format, OptionalInt pieceLength) {
    return new CreateTorrent(
        path,
        format,
        pieceLength,
        List.of(List.of("http://a.example/announce")),
        List.of("http://seed.example/"),
        true,
        Optional.of("here"),
        Attribution.NONE,
        CreateTorrent.Reading.PLAIN);
  }

  private Metainfo create(Path path) throws Exception {
    return workshop.create(request(path, Format.V1, OptionalInt.of(16384)), NOBODY);
  }

  private static PieceHashes hashes(byte[] bytes, int pieceLength) throws Exception {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (int at = 0; at < bytes.length; at += pieceLength) {
      byte[] piece = Arrays.copyOfRange(bytes, at, Math.min(bytes.length, at + pieceLength));
      all.write(MessageDigest.getInstance("SHA-1").digest(piece));
    }
    return PieceHashes.copyOf(all.toByteArray());
  }

  @Test
  void hashesOneFileAsItsName() throws Exception {
    byte[] bytes = random(1_000_003, 1);
    create(file("a.iso", bytes));
    assertThat(codec.layout.name()).isEqualTo("a.iso");
    assertThat(codec.layout.singleFile()).isTrue();
    assertThat(codec.layout.files())
        .containsExactly(new FileEntry(List.of("a.iso"), bytes.length, ""));
    assertThat(codec.layout.pieces()).isEqualTo(hashes(bytes, 16384));
    assertThat(codec.layout.publication().privateTorrent()).isTrue();
    assertThat(codec.layout.publication().source()).contains("here");
  }

  @Test
  void hashesTheFilesOfADirectoryInTheOrderOfTheirBytes() throws Exception {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    String[] names = {".hidden", "B", "a b/c", "a-b", "a/b", "a/empty", "é", "\uff5e", "😀"};
    int seed = 0;
    for (String name : names) {
      byte[] bytes = random(name.endsWith("empty") ? 0 : 30_000 + seed, seed++);
      file("top/" + name, bytes);
      all.write(bytes);
    }
    // "a b" < "a-b" < "a/b": the slash is a byte like any other.
    create(root.resolve("top"));
    assertThat(codec.layout.files()).extracting(FileEntry::slashedPath).containsExactly(names);
    assertThat(codec.layout.singleFile()).isFalse();
    assertThat(codec.layout.name()).isEqualTo("top");
    assertThat(codec.layout.pieces()).isEqualTo(hashes(all.toByteArray(), 16384));
    assertThat(workshop.payloadLength(CreateTorrent.of(root.resolve("top"), Format.V1)))
        .isEqualTo(all.size());
  }

  @Test
  void followsLinks() throws Exception {
    byte[] bytes = random(20_000, 1);
    file("elsewhere/x", bytes);
    Files.createDirectories(root.resolve("top"));
    Files.createSymbolicLink(root.resolve("top/dir"), root.resolve("elsewhere"));
    create(root.resolve("top"));
    assertThat(codec.layout.files())
        .containsExactly(new FileEntry(List.of("dir", "x"), bytes.length, ""));
  }

  @Test
  void linksToNothingOrInACircleAreErrors(@TempDir Path disk) throws Exception {
    Path dangling = Files.createDirectories(disk.resolve("dangling"));
    Files.createSymbolicLink(dangling.resolve("link"), dangling.resolve("nothing"));
    assertThatThrownBy(() -> create(dangling)).isInstanceOf(IOException.class);
    Path circle = Files.createDirectories(disk.resolve("circle"));
    Files.createSymbolicLink(circle.resolve("again"), circle);
    assertThatThrownBy(() -> create(circle)).hasMessageContaining("circle");
  }

  @Test
  void nothingAndNoDataAreErrors() throws Exception {
    assertThatThrownBy(() -> create(root.resolve("missing")))
        .isInstanceOf(NoSuchFileException.class);
    Files.createDirectories(root.resolve("empty"));
    assertThatThrownBy(() -> create(root.resolve("empty"))).isInstanceOf(MetainfoException.class);
    Path hollow = file("hollow", new byte[0]);
    assertThatThrownBy(() -> create(hollow)).hasMessageContaining("no data");
    assertThatThrownBy(() -> create(memory.getPath("/"))).hasMessageContaining("name");
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aFileThatChangesWhileItIsHashedIsAnError(boolean grows) throws Exception {
    Path file = file("a", random(40 << 20, 1));
    AtomicBoolean first = new AtomicBoolean(true);
    LongConsumer change =
        done -> {
          if (first.getAndSet(false)) {
            resize(file, grows);
          }
        };
    assertThatThrownBy(
            () -> workshop.create(request(file, Format.V1, OptionalInt.of(16384)), change))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("/data/a changed");
  }

  private static void resize(Path file, boolean grow) {
    try {
      if (grow) {
        Files.write(file, new byte[1], StandardOpenOption.APPEND);
      } else {
        Files.write(file, new byte[1], StandardOpenOption.TRUNCATE_EXISTING);
      }
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "1, 16384",
    "32768000, 16384",
    "32768001, 32768",
    "1073741824, 1048576",
    "33554432000, 16777216",
    "1099511627776, 16777216",
    "70368744177664, 33554432"
  })
  void piecesAreChosenBySize(long total, int expected) throws Exception {
    assertThat(PieceLengths.choose(OptionalInt.empty(), total, 2_097_152)).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, -1, 1, 8192, 16385, 48 << 10, Integer.MIN_VALUE, 512 << 20})
  void oddPieceLengthsAreRefused(int length) {
    assertThatThrownBy(() -> PieceLengths.choose(OptionalInt.of(length), 1 << 20, 1000))
        .isInstanceOf(MetainfoException.class);
  }

  @Test
  void tooManyPiecesAreRefusedBeforeHashing() {
    assertThatThrownBy(() -> PieceLengths.choose(OptionalInt.of(16384), 16385L * 1000, 1000))
        .isInstanceOf(MetainfoException.class)
        .hasMessageContaining("1001");
  }

  @Test
  void progressRisesToTheTotal() throws Exception {
    Path file = file("a", random((20 << 20) + 1, 1));
    List<Long> told = Collections.synchronizedList(new ArrayList<>());
    workshop.create(request(file, Format.V1, OptionalInt.of(16384)), told::add);
    assertThat(told).isSorted().endsWith((20L << 20) + 1).hasSizeGreaterThan(4);
  }

  @Test
  void verifyFindsWhatIsRight() throws Exception {
    file("top/a", random(50_000, 1));
    file("top/b", random(50_000, 2));
    file("top/c", random(50_000, 3));
    Metainfo made = create(root.resolve("top"));
    assertThat(workshop.verify(made, root, NOBODY)).isEqualTo(PieceSet.full(10));
    assertThat(workshop.files(made, root)).contains(root.resolve("top/b"));

    Files.delete(root.resolve("top/b"));
    assertThat(present(made)).containsExactly(0, 1, 2, 7, 8, 9);
    Files.createDirectories(root.resolve("top/b"));
    assertThat(present(made)).containsExactly(0, 1, 2, 7, 8, 9);
    file("top/c", random(50_000 - 1, 3));
    assertThat(present(made)).as("too short").containsExactly(0, 1, 2, 7, 8);
    byte[] wrong = random(50_000, 1);
    wrong[20_000] ^= 1;
    file("top/a", wrong);
    assertThat(present(made)).containsExactly(0, 2, 7, 8);
    assertThat(workshop.verify(made, root.resolve("nowhere"), NOBODY).isEmpty()).isTrue();
  }

  private List<Integer> present(Metainfo metainfo) throws IOException {
    PieceSet right = workshop.verify(metainfo, root, NOBODY);
    List<Integer> pieces = new ArrayList<>();
    for (int piece = right.nextSet(0); piece >= 0 && pieces.size() < right.count(); ) {
      pieces.add(piece);
      piece = piece + 1 < right.size() ? right.nextSet(piece + 1) : -1;
    }
    return pieces;
  }

  @Test
  void padFilesAreZerosAndNotRead() throws Exception {
    byte[] a = random(20_000, 1);
    byte[] b = random(20_000, 2);
    byte[] padded = Arrays.copyOf(a, 32768 + b.length);
    System.arraycopy(b, 0, padded, 32768, b.length);
    Info info =
        new Info(
            InfoHash.ofInfo(new byte[0]),
            Optional.empty(),
            "top",
            16384,
            hashes(padded, 16384),
            List.of(
                new FileEntry(List.of("top", "a"), a.length, ""),
                new FileEntry(List.of("top", ".pad", "1"), 32768 - a.length, "p"),
                new FileEntry(List.of("top", "b"), b.length, "")),
            false,
            Optional.empty(),
            InfoBytes.copyOf(new byte[0]));
    file("top/a", a);
    file("top/b", b);
    file("top/.pad/1", random(32768 - a.length, 9));
    assertThat(workshop.verify(FakeCodec.metainfo(info), root, NOBODY).isFull()).isTrue();
  }

  @Test
  void readsATorrentWithinTheLimit() throws Exception {
    limits = new MetainfoLimits(100, 10, 10, 10, 10, 10, 10);
    Path fits = file("fits", "x".repeat(100).getBytes(US_ASCII));
    assertThat(workshop.read(fits).info().name()).hasSize(100);
    Path big = file("big", new byte[101]);
    codec.decoded = 0;
    assertThatThrownBy(() -> workshop.read(big))
        .isInstanceOfSatisfying(
            MetainfoException.class, e -> assertThat(e.kind()).isEqualTo(Kind.TORRENT))
        .hasMessageContaining("100 bytes");
    assertThat(codec.decoded).isZero();
  }

  @Test
  void readsATorrentFromMemoryWithinTheLimit() throws Exception {
    limits = new MetainfoLimits(100, 10, 10, 10, 10, 10, 10);
    assertThat(workshop.decode("x".repeat(100).getBytes(US_ASCII)).info().name()).hasSize(100);
    codec.decoded = 0;
    assertThatThrownBy(() -> workshop.decode(new byte[101]))
        .isInstanceOf(MetainfoException.class)
        .hasMessageContaining("100 bytes");
    assertThat(codec.decoded).isZero();
    assertThatThrownBy(() -> workshop.decode("bad".getBytes(US_ASCII)))
        .isInstanceOf(MetainfoException.class);
  }

  @Test
  void saysWhatCannotBeRead() throws Exception {
    assertThatThrownBy(() -> workshop.read(root.resolve("missing")))
        .isInstanceOf(NoSuchFileException.class)
        .hasMessageContaining("no such file");
    assertThatThrownBy(() -> workshop.read(root))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("directory");
    Path bad = file("bad", "bad".getBytes(US_ASCII));
    assertThatThrownBy(() -> workshop.read(bad)).isInstanceOf(MetainfoException.class);
  }

  /** Answers every request the same. */
  private record Oracle(CompletionStage<byte[]> answer) implements Fetcher {
    @Override
    public CompletionStage<byte[]> fetch(URI at, int most, Duration patience, String userAgent) {
      return answer;
    }

    @Override
    public void close() {
      // It holds nothing.
    }
  }

  @Test
  void fetchesATorrentOrSaysWhyNot() throws Exception {
    URI https = URI.create("HTTPS://a.example/x.torrent");
    assertThatThrownBy(() -> workshop.fetch(https)).hasMessageContaining("https:");
    byte[] body = "x".getBytes(US_ASCII);
    fetcher = Optional.of(new Oracle(CompletableFuture.completedFuture(body)));
    assertThat(workshop.fetch(https).info().name()).isEqualTo("x");
    assertThatThrownBy(() -> workshop.fetch(URI.create("ftp://a.example/x")))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("ftp:");
    IOException gone = new IOException("404");
    fetcher = Optional.of(new Oracle(CompletableFuture.failedFuture(gone)));
    assertThatThrownBy(() -> workshop.fetch(https)).isSameAs(gone);
    fetcher = Optional.of(new Oracle(CompletableFuture.failedFuture(new IllegalStateException())));
    assertThatThrownBy(() -> workshop.fetch(https)).isInstanceOf(IOException.class);
    limits = new MetainfoLimits(0, 10, 10, 10, 10, 10, 10);
    fetcher = Optional.of(new Oracle(CompletableFuture.completedFuture(body)));
    assertThatThrownBy(() -> workshop.fetch(https)).isInstanceOf(MetainfoException.class);
  }

  @Test
  void handsTheRestToTheCodec() throws Exception {
    Metainfo made = create(file("a", random(10, 1)));
    assertThat(workshop.encode(made)).isEqualTo("a".getBytes(US_ASCII));
    assertThat(workshop.magnetOf(made))
        .isEqualTo("a[http://a.example/announce, udp://b.example:1][http://seed.example/]");
    assertThatThrownBy(() -> workshop.magnet("magnet:?")).isInstanceOf(MetainfoException.class);
  }
}
