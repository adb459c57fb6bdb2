package org.hotswarm.engine.make;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.function.LongConsumer;
import java.util.function.Supplier;
import org.hotswarm.api.CreateTorrent;
import org.hotswarm.api.TorrentFactory;
import org.hotswarm.api.settings.NetworkSettings;
import org.hotswarm.model.geometry.PieceSet;
import org.hotswarm.model.metainfo.Info;
import org.hotswarm.model.metainfo.Magnet;
import org.hotswarm.model.metainfo.Metainfo;
import org.hotswarm.model.metainfo.MetainfoException;
import org.hotswarm.spi.bencode.Bencode;
import org.hotswarm.spi.fetch.Fetcher;
import org.hotswarm.spi.metainfo.MetainfoCodec;
import org.hotswarm.spi.metainfo.MetainfoLimits;

/** Reads, makes and checks torrents. Owner thread: any. */
public final class TorrentWorkshop implements TorrentFactory {
  private static final Duration FETCH_PATIENCE = Duration.ofSeconds(60);

  private final Codecs codecs;
  private final Supplier<MetainfoLimits> limits;
  private final Executor hashers;
  private final int threads;
  private final Function<String, Optional<Fetcher>> fetchers;

  /**
   * The codecs of the moment.
   *
   * @param bencode reads and writes trees
   * @param metainfo reads and writes torrents
   */
  public record Codecs(Bencode bencode, MetainfoCodec metainfo) {}

  /**
   * @param codecs fronts that stay good while providers come and go
   * @param limits what is accepted, read when needed
   * @param hashers runs {@code threads - 1} tasks at once; the caller's thread is the other
   * @param threads that hash at once: the cores
   * @param fetchers by URL scheme, lower case
   */
  public TorrentWorkshop(
      Codecs codecs,
      Supplier<MetainfoLimits> limits,
      Executor hashers,
      int threads,
      Function<String, Optional<Fetcher>> fetchers) {
    this.codecs = codecs;
    this.limits = limits;
    this.hashers = hashers;
    this.threads = threads;
    this.fetchers = fetchers;
  }

  @Override
  public Metainfo read(Path file) throws IOException, MetainfoException {
    if (Files.isDirectory(file)) {
      throw new IOException(file + " is a directory, not a .torrent file");
    }
    int most = limits.get().torrentBytes();
    try (InputStream in = Files.newInputStream(file)) {
      return decode(in.readNBytes(most + 1), file.toString());
    } catch (NoSuchFileException missing) {
      throw new NoSuchFileException(file.toString(), null, "there is no such file");
    }
  }

  @Override
  public Metainfo decode(byte[] torrent) throws MetainfoException {
    return decode(torrent, "the torrent");
  }

  private Metainfo decode(byte[] bytes, String from) throws MetainfoException {
    MetainfoLimits now = limits.get();
    if (bytes.length > now.torrentBytes()) {
      throw refusal(from + " is longer than the " + now.torrentBytes() + " bytes allowed");
    }
    return codecs.metainfo().decode(ByteBuffer.wrap(bytes), codecs.bencode(), now);
  }

  @Override
  public Metainfo fetch(URI location) throws IOException, MetainfoException {
    String scheme = String.valueOf(location.getScheme()).toLowerCase(Locale.ROOT);
    Fetcher fetcher =
        fetchers
            .apply(scheme)
            .orElseThrow(() -> new IOException("nothing here gets " + scheme + ": URLs"));
    int most = limits.get().torrentBytes();
    String userAgent = NetworkSettings.USER_AGENT.fallback();
    try {
      byte[] body =
          fetcher
              .fetch(location, most, FETCH_PATIENCE, userAgent)
              .toCompletableFuture()
              .get(2 * FETCH_PATIENCE.toSeconds(), TimeUnit.SECONDS);
      return decode(body, "what " + location.getHost() + " sent");
    } catch (ExecutionException failed) {
      throw failed.getCause() instanceof IOException known
          ? known
          : new IOException("the " + scheme + ": client failed", failed.getCause());
    } catch (TimeoutException late) {
      throw new IOException("the " + scheme + ": client did not answer in time", late);
    } catch (InterruptedException told) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while waiting for " + location.getHost());
    }
  }

  @Override
  public Magnet magnet(String uri) throws MetainfoException {
    return codecs.metainfo().parseMagnet(uri, limits.get());
  }

  @Override
  public String magnetOf(Metainfo metainfo) {
    Info info = metainfo.info();
    List<String> trackers = metainfo.trackerTiers().stream().flatMap(List::stream).toList();
    return magnetOf(
        new Magnet(
            info.infoHash(),
            info.infoHashV2(),
            Optional.of(info.name()),
            trackers,
            List.of(),
            metainfo.webSeeds(),
            List.of()));
  }

  @Override
  public String magnetOf(Magnet magnet) {
    return codecs.metainfo().formatMagnet(magnet);
  }

  @Override
  public byte[] encode(Metainfo metainfo) {
    return codecs.metainfo().encode(metainfo, codecs.bencode());
  }

  @Override
  public Metainfo create(CreateTorrent request, LongConsumer hashed)
      throws IOException, MetainfoException {
    Creation creation = new Creation(request, limits.get().pieces());
    return codecs.metainfo().create(creation.run(hashers, threads, hashed), codecs.bencode());
  }

  @Override
  public long payloadLength(CreateTorrent request) throws IOException {
    return Creation.payload(request).length();
  }

  @Override
  public PieceSet verify(Metainfo metainfo, Path savePath, LongConsumer hashed) throws IOException {
    Verification verification = new Verification(metainfo);
    PieceSet right = new PieceSet(verification.geometry().pieceCount());
    new ParallelHashing(
            verification.geometry(),
            files(metainfo, savePath),
            verification.wanted(),
            (hasher, piece) -> {
              if (verification.isRight(hasher, piece)) {
                synchronized (right) {
                  right.add(piece);
                }
              }
            },
            hashed)
        .run(hashers, threads - 1);
    return right;
  }

  @Override
  public List<Path> files(Metainfo metainfo, Path savePath) {
    return Placement.files(metainfo.info(), savePath);
  }

  private static MetainfoException refusal(String problem) {
    return new MetainfoException(MetainfoException.Kind.TORRENT, problem);
  }
}
