package org.hotswarm.itests.interop;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/** Seven files, one of them empty, some in sub-directories, none a whole number of pieces. */
final class Payload {
  private final Path files;
  private final int pieceLength;
  private final Map<Scheme, Torrent> torrents = new LinkedHashMap<>();

  /** A metainfo file and the info-hash transmission-show reads from it. */
  record Torrent(Path file, String infoHash) {
    /** Without any way to find a peer. */
    String magnet() {
      return "magnet:?xt=urn:btih:" + infoHash;
    }

    String magnet(Scheme tracker) {
      return magnet() + "&tr=" + URLEncoder.encode(tracker.announce(), StandardCharsets.UTF_8);
    }

    /** With a peer's address, BEP 9. */
    String magnet(Peer peer) {
      return magnet() + "&x.pe=" + peer.hostPort();
    }
  }

  private Payload(Path files, int pieceLength) {
    this.files = files;
    this.pieceLength = pieceLength;
  }

  static Payload create(Path directory, long size, int pieceLength) {
    Map<String, Long> sizes = new LinkedHashMap<>();
    sizes.put("movie.bin", size / 2 - 12_345);
    sizes.put("extras/scenes.bin", size / 4 + 1);
    sizes.put("extras/deep/er/one piece.bin", 262_144L);
    sizes.put("extras/nothing.dat", 0L);
    sizes.put("read me [1].txt", 1L);
    sizes.put("z-block.bin", 16_384L);
    long rest = size + 4_321 - sizes.values().stream().mapToLong(Long::longValue).sum();
    sizes.put("z-rest.bin", rest);
    Random random = new Random(size);
    sizes.forEach((name, length) -> write(directory.resolve(name), length, random));
    return new Payload(directory, pieceLength);
  }

  private static void write(Path file, long length, Random random) {
    try {
      Files.createDirectories(file.getParent());
      byte[] chunk = new byte[64 * 1024];
      try (OutputStream out = Files.newOutputStream(file)) {
        for (long left = length; left > 0; left -= chunk.length) {
          random.nextBytes(chunk);
          out.write(chunk, 0, (int) Math.min(left, chunk.length));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The directory of the files; its name is the torrent's. Not to be written to. */
  Path files() {
    return files;
  }

  int pieceLength() {
    return pieceLength;
  }

  long size() {
    return Payloads.files(files).stream().mapToLong(file -> size(files.resolve(file))).sum();
  }

  /** The v1 torrent mktorrent makes of it. Every scheme's has the same info-hash. */
  synchronized Torrent torrent(Scheme scheme) {
    return torrents.computeIfAbsent(scheme, this::makeTorrent);
  }

  private Torrent makeTorrent(Scheme scheme) {
    Path file = files.resolveSibling(files.getFileName() + "-" + scheme + ".torrent");
    String exponent = String.valueOf(Integer.numberOfTrailingZeros(pieceLength));
    run("mktorrent", "-l", exponent, "-a", scheme.announce(), "-o", "" + file, "" + files);
    return new Torrent(file, infoHash(file));
  }

  /** The v1 info-hash as transmission-show reads it. */
  static String infoHash(Path torrent) {
    return run("transmission-show", "" + torrent)
        .lines()
        .map(String::strip)
        .filter(line -> line.startsWith("Hash: "))
        .map(line -> line.substring("Hash: ".length()))
        .findFirst()
        .orElseThrow();
  }

  /** Puts a copy of the files into a client's download directory. */
  Path copyTo(Path downloads) {
    try {
      for (Path name : Payloads.files(files)) {
        Path copy = downloads.resolve(files.getFileName()).resolve(name);
        Files.createDirectories(copy.getParent());
        Files.copy(files.resolve(name), copy);
      }
      return downloads;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Every file is there, equal byte for byte, and nothing else is. */
  void assertIn(Path downloads) {
    assertSame(Payloads.files(files), downloads);
  }

  /** The same of what this client writes: transmission makes no empty files. */
  void assertIn(Path downloads, Client client) {
    List<Path> written =
        Payloads.files(files).stream()
            .filter(name -> client != Client.TRANSMISSION || size(files.resolve(name)) > 0)
            .toList();
    assertSame(written, downloads);
  }

  private void assertSame(List<Path> names, Path downloads) {
    Path copy = downloads.resolve(files.getFileName());
    assertThat(Payloads.files(copy)).isEqualTo(names);
    for (Path name : names) {
      assertThat(copy.resolve(name)).hasSameBinaryContentAs(files.resolve(name));
    }
  }

  private static long size(Path file) {
    try {
      return Files.size(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String run(String... command) {
    try {
      Process process =
          new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
      String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (!process.waitFor(30, TimeUnit.SECONDS) || process.exitValue() != 0) {
        process.destroyForcibly();
        throw new IOException(String.join(" ", command) + " failed: " + said);
      }
      return said;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
