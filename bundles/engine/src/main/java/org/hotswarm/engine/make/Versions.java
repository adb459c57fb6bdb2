package org.hotswarm.engine.make;

import org.hotswarm.api.AddTorrent.OfMagnet;
import org.hotswarm.api.AddTorrent.OfMetainfo;
import org.hotswarm.api.AddTorrent.Source;
import org.hotswarm.api.TorrentException;
import org.hotswarm.model.metainfo.Info;

/** Which versions of the protocol a torrent is of. A hybrid is transferred as v1 (BEP 52). */
public final class Versions {
  private static final String REMEDY = "; a hybrid or v1 torrent of the same data can";

  private Versions() {}

  /**
   * Says no to what has no v1 hash.
   *
   * @throws TorrentException when it is of v2 alone
   */
  public static void expectV1(Source source) throws TorrentException {
    if (source instanceof OfMetainfo file && file.metainfo().info().isV2Only()) {
      throw new TorrentException(
          TorrentException.Kind.UNSUPPORTED, refusal(file.metainfo().info()));
    }
    if (source instanceof OfMagnet link && link.magnet().isV2Only()) {
      throw new TorrentException(
          TorrentException.Kind.UNSUPPORTED,
          "the magnet link names a torrent by urn:btmh alone, and v2-only torrents cannot be"
              + " downloaded yet; one with urn:btih can");
    }
  }

  /** What to say of a v2-only torrent. */
  public static String refusal(Info info) {
    return info.name() + " is a v2-only torrent, which cannot be transferred yet" + REMEDY;
  }
}
