package org.hotswarm.engine.make;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.LongConsumer;
import org.hotswarm.api.CreateTorrent;
import org.hotswarm.api.CreateTorrent.Format;
import org.hotswarm.engine.make.Payload.Source;
import org.hotswarm.model.geometry.FileSpan;
import org.hotswarm.model.geometry.Geometry;
import org.hotswarm.model.hash.PieceHashes;
import org.hotswarm.model.metainfo.FileEntry;
import org.hotswarm.model.metainfo.MetainfoException;
import org.hotswarm.spi.metainfo.TorrentLayout;

/**
 * One new torrent: which files, where each lies in it, and the hashes. In v2 and hybrids a file
 * begins with a piece; pad files fill the gaps, and a hybrid names them (BEP 47, 52).
 */
final class Creation {
  private static final String PAD_DIRECTORY = ".pad";

  private final CreateTorrent request;
  private final Payload payload;
  private final int pieceLength;
  private final List<FileEntry> files = new ArrayList<>();
  private final List<Path> places = new ArrayList<>();
  private final List<FileSpan> spans = new ArrayList<>();
  private final Map<Integer, List<String>> links = new HashMap<>();
  private long end;

  /**
   * Looks at the files.
   *
   * @param mostPieces limit 6
   * @throws IOException when they cannot be read
   * @throws MetainfoException when what is asked for cannot be made
   */
  Creation(CreateTorrent request, int mostPieces) throws IOException, MetainfoException {
    this.request = request;
    this.payload = payload(request);
    if (payload.length() == 0) {
      throw refusal(request.path() + " holds no data; a torrent of it would be empty");
    }
    this.pieceLength = PieceLengths.choose(request.pieceLength(), payload.length(), mostPieces);
    payload.files().forEach(this::place);
    if (isV2() && looksLikeOneFile()) {
      throw refusal(
          request.path()
              + " holds one file of its own name, which in v2 means that file alone;"
              + " rename one of them, or use V1");
    }
    if (end > (long) mostPieces * pieceLength) {
      throw refusal(
          "each file begins with a piece, which makes more than the "
              + mostPieces
              + " pieces allowed; use longer ones");
    }
  }

  static Payload payload(CreateTorrent request) throws IOException {
    return Payload.of(
        request.path(),
        request.reading(),
        request.format() == Format.V1 ? Payload.BY_PATH : Payload.BY_ELEMENT);
  }

  private boolean isV2() {
    return request.format() != Format.V1;
  }

  private boolean looksLikeOneFile() {
    return !payload.singleFile()
        && payload.files().size() == 1
        && files.get(0).path().equals(List.of(payload.name()));
  }

  private void place(Source file) {
    long gap = (pieceLength - end % pieceLength) % pieceLength;
    if (isV2() && file.entry().length() > 0 && gap > 0) {
      List<String> path = List.of(PAD_DIRECTORY, String.valueOf(gap));
      add(new FileEntry(path, gap, "p"), file.path());
    }
    if (!file.link().isEmpty()) {
      links.put(files.size(), file.link());
    }
    add(file.entry(), file.path());
  }

  private void add(FileEntry entry, Path place) {
    files.add(entry);
    places.add(place);
    spans.add(new FileSpan(end, entry.length(), entry.isPadding()));
    end += entry.length();
  }

  /**
   * Reads and hashes all files.
   *
   * @param threads that hash at once, the caller's among them
   * @param hashed is told how many bytes are done
   * @throws IOException when a file cannot be read, or changed meanwhile
   */
  TorrentLayout run(Executor hashers, int threads, LongConsumer hashed) throws IOException {
    Geometry geometry = new Geometry(pieceLength, spans);
    PieceDigests digests = new PieceDigests(geometry, request.format());
    new ParallelHashing(
            geometry,
            places,
            digests.wanted(),
            (hasher, piece) ->
                digests.set(piece, hasher.hash(piece).orElseThrow(payload::whatChanged)),
            hashed)
        .run(hashers, request.reading().threads().orElse(threads) - 1);
    for (Source file : payload.files()) {
      file.checkUnchanged();
    }
    return layout(digests);
  }

  private TorrentLayout layout(PieceDigests digests) {
    List<FileEntry> rooted = isV2() ? digests.withRoots(files) : files;
    PieceHashes pieces = digests.pieces();
    return request.format() == Format.V2
        ? new TorrentLayout(
            payload.name(),
            payload.singleFile(),
            rooted.stream().filter(file -> !file.isPadding()).toList(),
            pieceLength,
            pieces,
            Optional.of(digests.layers()),
            linksWithoutPads(),
            publication())
        : new TorrentLayout(
            payload.name(),
            payload.singleFile(),
            rooted,
            pieceLength,
            pieces,
            isV2() ? Optional.of(digests.layers()) : Optional.empty(),
            links,
            publication());
  }

  private Map<Integer, List<String>> linksWithoutPads() {
    Map<Integer, List<String>> moved = new HashMap<>();
    for (int i = 0; i < payload.files().size(); i++) {
      List<String> link = payload.files().get(i).link();
      if (!link.isEmpty()) {
        moved.put(i, link);
      }
    }
    return moved;
  }

  private TorrentLayout.Publication publication() {
    return new TorrentLayout.Publication(
        request.trackerTiers(),
        request.webSeeds(),
        request.privateTorrent(),
        request.source(),
        request.attribution());
  }

  private static MetainfoException refusal(String problem) {
    return new MetainfoException(MetainfoException.Kind.TORRENT, problem);
  }
}
