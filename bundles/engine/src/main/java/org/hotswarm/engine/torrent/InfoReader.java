package org.hotswarm.engine.torrent;

import java.nio.ByteBuffer;
import java.util.Optional;
import org.hotswarm.engine.make.TorrentLimits;
import org.hotswarm.model.metainfo.Info;
import org.hotswarm.model.metainfo.MetainfoException;
import org.hotswarm.spi.metainfo.MetainfoLimits;

/**
 * Reads info dictionaries that came from peers or from resume data, within the limits of the
 * settings.
 */
final class InfoReader {
  private InfoReader() {}

  static Optional<Info> read(ByteBuffer bytes, Household house) throws MetainfoException {
    MetainfoLimits limits = TorrentLimits.of(house.settings().get());
    return Optional.of(
        house.codecs().metainfo().decodeInfo(bytes, house.codecs().bencode(), limits));
  }
}
