package org.hotswarm.engine.make;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.hotswarm.api.CreateTorrent;
import org.hotswarm.api.CreateTorrent.Format;
import org.hotswarm.api.CreateTorrent.Reading;
import org.hotswarm.bencode.TwoPassBencode;
import org.hotswarm.metainfo.CleaningMetainfoCodec;
import org.hotswarm.model.bencode.BDictionary;
import org.hotswarm.model.bencode.BString;
import org.hotswarm.model.metainfo.FileEntry;
import org.hotswarm.model.metainfo.Metainfo;
import org.hotswarm.model.metainfo.MetainfoException;
import org.hotswarm.spi.bencode.BencodeLimits;
import org.hotswarm.spi.metainfo.MetainfoLimits;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** New torrents of every version, by the codecs that are delivered. */
class CreationTest {
  private static final int PIECE = 16_384;

  @TempDir Path root;

  private final TwoPassBencode bencode = new TwoPassBencode();
  private final ExecutorService executor = Executors.newFixedThreadPool(3);
  private final TorrentWorkshop workshop =
      new TorrentWorkshop(
          new TorrentWorkshop.Codecs(bencode, new CleaningMetainfoCodec()),
          () -> MetainfoLimits.STANDARD,
          executor,
          4,
          scheme -> Optional.empty());
  private Path top;

  @BeforeEach
  void files() throws IOException {
    top = Files.createDirectory(root.resolve("top"));
    write("a/deep/er", 3 * PIECE + 100);
    write("a-b", 100);
    write("a.c", 2 * PIECE);
    write("empty", 0);
    write("z", PIECE + 1);
  }

  @AfterEach
  void close() {
    executor.shutdown();
  }

  private void write(String name, int length) throws IOException {
    byte[] bytes = new byte[length];
    new Random(length).nextBytes(bytes);
    Path file = top.resolve(name);
    Files.createDirectories(file.getParent());
    Files.write(file, bytes);
  }

  private Metainfo create(Format format, Reading reading) throws Exception {
    CreateTorrent request = CreateTorrent.of(top, format).withPieceLength(PIECE);
    return workshop.create(request.withReading(reading), hashed -> {});
  }

  private Metainfo create(Format format) throws Exception {
    return create(format, Reading.PLAIN);
  }

  private static List<String> stored(Metainfo metainfo) {
    return metainfo.info().files().stream()
        .filter(file -> !file.isPadding())
        .map(FileEntry::slashedPath)
        .toList();
  }

  @ParameterizedTest
  @EnumSource
  void whatIsMadeIsReadByteForByteAndTheDataIsRight(Format format) throws Exception {
    Metainfo made = create(format);
    byte[] bytes = workshop.encode(made);
    Path file = Files.write(root.resolve("made.torrent"), bytes);
    Metainfo read = workshop.read(file);
    assertThat(read).isEqualTo(made);
    assertThat(workshop.encode(read)).isEqualTo(bytes);
    assertThat(workshop.verify(read, root, hashed -> {}).isFull()).isTrue();
    assertThat(workshop.encode(create(format))).as("made again").isEqualTo(bytes);
    assertThat(made.info().isHybrid()).isEqualTo(format == Format.HYBRID);
    assertThat(made.info().isV2Only()).isEqualTo(format == Format.V2);
  }

  @ParameterizedTest
  @EnumSource
  void aSingleFileIsAlone(Format format) throws Exception {
    CreateTorrent request = CreateTorrent.of(top.resolve("z"), format).withPieceLength(PIECE);
    Metainfo made = workshop.create(request, hashed -> {});
    assertThat(stored(made)).containsExactly("z");
    assertThat(workshop.verify(made, top, hashed -> {}).isFull()).isTrue();
  }

  @Test
  void v1IsOrderedAsOthersOrderItAndHasNoPadding() throws Exception {
    Metainfo made = create(Format.V1);
    assertThat(made.info().files())
        .extracting(FileEntry::slashedPath)
        .containsExactly("top/a-b", "top/a.c", "top/a/deep/er", "top/empty", "top/z");
    assertThat(made.info().geometry().pieceCount()).isEqualTo(7);
  }

  @Test
  void inAHybridEachFileBeginsWithAPieceInTheOrderOfTheTree() throws Exception {
    Metainfo made = create(Format.HYBRID);
    assertThat(made.info().files())
        .extracting(FileEntry::slashedPath)
        .containsExactly(
            "top/a/deep/er",
            "top/.pad/16284",
            "top/a-b",
            "top/.pad/16284",
            "top/a.c",
            "top/empty",
            "top/z");
    assertThat(made.info().geometry().pieceCount()).isEqualTo(9);
    assertThat(made.pieceLayers()).as("of files longer than a piece").hasSize(3);
  }

  @Test
  void bothVersionsHaveTheSameRoots() throws Exception {
    assertThat(create(Format.V2).info().files())
        .extracting(FileEntry::piecesRoot)
        .containsExactlyElementsOf(
            create(Format.HYBRID).info().files().stream().map(FileEntry::piecesRoot).toList());
  }

  @Test
  void progressCountsWhatIsRead() throws Exception {
    List<Long> told = Collections.synchronizedList(new ArrayList<>());
    CreateTorrent request = CreateTorrent.of(top, Format.HYBRID).withPieceLength(PIECE);
    workshop.create(request, told::add);
    assertThat(told).endsWith(workshop.payloadLength(request)).endsWith(6L * PIECE + 201);
  }

  @Test
  void whatIsExcludedIsLeftOut() throws Exception {
    write("b/skip/x", 9);
    write("b/keep/skip.tmp", 9);
    write("b/keep/x", 9);
    Reading reading =
        new Reading(List.of("*.tmp", "skip", "a/deep/*", "{z,empty}"), false, OptionalInt.empty());
    assertThat(stored(create(Format.V1, reading)))
        .containsExactly("top/a-b", "top/a.c", "top/b/keep/x");
    CreateTorrent request = CreateTorrent.of(top, Format.V1).withReading(reading);
    assertThat(workshop.payloadLength(request)).isEqualTo(2L * PIECE + 109);
  }

  @Test
  void oneThreadMakesTheSame() throws Exception {
    Reading alone = new Reading(List.of(), false, OptionalInt.of(1));
    assertThat(create(Format.HYBRID, alone)).isEqualTo(create(Format.HYBRID));
  }

  @ParameterizedTest
  @EnumSource
  @DisabledOnOs(OS.WINDOWS)
  void attributesAndLinksWithinAreRecorded(Format format) throws Exception {
    Files.setPosixFilePermissions(top.resolve("z"), PosixFilePermissions.fromString("rwxr-xr-x"));
    write(".hidden", 1);
    Files.createSymbolicLink(top.resolve("a/up"), Path.of("../z"));
    Files.createSymbolicLink(top.resolve("deep"), Path.of("a/deep"));
    Files.createSymbolicLink(top.resolve("nowhere"), Path.of("gone"));
    Path outside = Files.write(root.resolve("outside"), new byte[7]);
    Files.createSymbolicLink(top.resolve("out"), outside);
    Metainfo made = create(format, new Reading(List.of(), true, OptionalInt.empty()));
    assertThat(made.info().files())
        .filteredOn(file -> !file.isPadding() && !file.attributes().isEmpty())
        .extracting(file -> file.slashedPath() + " " + file.attributes() + " " + file.length())
        .containsExactlyInAnyOrder(
            "top/z x 16385", "top/.hidden h 1", "top/a/up l 0", "top/deep l 0", "top/nowhere l 0");
    assertThat(stored(made)).contains("top/out").doesNotContain("top/deep/er");
    assertThat(workshop.encode(made))
        .asString(java.nio.charset.StandardCharsets.ISO_8859_1)
        .contains("12:symlink pathl1:ze", "12:symlink pathl1:a4:deepe", "12:symlink pathl4:gonee");
    assertThat(workshop.verify(made, root, hashed -> {}).isFull()).isTrue();
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void otherwiseLinksAreWhatTheyLeadTo() throws Exception {
    Files.createSymbolicLink(top.resolve("deep"), Path.of("a/deep"));
    Metainfo made = create(Format.V1);
    assertThat(stored(made)).contains("top/deep/er");
    assertThat(made.info().files()).allMatch(file -> file.attributes().isEmpty());
    Files.createSymbolicLink(top.resolve("circle"), Path.of("."));
    assertThatThrownBy(() -> create(Format.V1))
        .hasMessageContaining("circle")
        .hasCauseInstanceOf(FileSystemLoopException.class);
  }

  @Test
  void aDirectoryThatV2WouldTakeForAFileIsRefused() throws Exception {
    Path one = Files.createDirectory(root.resolve("one"));
    Files.write(one.resolve("one"), new byte[5]);
    for (Format format : List.of(Format.V2, Format.HYBRID)) {
      assertThatThrownBy(() -> workshop.create(CreateTorrent.of(one, format), hashed -> {}))
          .isInstanceOf(MetainfoException.class)
          .hasMessageContaining("its own name");
    }
    assertThat(stored(workshop.create(CreateTorrent.of(one, Format.V1), hashed -> {})))
        .containsExactly("one/one");
  }

  @Test
  void v2HasNoKeysOfV1() throws Exception {
    BDictionary v2 =
        (BDictionary)
            bencode.decode(create(Format.V2).info().raw().buffer(), BencodeLimits.TORRENT);
    assertThat(v2.entries().keySet())
        .extracting(BString::utf8)
        .containsExactly("file tree", "meta version", "name", "piece length");
    BDictionary v1 =
        (BDictionary)
            bencode.decode(create(Format.V1).info().raw().buffer(), BencodeLimits.TORRENT);
    assertThat(v1.entries().keySet())
        .extracting(BString::utf8)
        .containsExactly("files", "name", "piece length", "pieces");
  }
}
