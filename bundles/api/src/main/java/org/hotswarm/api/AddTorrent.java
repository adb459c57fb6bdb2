package org.hotswarm.api;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.hotswarm.model.hash.InfoHash;
import org.hotswarm.model.metainfo.Magnet;
import org.hotswarm.model.metainfo.Metainfo;

/**
 * What to add and how. Immutable; made by {@link #of} and changed by the {@code with} methods.
 *
 * @param source the torrent
 * @param savePath the directory that the torrent's files or directory go into
 * @param paused whether it waits for {@link Torrent#resume}
 * @param trust whether existing data counts as complete without a check
 * @param providers provider ids for this torrent that differ from the session's
 * @param wanted indices of wanted files, no indices for all of them; empty for what was wanted
 *     before, as resume data says, or else all
 * @param introductions trackers and peers beside those that the source names
 * @param autoManaged whether the session starts and stops it as its queue says; then it should be
 *     added paused (manual: section queuing)
 */
public record AddTorrent(
    Source source,
    Path savePath,
    boolean paused,
    boolean trust,
    Providers providers,
    Optional<List<Integer>> wanted,
    Introductions introductions,
    boolean autoManaged) {
  public AddTorrent {
    wanted = wanted.map(List::copyOf);
  }

  /** What is added: one of the two. */
  public sealed interface Source permits OfMetainfo, OfMagnet {
    /** The info-hash. */
    InfoHash infoHash();
  }

  /** A .torrent file. */
  public record OfMetainfo(Metainfo metainfo) implements Source {
    @Override
    public InfoHash infoHash() {
      return metainfo.info().infoHash();
    }
  }

  /** A magnet link; the info dictionary comes from peers (BEP 9). */
  public record OfMagnet(Magnet magnet) implements Source {
    @Override
    public InfoHash infoHash() {
      return magnet.infoHash();
    }
  }

  /**
   * Provider ids. Where two versions of a provider are there, {@code id@version} chooses one, such
   * as {@code rarest@1.2}.
   *
   * @param picker such as {@code rarest}
   * @param store such as {@code file}
   */
  public record Providers(Optional<String> picker, Optional<String> store) {
    /** Those of the session. */
    public static final Providers OF_SESSION = new Providers(Optional.empty(), Optional.empty());
  }

  /**
   * Where else to find peers.
   *
   * @param trackers announce URLs, each a tier of its own, before those of the source
   * @param peers as {@code host:port}
   */
  public record Introductions(List<String> trackers, List<String> peers) {
    /** None. */
    public static final Introductions NONE = new Introductions(List.of(), List.of());

    public Introductions {
      trackers = List.copyOf(trackers);
      peers = List.copyOf(peers);
    }
  }

  private static AddTorrent of(Source source, Path savePath) {
    return new AddTorrent(
        source,
        savePath,
        false,
        false,
        Providers.OF_SESSION,
        Optional.empty(),
        Introductions.NONE,
        false);
  }

  /** A .torrent file, to be downloaded into {@code savePath}, all of it, at once. */
  public static AddTorrent of(Metainfo metainfo, Path savePath) {
    return of(new OfMetainfo(metainfo), savePath);
  }

  /** A magnet link, to be downloaded into {@code savePath}, all of it, at once. */
  public static AddTorrent of(Magnet magnet, Path savePath) {
    return of(new OfMagnet(magnet), savePath);
  }

  /** The same in another directory. */
  public AddTorrent withSavePath(Path value) {
    return new AddTorrent(
        source, value, paused, trust, providers, wanted, introductions, autoManaged);
  }

  /** The same, paused or not. */
  public AddTorrent withPaused(boolean value) {
    return new AddTorrent(
        source, savePath, value, trust, providers, wanted, introductions, autoManaged);
  }

  /** The same, trusting existing data or not. */
  public AddTorrent withTrust(boolean value) {
    return new AddTorrent(
        source, savePath, paused, value, providers, wanted, introductions, autoManaged);
  }

  /** The same with providers of its own. */
  public AddTorrent withProviders(Providers value) {
    return new AddTorrent(
        source, savePath, paused, trust, value, wanted, introductions, autoManaged);
  }

  /** The same with only these files wanted, by index; all of them when it is none. */
  public AddTorrent withWanted(List<Integer> value) {
    return new AddTorrent(
        source, savePath, paused, trust, providers, Optional.of(value), introductions, autoManaged);
  }

  /** The same with those files wanted that were wanted before. */
  public AddTorrent withWantedAsBefore() {
    return new AddTorrent(
        source, savePath, paused, trust, providers, Optional.empty(), introductions, autoManaged);
  }

  /** The same with more trackers and peers. */
  public AddTorrent withIntroductions(Introductions value) {
    return new AddTorrent(source, savePath, paused, trust, providers, wanted, value, autoManaged);
  }

  /** The same, started and stopped by the session's queue or not. */
  public AddTorrent withAutoManaged(boolean value) {
    return new AddTorrent(source, savePath, paused, trust, providers, wanted, introductions, value);
  }
}
