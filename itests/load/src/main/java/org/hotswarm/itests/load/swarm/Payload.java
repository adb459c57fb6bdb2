package org.hotswarm.itests.load.swarm;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;
import org.hotswarm.api.CreateTorrent;
import org.hotswarm.api.CreateTorrent.Format;
import org.hotswarm.api.TorrentFactory;
import org.hotswarm.model.metainfo.Metainfo;

/** Data worth sharing: two files in a directory, the same for the same number. */
record Payload(Path root) {
  /** Two blocks: small enough to see by its pieces whether data flows, not so small as a block. */
  private static final int PIECE = 32 << 10;

  private static final int CHUNK = 1 << 20;

  /** Makes one of {@code mebibytes} below {@code parent}. */
  static Payload make(Path parent, int number, int mebibytes) throws IOException {
    Path root = Files.createDirectories(parent.resolve("payload-" + number));
    SplittableRandom random = new SplittableRandom(number);
    write(root.resolve("first"), 1 + mebibytes / 3, random);
    write(root.resolve("second"), mebibytes - 1 - mebibytes / 3, random);
    return new Payload(root);
  }

  private static void write(Path file, int mebibytes, SplittableRandom random) throws IOException {
    byte[] chunk = new byte[CHUNK];
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), CHUNK)) {
      for (int i = 0; i < mebibytes; i++) {
        random.nextBytes(chunk);
        out.write(chunk);
      }
      // The boundary of files is inside a block.
      out.write(chunk, 0, 1 + random.nextInt(1000));
    }
  }

  Metainfo torrent(TorrentFactory factory) throws Exception {
    CreateTorrent request = CreateTorrent.of(root, Format.V1).withPieceLength(PIECE);
    return factory.create(request, done -> {});
  }
}
