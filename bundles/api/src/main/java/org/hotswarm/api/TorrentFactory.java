package org.hotswarm.api;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;
import org.hotswarm.model.geometry.PieceSet;
import org.hotswarm.model.metainfo.Info;
import org.hotswarm.model.metainfo.Magnet;
import org.hotswarm.model.metainfo.Metainfo;
import org.hotswarm.model.metainfo.MetainfoException;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Reads and makes torrents, without a session. All methods may be called from any thread and wait
 * for the disk.
 */
@ProviderType
public interface TorrentFactory {
  /**
   * Reads a .torrent file.
   *
   * @throws IOException when it cannot be read
   * @throws MetainfoException when it is no usable torrent
   */
  Metainfo read(Path file) throws IOException, MetainfoException;

  /**
   * Reads the bytes of a .torrent file.
   *
   * @throws MetainfoException when they are no usable torrent
   */
  Metainfo decode(byte[] torrent) throws MetainfoException;

  /**
   * Gets a .torrent file over HTTP(S); waits for the network.
   *
   * @throws IOException when it cannot be got
   * @throws MetainfoException when it is no usable torrent
   */
  Metainfo fetch(URI location) throws IOException, MetainfoException;

  /**
   * Reads a magnet link.
   *
   * @throws MetainfoException when it is no usable magnet link
   */
  Magnet magnet(String uri) throws MetainfoException;

  /** The magnet link of a torrent, as text. */
  String magnetOf(Metainfo metainfo);

  /** A magnet link, as text. */
  String magnetOf(Magnet magnet);

  /**
   * The magnet link of a torrent in a session, with the trackers that it has now, as text (manual:
   * make_magnet_uri). Announce URLs that hold a key go into it as they are: give such a link to
   * nobody.
   *
   * @throws RemovedTorrentException once the torrent has left its session
   */
  default String magnetOf(Torrent torrent) {
    String name = torrent.status().name();
    return magnetOf(
        new Magnet(
            torrent.infoHash(),
            torrent.info().flatMap(Info::infoHashV2),
            Optional.of(name).filter(known -> !known.equals(torrent.infoHash().hex())),
            torrent.trackers().tiers().stream().flatMap(List::stream).toList(),
            List.of(),
            List.of(),
            List.of()));
  }

  /** The bytes of a .torrent file. */
  byte[] encode(Metainfo metainfo);

  /**
   * Makes a torrent of a file or directory; hashes on all cores. The same files make the same
   * torrent.
   *
   * @param hashed is told how many bytes are done, from time to time, from any thread
   * @throws IOException when a file cannot be read
   * @throws MetainfoException when what is asked for cannot be made
   */
  Metainfo create(CreateTorrent request, LongConsumer hashed) throws IOException, MetainfoException;

  /** The bytes that {@link #create} will hash. */
  long payloadLength(CreateTorrent request) throws IOException;

  /**
   * Checks a torrent's data.
   *
   * @param savePath the directory that holds the torrent's files or directory
   * @param hashed is told how many bytes are done, from time to time, from any thread
   * @return the pieces that are right; what is missing or unreadable is not among them
   */
  PieceSet verify(Metainfo metainfo, Path savePath, LongConsumer hashed) throws IOException;

  /** The files of a torrent below {@code savePath}, in torrent order. */
  List<Path> files(Metainfo metainfo, Path savePath);
}
