package org.hotswarm.metainfo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.hotswarm.model.bencode.BDictionary;
import org.hotswarm.model.bencode.BList;
import org.hotswarm.model.bencode.BString;
import org.hotswarm.model.bencode.BValue;
import org.hotswarm.model.metainfo.FileEntry;
import org.hotswarm.model.metainfo.Info;
import org.hotswarm.model.metainfo.MetainfoException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Names that try to leave their directory (limit 9), wherever a torrent can put one. */
class TraversalTest {
  /** Each would leave its directory if some operating system were given it as it is. */
  private static final List<String> ESCAPES =
      List.of(
          "..",
          "../x",
          "..\\x",
          "../../x",
          "a/../../x",
          "a\\..\\..\\x",
          "a/..",
          "a\\..",
          "/x",
          "\\x",
          "//x",
          "\\\\x",
          "/",
          "\\",
          "/..",
          "/etc/passwd",
          "C:\\x",
          "C:/x",
          "c:\\..\\x",
          "z:/",
          "\\\\host\\x",
          "//host/x",
          "\\\\?\\C:\\x",
          "\\\\.\\COM1",
          "../",
          "..\\",
          "./..",
          "./../x",
          ".\\..\\x",
          "a/../..",
          "..\u0000",
          ".\u0000.",
          "\u0000..",
          ".\u200b.",
          "\u202e..",
          ".\ufeff./x",
          "\u0000/x",
          "..\u007f/x",
          ".. ",
          "..  /x",
          "a/.. /x",
          "..\t",
          "..\n/x",
          "x/y/../z");

  /** These are only odd, and none of them is followed anywhere. */
  private static final List<String> ODDITIES =
      List.of(
          "",
          ".",
          "./",
          ".\\",
          "./x",
          "a/b",
          "a\\b",
          "a//b",
          "a/./b",
          "...",
          "....",
          ". .",
          " ..x",
          "..x",
          "x..",
          "file:stream",
          "file::$DATA",
          "C:x",
          "C:",
          "%2e%2e%2f",
          "%2e%2e/x",
          "%00",
          "..%2f",
          "\u0000",
          "a\u0000b",
          "~",
          "~/x",
          "$HOME",
          "a\u2215b",
          "\uff0e\uff0e\uff0fx",
          "\u2025/x",
          " ",
          "-rf",
          "*",
          "|x",
          "....//....//x",
          "\u00c0\u00ae\u00c0\u00ae\u00c0\u00af");

  @TempDir Path sandbox;

  /** Where a torrent names files. */
  enum Field {
    PATH(raw -> Torrents.multi(List.of(file("path", raw), Torrents.file(1, "ok")))),
    PATH_UTF_8(
        raw ->
            Torrents.multi(
                List.of(
                    file("path.utf-8", raw).toBuilder().put("path", Torrents.strings("ok")).build(),
                    Torrents.file(1, "ok")))),
    DIRECTORY(
        raw ->
            Torrents.multi(
                List.of(
                    BDictionary.builder()
                        .put("length", 1)
                        .put("path", BList.of(raw, BString.of("ok")))
                        .build()))),
    NAME(raw -> Torrents.single("n", 1).put("name", raw)),
    NAME_UTF_8(raw -> Torrents.single("n", 1).put("name.utf-8", raw)),
    NAME_OF_DIRECTORY(raw -> Torrents.multi(List.of(Torrents.file(1, "ok"))).put("name", raw)),
    FILE_TREE(
        raw ->
            Torrents.multi(List.of(file("path", raw)))
                .put("meta version", 2)
                .put(
                    "file tree",
                    BDictionary.builder().put(raw, Torrents.leaf(1, Torrents.root(1))).build()));

    private final Function<BString, BDictionary.Builder> info;

    Field(Function<BString, BDictionary.Builder> info) {
      this.info = info;
    }

    private static BDictionary file(String key, BString raw) {
      return BDictionary.builder().put("length", 1).put(key, BList.of(raw)).build();
    }
  }

  static Stream<String> escapes() {
    return ESCAPES.stream();
  }

  @Test
  void thereAreSixtyVectorsAndMore() {
    assertThat(Stream.concat(ESCAPES.stream(), ODDITIES.stream()).distinct().count())
        .isGreaterThanOrEqualTo(60);
  }

  @ParameterizedTest
  @MethodSource("escapes")
  void whatWouldEscapeIsRefusedInEveryField(String vector) {
    for (Field field : Field.values()) {
      assertThat(read(field, BString.of(vector))).as(field + " " + vector).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = Field.class,
      mode = EnumSource.Mode.EXCLUDE,
      names = {"FILE_TREE"})
  void whatIsOddIsCleaned(Field field) throws IOException {
    for (String vector : ODDITIES) {
      List<Info> read = read(field, BString.of(vector));
      assertThat(read).as(vector).hasSize(1);
      write(read.get(0));
    }
  }

  @ParameterizedTest
  @EnumSource(Field.class)
  void bytesThatAreNoTextStayInside(Field field) throws IOException {
    List<byte[]> vectors =
        List.of(
            new byte[] {(byte) 0xc0, (byte) 0xae, (byte) 0xc0, (byte) 0xae, '/', 'x'},
            new byte[] {
              (byte) 0xe0, (byte) 0x80, (byte) 0xae, (byte) 0xe0, (byte) 0x80, (byte) 0xae
            },
            new byte[] {'.', '.', (byte) 0xc0, (byte) 0xaf, 'x'},
            new byte[] {(byte) 0xff, (byte) 0xfe, '.', 0, '.', 0},
            new byte[] {'.', (byte) 0xff, '.'},
            new byte[] {(byte) 0xed, (byte) 0xa0, (byte) 0x80});
    for (byte[] vector : vectors) {
      for (Info info : read(field, BString.copyOf(vector))) {
        write(info);
      }
    }
  }

  /** The torrent, or nothing where it is refused as one that escapes. */
  private static List<Info> read(Field field, BString raw) {
    try {
      return List.of(Torrents.readInfo(field.info.apply(raw)));
    } catch (MetainfoException refused) {
      assertThat(refused.kind()).isEqualTo(MetainfoException.Kind.TORRENT);
      assertThat(refused).hasMessageContaining("info.");
      return List.of();
    }
  }

  /** Writes the files of {@code info} below a root and looks at what became of its neighbours. */
  private void write(Info info) throws IOException {
    Path root = Files.createDirectories(sandbox.resolve("saved/here"));
    for (FileEntry entry : info.files()) {
      assertThat(entry.path()).isNotEmpty().doesNotContain("", ".", "..");
      assertThat(entry.path())
          .allMatch(element -> !element.contains("/") && !element.contains("\\"));
      Path target = root.resolve(String.join("/", ascii(entry.path()))).normalize();
      assertThat(target).startsWithRaw(root).isNotEqualTo(root);
      Files.createDirectories(target.getParent());
      Files.writeString(target, "");
    }
    try (Stream<Path> all = Files.walk(sandbox)) {
      assertThat(all.filter(path -> !path.startsWith(root)))
          .containsExactlyInAnyOrder(sandbox, sandbox.resolve("saved"));
    }
    delete(root);
  }

  /** A machine whose file names are ASCII cannot write the others; what matters here is where. */
  private static List<String> ascii(List<String> path) {
    return path.stream().map(element -> element.replaceAll("[^ -~]", "u")).toList();
  }

  private static void delete(Path root) throws IOException {
    List<Path> found = new ArrayList<>();
    try (Stream<Path> all = Files.walk(root)) {
      all.forEach(found::add);
    }
    for (int i = found.size() - 1; i >= 0; i--) {
      Files.delete(found.get(i));
    }
  }

  @Test
  void oddNamesBecomeOneElement() throws MetainfoException {
    List<BValue> files =
        List.of(
            Torrents.file(1, "a/b"),
            Torrents.file(1, "a\\c"),
            Torrents.file(1, ".", "", "d"),
            Torrents.file(1, "e", "."),
            Torrents.file(1, "..."),
            Torrents.file(1, "exe.\u202ecod.txt"));
    assertThat(Torrents.paths(Torrents.readInfo(Torrents.multi(files))))
        .containsExactly(
            "root/a_b", "root/a_c", "root/d", "root/e/_", "root/_", "root/exe.cod.txt");
  }

  @Test
  void aTorrentWithoutAUsableNameBearsItsInfoHash() throws MetainfoException {
    Info info = Torrents.readInfo(Torrents.single("", 1));
    assertThat(info.name()).isEqualTo(info.infoHash().hex());
    assertThat(Torrents.paths(info)).containsExactly(info.infoHash().hex());
  }
}
