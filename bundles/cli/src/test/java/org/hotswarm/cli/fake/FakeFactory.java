package org.hotswarm.cli.fake;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongConsumer;
import org.hotswarm.api.CreateTorrent;
import org.hotswarm.api.TorrentFactory;
import org.hotswarm.model.geometry.PieceSet;
import org.hotswarm.model.hash.InfoHash;
import org.hotswarm.model.metainfo.Magnet;
import org.hotswarm.model.metainfo.Metainfo;
import org.hotswarm.model.metainfo.MetainfoException;

/** Knows the files, URLs and magnet links that the test names; hashing takes virtual seconds. */
public final class FakeFactory implements TorrentFactory {
  private final VirtualTime time;
  private final Map<String, Metainfo> torrents = new HashMap<>();
  private final Map<String, MetainfoException> unusable = new HashMap<>();
  private final Map<String, Magnet> magnets = new HashMap<>();
  private final List<CreateTorrent> created = new ArrayList<>();
  private Optional<PieceSet> right = Optional.empty();
  private Runnable whileHashing = () -> {};
  private int seconds = 1;
  private Optional<Metainfo> made = Optional.empty();

  FakeFactory(VirtualTime time) {
    this.time = time;
  }

  /** A file or URL. */
  public Metainfo torrent(String name, Metainfo metainfo) {
    torrents.put(name, metainfo);
    return metainfo;
  }

  /** A file or URL that is no torrent. */
  public void bad(String name, MetainfoException.Kind kind, String message) {
    unusable.put(name, new MetainfoException(kind, message));
  }

  /** A magnet link beside those that name no more than a hash. */
  public void magnet(String uri, Magnet magnet) {
    magnets.put(uri, magnet);
  }

  /** What {@link #verify} finds. */
  public void finds(PieceSet pieces) {
    right = Optional.of(pieces);
  }

  /** How long hashing takes, and what happens in the middle. */
  public void hashingTakes(int virtualSeconds, Runnable inTheMiddle) {
    seconds = virtualSeconds;
    whileHashing = inTheMiddle;
  }

  /** What {@link #create} makes, in place of a torrent of the right name. */
  public void makes(Metainfo metainfo) {
    made = Optional.of(metainfo);
  }

  /** What was made. */
  public List<CreateTorrent> created() {
    return created;
  }

  @Override
  public Metainfo read(Path file) throws IOException, MetainfoException {
    return named(file.toString());
  }

  @Override
  public Metainfo decode(byte[] torrent) {
    throw new UnsupportedOperationException("the command line reads files and URLs");
  }

  @Override
  public Metainfo fetch(URI location) throws IOException, MetainfoException {
    return named(location.toString());
  }

  private Metainfo named(String name) throws IOException, MetainfoException {
    if (unusable.containsKey(name)) {
      throw unusable.get(name);
    }
    if (!torrents.containsKey(name)) {
      throw new NoSuchFileException(name);
    }
    return torrents.get(name);
  }

  @Override
  public Magnet magnet(String uri) throws MetainfoException {
    if (magnets.containsKey(uri)) {
      return magnets.get(uri);
    }
    try {
      InfoHash hash = InfoHash.parse(uri.replaceFirst("magnet:\\?xt=urn:btih:", ""));
      return new Magnet(
          hash, Optional.empty(), Optional.empty(), List.of(), List.of(), List.of(), List.of());
    } catch (IllegalArgumentException malformed) {
      throw new MetainfoException(MetainfoException.Kind.MAGNET, "xt is no info-hash", malformed);
    }
  }

  @Override
  public String magnetOf(Metainfo metainfo) {
    return "magnet:?xt=urn:btih:" + metainfo.info().infoHash() + "&dn=" + metainfo.info().name();
  }

  @Override
  public String magnetOf(Magnet magnet) {
    return "magnet:?xt=urn:btih:" + magnet.infoHash();
  }

  @Override
  public byte[] encode(Metainfo metainfo) {
    return ("torrent " + metainfo.info().name()).getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public Metainfo create(CreateTorrent request, LongConsumer hashed) {
    created.add(request);
    String name = request.path().getFileName().toString();
    Metainfo metainfo = made.orElseGet(() -> Torrents.single(name, 1_000_000));
    hash(metainfo.info().totalLength(), hashed);
    return metainfo;
  }

  @Override
  public long payloadLength(CreateTorrent request) {
    return 1_000_000;
  }

  @Override
  public PieceSet verify(Metainfo metainfo, Path savePath, LongConsumer hashed) {
    hash(metainfo.info().payloadLength(), hashed);
    return right.orElse(PieceSet.full(metainfo.info().geometry().pieceCount()));
  }

  private void hash(long total, LongConsumer hashed) {
    for (int second = 1; second <= seconds; second++) {
      time.pass(Duration.ofSeconds(1));
      hashed.accept(total * second / seconds);
      if (second == (seconds + 1) / 2) {
        whileHashing.run();
      }
    }
  }

  @Override
  public List<Path> files(Metainfo metainfo, Path savePath) {
    return metainfo.info().files().stream()
        .map(file -> savePath.resolve(file.slashedPath()))
        .toList();
  }
}
