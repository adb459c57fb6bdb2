package org.hotswarm.cli.demo;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import org.hotswarm.cli.exit.ExitCode;
import org.hotswarm.cli.exit.Failure;
import org.hotswarm.cli.waiting.Stop;

/** Something to share: three files of noise, the same in every run. */
final class Payload {
  static final String NAME = "demo";
  private static final List<String> FILES = List.of("one.bin", "two.bin", "three.bin");
  private static final int CHUNK = 1 << 20;
  private static final long NOISE = 42;

  private Payload() {}

  /**
   * Writes it into {@code parent}.
   *
   * @return the directory that is shared
   * @throws Failure when the command is asked to end first
   */
  static Path write(Path parent, long size, Stop stop) throws IOException, Failure {
    Path directory = Files.createDirectories(parent.resolve(NAME));
    SplittableRandom noise = new SplittableRandom(NOISE);
    long left = size;
    for (int file = 0; file < FILES.size(); file++) {
      boolean last = file == FILES.size() - 1;
      // Borders of files inside of pieces are where mistakes would show.
      long length = last ? left : left * 3 / 5;
      write(directory.resolve(FILES.get(file)), length, noise, stop);
      left -= length;
    }
    return directory;
  }

  private static void write(Path file, long length, SplittableRandom noise, Stop stop)
      throws IOException, Failure {
    byte[] chunk = new byte[CHUNK];
    try (OutputStream out = Files.newOutputStream(file)) {
      for (long left = length; left > 0; left -= CHUNK) {
        if (stop.isAsked()) {
          throw new Failure(ExitCode.UNFINISHED, "interrupted");
        }
        noise.nextBytes(chunk);
        out.write(chunk, 0, (int) Math.min(left, CHUNK));
      }
    }
  }
}
