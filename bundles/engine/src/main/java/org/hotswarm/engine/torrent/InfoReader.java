package org.hotswarm.engine.torrent;

import java.nio.ByteBuffer;
import java.util.Optional;
import org.hotswarm.api.settings.LimitSettings;
import org.hotswarm.api.settings.Settings;
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
    MetainfoLimits limits = limits(house.settings().get());
    return Optional.of(
        house.codecs().metainfo().decodeInfo(bytes, house.codecs().bencode(), limits));
  }

  private static MetainfoLimits limits(Settings settings) {
    MetainfoLimits standard = MetainfoLimits.STANDARD;
    return new MetainfoLimits(
        settings.get(LimitSettings.TORRENT_BYTES),
        settings.get(LimitSettings.PIECES),
        settings.get(LimitSettings.DIRECTORY_DEPTH),
        settings.get(LimitSettings.RENAMED_DUPLICATES),
        standard.magnetCharacters(),
        standard.magnetTrackers(),
        standard.magnetPeers());
  }
}
