package org.hotswarm.itests.felix;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.hotswarm.api.CreateTorrent;
import org.hotswarm.api.CreateTorrent.Format;
import org.hotswarm.api.TorrentFactory;
import org.hotswarm.model.metainfo.Metainfo;

/** A directory of 8 MiB, or as many as asked for, in files of odd lengths, one of them empty. */
record Payload(Path root) {
  private static final int TOTAL = 8 << 20;
  private static final int PIECE = 128 << 10;

  /** Makes the directory {@code name} below {@code parent}; the same seed gives the same bytes. */
  static Payload make(Path parent, String name, long seed) throws IOException {
    return make(parent, name, seed, TOTAL);
  }

  /** Makes one with so many bytes. */
  static Payload make(Path parent, String name, long seed, int total) throws IOException {
    Payload payload = new Payload(Files.createDirectories(parent.resolve(name)));
    Map<String, Integer> lengths =
        Map.of("a/one", 1, "a/b/three MiB", 3 << 20, "c/odd", 1_234_567, "empty", 0);
    Random random = new Random(seed);
    int rest = total;
    for (Map.Entry<String, Integer> file : new TreeMap<>(lengths).entrySet()) {
      payload.write(file.getKey(), file.getValue(), random);
      rest -= file.getValue();
    }
    payload.write("z", rest, random);
    return payload;
  }

  private void write(String name, int length, Random random) throws IOException {
    byte[] bytes = new byte[length];
    random.nextBytes(bytes);
    Path file = root.resolve(name);
    Files.createDirectories(file.getParent());
    Files.write(file, bytes);
  }

  Metainfo torrent(TorrentFactory factory) throws Exception {
    CreateTorrent request = CreateTorrent.of(root, Format.V1).withPieceLength(PIECE);
    return factory.create(request, done -> {});
  }

  /** The files that are not the same here and below {@code parent}; empty when all are. */
  List<Path> differences(Path parent) throws IOException {
    Path copy = parent.resolve(root.getFileName());
    try (Stream<Path> files = Files.walk(root)) {
      return files
          .filter(Files::isRegularFile)
          .map(root::relativize)
          .filter(file -> differ(root.resolve(file), copy.resolve(file)))
          .toList();
    }
  }

  private static boolean differ(Path one, Path other) {
    try {
      return Files.notExists(other) || Files.mismatch(one, other) >= 0;
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
